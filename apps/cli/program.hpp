#pragma once
/// The program from its words to its exit code.
#include <string>
#include <vector>

#include "apps/cli/options/command.hpp"

namespace concordat::apps {

/// All subcommands, in the order of the help.
std::vector<Command> all_commands();

/// What `act` returns, or the exit code of what it throws, which is shown to the caller of `program`.
int answer_for(const std::function<int()>& act, const std::string& program, Console& console);

/// Runs a command line (the program's name first). Errors are shown, never thrown.
int run_program(const std::vector<std::string>& words, Console& console);

}  // namespace concordat::apps
