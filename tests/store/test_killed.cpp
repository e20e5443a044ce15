#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "engine/error.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;

namespace {

constexpr std::uint64_t runs = 3000;

ResultHeader killed_header() {
  ResultHeader header = small_header(runs);
  header.trajectories = Trajectories::mean;
  return header;
}

/// How long a job takes when nobody kills it, start of the program included.
std::chrono::microseconds time_of_whole_job(const std::string& output) {
  const auto start = std::chrono::steady_clock::now();
  int status = 0;
  ::waitpid(start_child("[child]", output), &status, 0);
  REQUIRE(status == 0);
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

/// Kills the child after a while; true where it had finished before.
bool kill_after(pid_t child, std::chrono::microseconds wait) {
  std::this_thread::sleep_for(wait);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  const bool ended = WIFEXITED(status);
  if (ended) {
    REQUIRE(WEXITSTATUS(status) == 0);
  }
  return ended;
}

}  // namespace

TEST_CASE("child: a job to be killed", "[.child]") {
  const char* output = std::getenv("CONCORDAT_TEST_OUTPUT");
  REQUIRE(output != nullptr);
  ResultWriter writer(output, killed_header(), IfExists::resume);
  EnsembleOptions options;
  options.threads = 2;
  options.runs_per_commit = 24;
  if (!writer.finished()) {
    run_ensemble(writer, simulate_fake, options);
    writer.finish();
  }
}

TEST_CASE("a job killed at 50 random moments loses nothing that was committed") {
  const Folder folder;
  const std::string expected = run_whole(folder / "whole.h5", killed_header());
  double whole = double(time_of_whole_job(folder / "timed.h5").count());
  int kills = 0, jobs = 0;
  for (; kills < 50 && jobs < 200; ++jobs) {
    const int before = kills;
    const std::string output = folder / ("job" + std::to_string(jobs) + ".h5");
    std::uint64_t committed = 0;
    double patience = whole;  // grows with every attempt, so that on a busy machine too a job ends
    for (bool ended = false; !ended; patience *= 1.1) {
      const double moment = patience * share_of(std::uint64_t(kills), std::uint64_t(jobs));
      ended = kill_after(start_child("[child]", output),
                         std::chrono::microseconds(std::int64_t(moment)));
      kills += ended ? 0 : 1;
      const auto status = journal_status(output);
      const bool done = std::filesystem::exists(output);
      const std::uint64_t now = done ? runs : status ? status->committed : 0;
      CHECK(now >= committed);
      committed = now;
      if (done) {
        CHECK(ResultFile(output).digest() == expected);
      }
    }
    CHECK(ResultFile(output).stored_digest() == expected);
    CHECK_FALSE(std::filesystem::exists(output + ".journal"));
    CHECK_FALSE(std::filesystem::exists(output + ".tmp"));
    if (kills == before) whole *= 0.8;  // the machine is less busy than when the job was timed
  }
  CHECK(kills >= 50);
}
