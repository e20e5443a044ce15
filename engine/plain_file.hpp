#pragma once
/// What can be read from its beginning to its end: pipes, devices and the like never end.
#include <string>

namespace concordat::engine {

/// "is a folder", "is a pipe", "is a device", "is a socket"; "" for an ordinary file, whatever
/// links lead to it, and where nothing can be found.
std::string why_no_file(const std::string& path);

}  // namespace concordat::engine
