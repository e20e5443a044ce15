#include "tests/cluster/started.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <regex>
#include <thread>

#include "engine/error.hpp"
#include "engine/store/results.hpp"

namespace concordat::tests {
namespace {
constexpr int skipped = 77;  // as cluster.cmake says

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Asks every few milliseconds until it is so, or the time is over.
template <class Condition>
bool becomes_true(Condition condition, int seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

bool has_runs(const std::string& output, std::uint64_t runs) {
  const auto unfinished = engine::read_unfinished(output);
  if (!unfinished || unfinished->committed < runs) return false;
  for (const auto& part : unfinished->parts)
    if (part.part > 0 && part.committed > 0) return true;
  return false;
}
}  // namespace

Running::Running(const std::string& script) {
  std::ofstream(folder_ / "script") << script << '\n';
  process_ = fork();
  REQUIRE(process_ >= 0);
  if (process_ > 0) return;
  setpgid(0, 0);
  dup2(open((folder_ / "said").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600), STDOUT_FILENO);
  dup2(STDOUT_FILENO, STDERR_FILENO);
  dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
  setenv("TMPDIR", (folder_ / "").c_str(), 1);  // where mpirun leaves things that is killed
  execl("/bin/sh", "sh", (folder_ / "script").c_str(), static_cast<char*>(nullptr));
  _exit(127);
}

Running::~Running() {
  if (!has_ended_) {
    kill(-process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
}

std::vector<pid_t> Running::children() const {
  const std::string process = std::to_string(process_);
  std::ifstream list("/proc/" + process + "/task/" + process + "/children");
  return {std::istream_iterator<pid_t>(list), {}};
}

Ended Running::wait() {
  int status = 0;
  if (!becomes_true([&] { return waitpid(process_, &status, WNOHANG) == process_; }, 90)) {
    kill(-process_, SIGKILL);
    waitpid(process_, &status, 0);
  }
  has_ended_ = true;
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          content(folder_ / "said")};
}

Ended started(const std::string& script) { return Running(script).wait(); }

std::string mpirun_words(int ranks) {
  // Tests may run as root, on fewer cores than ranks, and beside one another.
  return "env OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 "
         "mpirun --oversubscribe --bind-to none -n " +
         std::to_string(ranks) + " ";
}

Ended mpirun(int ranks, const std::string& command) {
  return started("exec " + mpirun_words(ranks) + command);
}

std::vector<std::string> digests_in(const std::string& said) {
  static const std::regex digest("(^|\n)([0-9a-f]{32})(?=\n)");
  std::vector<std::string> found;
  for (std::sregex_iterator at(said.begin(), said.end(), digest), end; at != end; ++at)
    found.push_back((*at)[2].str());
  return found;
}

bool wait_for_runs(const std::string& output, std::uint64_t runs) {
  return becomes_true([&] { return has_runs(output, runs); }, 30);
}

void skip(const std::string& why) {
  std::cout << "skipped: " << why << std::endl;
  std::_Exit(skipped);
}

void need_mpi() {
#ifndef CONCORDAT_HAS_MPI
  skip("this build has no MPI (group cluster of .packages)");
#endif
  if (started("command -v mpirun").code != 0) skip("mpirun is not installed");
}

}  // namespace concordat::tests
