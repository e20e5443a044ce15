#pragma once
/// Errors in the words of the command line: what to do is a value until here.
#include <string>

#include "engine/error.hpp"

namespace concordat::apps {

/// "--set trust.gain=3: ...\n   start again with --overwrite, or name another --output".
std::string in_words(const engine::Error& error);

}  // namespace concordat::apps
