// The program itself, killed and interrupted at work.
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>

#include "tests/cli/processes.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::say;
using tests::signal_at_work;
using tests::start;

namespace {
/// Long enough to be caught at work: every eight runs are made safe on disk.
std::vector<std::string> job(const std::string& output) {
  return {"run",  "--footprint",    "dorset", "--months", "24",  "--replicates",
          "2000", "--commit-every", "8",      "--output", output};
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
  std::vector<std::string> words = job(output);
  words.emplace_back("--resume");
  CHECK(tests::exit_code(words, folder.file("errors")) == apps::ExitCode::done);
  CHECK(digest_of(output) == uninterrupted_digest(folder));
}

TEST_CASE("an interrupted run keeps what was finished and prints the command to go on") {
  const tests::Folder folder;
  const std::string output = folder.file("an interrupted run.h5");
  const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
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

TEST_CASE("a hangup that is ignored, as under nohup, ends nothing") {
  const tests::Folder folder;
  const std::string output = folder.file("nohup.h5");
  std::signal(SIGHUP, SIG_IGN);
  const pid_t child = start(job(output), folder.file("errors"));
  std::signal(SIGHUP, SIG_DFL);
  CHECK(signal_at_work(child, output, SIGHUP) == 0);
  CHECK(std::filesystem::exists(output));
}

TEST_CASE("what nobody began cannot be resumed") {
  const tests::Folder folder;
  std::vector<std::string> words = job(folder.file("other.h5"));
  words.emplace_back("--resume");
  const tests::Answer answer = say(words);
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("other.h5: nothing to resume") && Contains("without --resume"));
  CHECK_FALSE(engine::journal_status(folder.file("other.h5")));
}

TEST_CASE("whoever reads an unfinished output is told how far it is and how to go on") {
  const tests::Folder folder;
  const std::string output = folder.file("killed.h5");
  signal_at_work(start(job(output), folder.file("errors")), output, SIGKILL);
  for (const std::string command : {"sensitivity", "compare", "replay"}) {
    const tests::Answer answer = say({command, output});
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains("is not finished: ") && Contains(" of 2,000 runs are kept") &&
                               Contains("status " + output) && Contains("--resume"));
  }
  const tests::Answer info = say({"info", output});
  CHECK(info.code == apps::ExitCode::done);
  CHECK_THAT(info.out,
             Contains("interrupted") && Contains("of 2,000 runs") && Contains("--resume"));
}
