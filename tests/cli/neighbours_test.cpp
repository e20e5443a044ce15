// What a command reads, what others are at, and what only has a name that it needs: left alone.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "analysis/fitting/simulation_log.hpp"
#include "engine/store/results.hpp"
#include "tests/cli/processes.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::Answer;
using tests::content;
using tests::say;

namespace {
void make_runs(const std::string& file) {
  REQUIRE(say({"run", "three_places", "--months", "12", "--replicates", "16", "--quiet", "--output",
               file})
              .code == apps::ExitCode::done);
}

void write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

engine::ResultHeader a_hundred_runs() {
  engine::ResultHeader header;
  header.runs = 100;
  return header;
}

/// By a shell, which closes what `streams` says.
int with_streams(const std::string& streams, std::vector<std::string> words,
                 const std::string& before = "") {
  words.insert(words.begin(), tests::program);
  const int status = std::system((before + apps::command_text(words) + streams).c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
}  // namespace

TEST_CASE("a command does not replace the file that it reads, by whatever name") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5"), link = folder.file("hard.h5");
  make_runs(file);
  std::filesystem::create_hard_link(file, link);
  const std::string before = content(file);
  for (const std::string& output : {file, folder.file("./a.h5"), link}) {
    const Answer answer =
        say({"replay", file, "--run", "3", "--quiet", "--output", output, "--overwrite"});
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains("is the file that has the run"));
  }
  CHECK(content(file) == before);
}

TEST_CASE("arms and stress tests do not replace the ensemble that they take") {
  const tests::Folder folder;
  const std::string file = folder.file("ensemble.h5");
  REQUIRE(say({"run", "three_places", "--uncertain", "--months", "12", "--replicates", "16",
               "--quiet", "--output", file})
              .code == apps::ExitCode::done);
  const std::string before = content(file);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"compare", "--ensemble", file, "--arm", "regime=majority", "--arm",
                                 "regime=aco", "--replicates", "2"},
        {"run", "three_places", "--ensemble", file, "--replicates", "16"},
        {"stress", "three_places", "--ensemble", file}}) {
    std::vector<std::string> line = words;
    line.insert(line.end(), {"--quiet", "--output", file, "--overwrite"});
    CHECK(say(line).code == apps::ExitCode::bad_input);
    CHECK(content(file) == before);
  }
}

TEST_CASE("what is printed never comes into a file, whichever streams were closed at the start") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5");
  const std::vector<std::string> words{
      "run",    "three_places",   "--months", "12",       "--replicates",
      "100000", "--commit-every", "16",       "--output", file};
  // The screen goes on until the time is up, or to what fails at once.
  for (const std::string streams : {" 2>&- >/dev/null", " <&- 2>&- >/dev/null", " >&- 2>&-"}) {
    INFO(streams);
    with_streams(streams, words, "timeout --preserve-status -s INT .7 ");
    const auto kept = engine::read_unfinished(file);
    REQUIRE(kept);
    CHECK((streams == " >&- 2>&-" || kept->committed > 0));
    for (const char* const shown : {"runs/s", "Three places\n"})
      CHECK(content(file + ".journal").find(shown) == std::string::npos);
    std::filesystem::remove(file + ".journal");
  }
  make_runs(file);
  CHECK(with_streams(" >&-", {"info", file}) == apps::ExitCode::not_written);
  CHECK(with_streams(" 2>&-", {"info", file}) == apps::ExitCode::done);
  CHECK(with_streams(" <&- >&- 2>&-", {"info", file}) == apps::ExitCode::not_written);
}

TEST_CASE("a link is not extended, nothing is simulated for it, and the file behind it is") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5"), link = folder.file("link.h5");
  make_runs(file);
  std::filesystem::create_symlink("a.h5", link);
  const Answer refused = say({"extend", link, "--replicates", "20", "--quiet"});
  CHECK(refused.code == apps::ExitCode::bad_input);
  CHECK_THAT(refused.err, Contains("link.h5: is a link to a.h5"));
  CHECK_FALSE(engine::read_unfinished(link));
  CHECK(say({"extend", link, "--replicates", "20", "--quiet", "--output", folder.file("b.h5")})
            .code == apps::ExitCode::done);
}

TEST_CASE(
    "what the file system refuses is said of the file, and is no error of the program's own") {
  const tests::Folder folder;
  const std::string loop = folder.file("loop.h5"), long_name = folder.file(std::string(300, 'x'));
  std::filesystem::create_symlink("loop.h5", loop);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"info", loop},
        {"info", long_name},
        {"replay", loop},
        {"extend", loop, "--replicates", "20"},
        {"compare", loop, loop},
        {"sensitivity", loop},
        {"check", long_name},
        {"run", long_name},
        {"run", "three_places", "--output", loop, "--resume"}}) {
    const Answer answer = say(words);
    INFO(apps::command_text(words));
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, !Contains("error of the program's own"));
  }
}

TEST_CASE("a validation is not begun where runs of another job are kept") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5");
  { const engine::ResultWriter begun(file, a_hundred_runs(), engine::IfExists::refuse); }
  for (const char* const more : {"--quiet", "--overwrite"}) {
    const Answer answer = say(
        {"validate", "--quick", "--patterns", "P1", "--replicates", "2", "--output", file, more});
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains("runs of another job are kept there"));
  }
  CHECK(engine::journal_status(file));
}

TEST_CASE("a calibration is not begun where another job is at work, nor a job where one is kept") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5");
  {
    const engine::ResultWriter at_work(file, a_hundred_runs(), engine::IfExists::refuse);
    const Answer answer =
        say({"calibrate", "recover_parameters", "--quiet", "--output", file, "--overwrite"});
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains("is being written by another process"));
    CHECK(answer.out.empty());
  }
  std::filesystem::remove(file + ".journal");
  const std::string log = analysis::SimulationLog::path_of(file);
  write(log, "concali2 and what was simulated");
  for (const char* const more : {"--quiet", "--overwrite"}) {
    const Answer answer = say({"run", "three_places", "--months", "12", "--output", file, more});
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains("a calibration is kept there"));
  }
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("a text that has the name of a calibration's draws is left alone") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5"), log = analysis::SimulationLog::path_of(file);
  for (const std::string notes : {"mine", "a text that is longer than the heading of such a log"}) {
    write(log, notes);
    const Answer answer =
        say({"calibrate", "recover_parameters", "--quiet", "--output", file, "--overwrite"});
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains("was not written by Concordat") && !Contains("--overwrite"));
    CHECK(content(log) == notes);
  }
}

TEST_CASE("a comparison of files keeps none, and says so") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5");
  make_runs(file);
  const Answer answer = say({"compare", file, file, "--output", folder.file("x.h5")});
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("--output, --resume and --overwrite go with --arm"));
}
