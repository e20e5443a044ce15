// The program itself, killed and interrupted at work.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "engine/store/results.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::say;

namespace {
const std::string program = CONCORDAT_BINARY_DIR "/concordat";

/// Long enough to be caught at work: every eight runs are made safe on disk.
std::vector<std::string> job(const std::string& output) {
  return {"run",  "--footprint",    "dorset", "--months", "24",  "--replicates",
          "2000", "--commit-every", "8",      "--output", output};
}

/// Starts the program with its errors going to a file.
pid_t start(std::vector<std::string> words, const std::string& errors) {
  words.insert(words.begin(), program);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    const int file = open(errors.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    dup2(file, STDERR_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
    execv(program.c_str(), arguments.data());
    _exit(127);
  }
  return child;
}

/// Waits until some runs are safe, sends the signal, and returns how the program ended.
int signal_at_work(pid_t child, const std::string& output, int signal) {
  for (int k = 0; k < 30000; ++k) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const auto status = engine::journal_status(output);
    if (status && status->committed >= 16) break;
  }
  kill(child, signal);
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

std::string digest_of(const std::string& file) { return say({"info", file, "--digest"}).out; }

std::string uninterrupted_digest(const tests::Folder& folder) {
  REQUIRE(say(job(folder.file("whole.h5"))).code == apps::ExitCode::done);
  return digest_of(folder.file("whole.h5"));
}
}  // namespace

TEST_CASE("a killed run is resumed and ends in the same bits") {
  const tests::Folder folder;
  const std::string output = folder.file("killed.h5");
  const int status = signal_at_work(start(job(output), folder.file("errors")), output, SIGKILL);
  REQUIRE(WIFSIGNALED(status));
  CHECK_FALSE(std::filesystem::exists(output));
  const auto left_over = engine::journal_status(output);
  REQUIRE(left_over);
  CHECK(left_over->committed >= 16);

  const tests::Answer refused = say(job(output));
  CHECK(refused.code == apps::ExitCode::bad_input);
  CHECK_THAT(refused.err, Contains("--resume"));

  // By the program itself: a build may have its own version.
  int resumed = 0;
  std::vector<std::string> words = job(output);
  words.emplace_back("--resume");
  waitpid(start(words, folder.file("errors")), &resumed, 0);
  CHECK(WEXITSTATUS(resumed) == apps::ExitCode::done);
  CHECK(digest_of(output) == uninterrupted_digest(folder));
}

TEST_CASE("an interrupted run keeps what was finished and prints the command to go on") {
  const tests::Folder folder;
  const std::string output = folder.file("an interrupted run.h5");
  const int signal = GENERATE(SIGINT, SIGTERM);
  const int status = signal_at_work(start(job(output), folder.file("errors")), output, signal);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == apps::ExitCode::interrupted);
  const std::string errors = tests::content(folder.file("errors"));
  CHECK_THAT(errors, Contains("interrupted: ") && Contains(" of 2,000 runs are kept"));
  const std::string marker = "go on with   ";
  REQUIRE_THAT(errors, Contains(marker));
  const std::string command = errors.substr(errors.find(marker) + marker.size());
  CHECK_THAT(command, Contains("--resume"));
  std::ofstream(folder.file("go_on.sh")) << command;
  CHECK(std::system(("sh " + folder.file("go_on.sh") + " > /dev/null 2>&1").c_str()) == 0);
  CHECK(digest_of(output) == uninterrupted_digest(folder));
}
