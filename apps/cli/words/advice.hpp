#pragma once
/// Errors in the words of the command line: what to do is a value until here.
#include <string>

#include "engine/error.hpp"

namespace concordat::apps {

/// "--set trust.gain=3: ...\n   start again with --overwrite, or name another --output". Commands
/// are those of `program`, which is called as the user calls it.
std::string in_words(const engine::Error& error, const std::string& program);

/// "\n   for example ./concordat info results.h5": the end of a refusal.
std::string for_example(const std::string& program, const std::string& request);

}  // namespace concordat::apps
