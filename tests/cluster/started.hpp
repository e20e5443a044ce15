#pragma once
/// Starts programs as a person would, alone or under mpirun.
#include <sys/types.h>

#include <string>
#include <vector>

#include "tests/store/fake_simulation.hpp"

namespace concordat::tests {

/// How a command ended: what it said on both streams, and its exit code (128 + signal if killed).
struct Ended {
  int code = 0;
  std::string said;
};

/// A script of the shell at work, in a process group of its own that does not outlive this.
class Running {
 public:
  explicit Running(const std::string& script);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  pid_t process() const { return process_; }
  std::vector<pid_t> children() const;
  Ended wait();  ///< 90 seconds at most, then it is killed

 private:
  Folder folder_;
  pid_t process_ = 0;
  bool has_ended_ = false;
};

/// Runs a script to its end.
Ended started(const std::string& script);

/// Runs a command under mpirun with so many ranks.
Ended mpirun(int ranks, const std::string& command);

/// What stands before the command then.
std::string mpirun_words(int ranks);

/// The lines of what was said that are digests: 32 hexadecimal digits.
std::vector<std::string> digests_in(const std::string& said);

/// Waits until an unfinished output has so many runs committed, also by a part other than the main
/// one; false where it does not within 30 seconds.
bool wait_for_runs(const std::string& output, std::uint64_t runs);

/// Ends this test program with the code by which ctest knows a skipped test.
[[noreturn]] void skip(const std::string& why);

/// Skips where this build has no MPI or there is no mpirun.
void need_mpi();

}  // namespace concordat::tests
