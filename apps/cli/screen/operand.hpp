#pragma once
/// Paths as words of a command.
#include <string>

namespace concordat::apps {

/// The path as commands take it: "./-k.h5" for one that would be read as an option.
std::string operand(const std::string& path);

}  // namespace concordat::apps
