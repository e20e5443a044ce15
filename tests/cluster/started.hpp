#pragma once
/// Starts programs as a person would, alone or under mpirun.
#include <string>
#include <vector>

namespace concordat::tests {

/// How a command ended: what it said on both streams, and its exit code.
struct Ended {
  int code = 0;
  std::string said;
};

/// Runs a script of the shell, for 90 seconds at most (then the code is 124).
Ended started(const std::string& script);

/// Runs a command under mpirun with so many ranks.
Ended mpirun(int ranks, const std::string& command);

/// What stands before the command then.
std::string mpirun_words(int ranks);

/// The lines of what was said that begin like a digest, that is with 32 hexadecimal digits.
std::vector<std::string> digests_in(const std::string& said);

/// Ends this test program with the code by which ctest knows a skipped test.
[[noreturn]] void skip(const std::string& why);

/// Skips where this build has no MPI or there is no mpirun.
void need_mpi();

}  // namespace concordat::tests
