#pragma once
/// What a subcommand is: plain data that the parser reads and the help is made from.
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "apps/cli/screen/console.hpp"
#include "engine/nearest.hpp"

namespace concordat::apps {

/// 0 and 1 .. as scripts see them.
enum ExitCode : int {
  done = 0,
  some_failed = 1,
  bad_input = 2,
  not_written = 3,
  own_fault = 4,  ///< an error of the program or the machine, such as no memory left
  interrupted = 130
};

/// What a command has besides its options.
struct Session {
  Console& console;
  std::vector<std::string> words;  ///< the command line, the program's name first
};

/// Takes the text of a value; throws engine::UserError where it cannot.
using TakeValue = std::function<void(const std::string& text)>;

struct Option {
  std::string name;   ///< "--seed"; for a word without a name "FILE", "[SCENARIO]" if
                      ///< optional, "FILE..." if there may be several
  std::string value;  ///< what follows it in the help: "N"; empty where nothing does
  std::string help;
  TakeValue take;       ///< called for each time that it stands on the line
  std::string brief{};  ///< a short form, where it has one: "-o"
};

struct Command {
  std::string name;
  std::string gives;                  ///< what one gets
  std::vector<std::string> examples;  ///< without the program's name
  std::vector<Option> options;
  std::function<int(Session&)> act;  ///< returns an ExitCode; throws engine::UserError, WriteError
};

TakeValue into(std::string& text);
TakeValue into(std::vector<std::string>& texts);
/// Sets a flag; for options without a value.
TakeValue flag(bool& is_set);
/// A whole number within [low, high]; "10,000" may be written so, and no other commas.
TakeValue whole_number(const std::string& option, std::uint64_t low, std::uint64_t high,
                       std::function<void(std::uint64_t)> keep);
/// One of some words; anything else is refused with the nearest.
TakeValue one_of(const std::string& option, const std::vector<std::string>& words,
                 std::function<void(std::size_t index)> keep);

using engine::did_you_mean;
using engine::listed;

}  // namespace concordat::apps
