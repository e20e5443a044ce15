/// Whatever goes wrong ends in words and an exit code, not in a crash.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <new>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "apps/cli/jobs/text_file.hpp"
#include "apps/cli/screen/table.hpp"
#include "engine/error.hpp"
#include "tests/cli/processes.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;

namespace {
/// The exit code and the words of a command that throws.
template <class Thrown>
tests::Answer when_thrown(const Thrown& thrown) {
  std::ostringstream out, err;
  apps::Console console{out, err, {}, {}};
  const int code = apps::answer_for([&]() -> int { throw thrown; }, "concordat", console);
  return {code, out.str(), err.str()};
}
}  // namespace

TEST_CASE(
    "a page whose name another file has taken meanwhile is kept beside it, and the file too") {
  const tests::Folder folder;
  const std::string path = folder.file("page.md");
  apps::expect_room(path, engine::IfExists::refuse);
  std::ofstream(path) << "notes";
  CHECK_THROWS_WITH(apps::write_text_file(path, "found"), Catch::Contains(path + ".tmp"));
  CHECK(tests::content(path) == "notes");
  CHECK(tests::content(path + ".tmp") == "found");
  apps::write_text_file(path, "found", engine::IfExists::overwrite);
  CHECK(tests::content(path) == "found");
}

TEST_CASE("whatever a command throws is told in words, with an exit code of its own") {
  CHECK(when_thrown(engine::UserError("no such place")).code == 2);
  CHECK(when_thrown(engine::WriteError("disk full")).code == 3);
  CHECK(when_thrown(std::bad_alloc()).code == 4);
  const auto fault = when_thrown(std::logic_error("odd"));
  CHECK(fault.code == 4);
  CHECK(fault.out.empty());
  CHECK(fault.err.find("an error of the program's own: odd") == 0);
}

TEST_CASE("results that standard output does not take end in exit code 3 and words") {
  const tests::Folder folder;
  const std::string file = folder.file("d.h5"), errors = folder.file("errors");
  REQUIRE(
      tests::say({"run", "three_places", "--months", "6", "--replicates", "8", "--output", file})
          .code == apps::ExitCode::done);
  const std::vector<std::vector<std::string>> commands{
      {"list", "parameters"},
      {"list", "footprints", "--format", "json"},
      {"check", "three_places"},
      {"info", file},
      {"info", file, "--digest"},
      {"status", file},
      {"replay", file},
      {"compare", file, file},
      {"money", "three_places"},
      {"explain", "three_places"},
      {"--help"},
      {"run", "--help"},
      {"--version"},
      {"run", "three_places", "--output", folder.file("e.h5")},
      {"validate", "--patterns", "P4", "--quick"}};
  for (const auto& words : commands) {
    std::string command = tests::shell_word(tests::program);
    for (const std::string& word : words) command += " " + apps::shell_word(word);
    INFO(command);
    const int status = std::system((command + " >/dev/full 2>" + errors).c_str());
    CHECK(WEXITSTATUS(status) == apps::ExitCode::not_written);
    CHECK(tests::content(errors).find("standard output: cannot be written: No space left") !=
          std::string::npos);
  }
}

TEST_CASE("what a file calls itself moves no cursor and colours nothing; JSON stays JSON") {
  const std::string title =
      "a\033[31mb\x7F"
      "c\nd\xC2\x9B"
      "e";
  for (const bool colour : {false, true}) {
    std::ostringstream out, err;
    apps::Console console{out, err, {.colour = colour}, {}};
    const apps::Table table{{{"title", "title"}}, {{apps::Cell(title)}}};
    console.print(console.strong(title) + " " + title + "\n" + apps::to_text(table));
    console.remark(title);
    for (const std::string& text : {out.str(), err.str()}) {
      INFO(text);
      CHECK(text.find("\033[31m") == std::string::npos);
      CHECK(text.find('\x7F') == std::string::npos);
      CHECK(text.find("\xC2\x9B") == std::string::npos);
    }
    CHECK((out.str().find("\033[1m") != std::string::npos) == colour);
  }
  std::ostringstream out, err;
  apps::Console console{out, err, {}, {}};
  console.print(apps::to_text(apps::Json{{"title", title}}));
  CHECK(nlohmann::json::parse(out.str())["title"] == title);
}
