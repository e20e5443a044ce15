#pragma once
/// Command lines, read with CLI11.
#include <string>
#include <vector>

#include "apps/cli/options/command.hpp"

namespace concordat::apps {

/// What a command line asks for.
struct Request {
  enum class What { overview, help, version, act };
  What what = What::overview;
  const Command* command = nullptr;  ///< for help and act
  bool ascii = false;
};

/// Reads the words after the program's name, which is what it is called, and hands their values to
/// the options. Throws engine::UserError for unknown commands, options and values, with the nearest
/// word.
Request parse(const std::vector<std::string>& words, const std::vector<Command>& commands,
              const std::string& program);

/// The options that every command has.
const std::vector<Option>& common_options();

}  // namespace concordat::apps
