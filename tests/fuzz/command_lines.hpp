#pragma once
/// Command lines through the door that `main` goes through.
#include <string>

namespace concordat::tests {

/// A word each line, the command first. Runs it in a folder of its own, which is emptied after it;
/// nothing outside can be named. Simulations are of one month and two runs; of commands that take
/// more the line alone is read.
void read_command_line(const std::string& bytes);

}  // namespace concordat::tests
