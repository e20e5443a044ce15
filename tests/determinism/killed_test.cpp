#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "agents/prepare.hpp"
#include "tests/determinism/outputs.hpp"
#include "tests/determinism/scenes.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {
constexpr std::uint64_t runs = 203;

/// A child process that runs the ensemble and says a byte at each step of progress.
struct Child {
  pid_t process;
  int progress;  ///< to read from
};

Child start(const std::string& output, const agents::Structure& structure) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t process = fork();
  REQUIRE(process >= 0);
  if (process == 0) {
    close(ends[0]);
    try {
      const auto say = [&](std::uint64_t, std::uint64_t) { (void)!write(ends[1], "+", 1); };
      run_into(output, structure, runs, {.threads = 2, .runs_per_commit = 8, .progress = say});
      _exit(0);
    } catch (...) {
      _exit(1);
    }
  }
  close(ends[1]);
  return {process, ends[0]};
}

/// Waits for the end and returns the exit status, or -1 for a process that was killed.
int finish(const Child& child) {
  int status = 0;
  REQUIRE(waitpid(child.process, &status, 0) == child.process);
  close(child.progress);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Steps of progress that a whole run takes.
int count_steps(const std::string& output, const agents::Structure& structure) {
  const Child child = start(output, structure);
  int steps = 0;
  for (char byte; read(child.progress, &byte, 1) == 1;) ++steps;
  REQUIRE(finish(child) == 0);
  return steps;
}

/// Kills a run some moments after a number of steps. Was it still at work?
bool run_and_kill(const std::string& output, const agents::Structure& structure, int steps,
                  int microseconds) {
  const Child child = start(output, structure);
  char byte;
  for (int step = 0; step < steps && read(child.progress, &byte, 1) == 1; ++step) {
  }
  usleep(static_cast<useconds_t>(microseconds));
  kill(child.process, SIGKILL);
  return finish(child) == -1;
}
}  // namespace

TEST_CASE("a run killed at any of 50 moments and resumed ends with the same digest") {
  const TemporaryFolder folder;
  const auto structure = agents::make_structure(scenes().front().scenario);
  const int steps = count_steps(folder.file("whole.h5"), structure);
  const std::string whole = engine::ResultFile(folder.file("whole.h5")).digest();
  REQUIRE(steps > 20);

  std::srand(1);
  int killed = 0;
  for (int moment = 0; moment < 50; ++moment) {
    // Evenly over the steps, the writing of the finished file (after the last step) included.
    const int after = moment * (steps + 1) / 50 + std::rand() % 2;
    const int then = std::rand() % (after >= steps ? 20000 : 500);
    const std::string output = folder.file(std::to_string(moment) + ".h5");
    INFO("killed " << then << " us after step " << after << " of " << steps);
    killed += run_and_kill(output, structure, after, then);
    REQUIRE(finish(start(output, structure)) == 0);
    CHECK(engine::ResultFile(output).stored_digest() == whole);
    CHECK(engine::ResultFile(output).digest() == whole);
    CHECK_FALSE(std::filesystem::exists(output + ".journal"));
  }
  CHECK(killed >= 40);
}
