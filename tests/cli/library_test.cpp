// Scenarios beside their counterfactuals, as a command and as a page.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "apps/cli/words/library/text.hpp"
#include "tests/cli/words.hpp"
#include "tests/paths.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

TEST_CASE("library shows what came of each expectation within 80 columns") {
  const Answer answer = say({"library", "one_says_no", "three_places", "--replicates", "8"});
  REQUIRE(answer.code == apps::ExitCode::done);
  CHECK(tests::width(answer.out) <= apps::screen_columns);
  CHECK_THAT(answer.out, Contains("one_says_no: integration, month 48 lower") &&
                             Contains("2 scenarios · 24 runs") && Contains(" of 2 as expected") &&
                             Contains("nothing is expected of three_places") &&
                             Contains("not a forecast"));
}

TEST_CASE("library says the same as JSON on any number of threads") {
  const std::vector<std::string> words{"library",  "one_says_no", "--replicates", "9",
                                       "--format", "json",        "--threads"};
  std::vector<std::string> one = words, two = words;
  one.emplace_back("1");
  two.emplace_back("2");
  const Answer answer = say(one);
  CHECK(answer.out == say(two).out);
  const json found = json::parse(answer.out);
  CHECK(found["pairs"] == 9);
  REQUIRE(found["expectations"].size() == 2);
  const json& first = found["expectations"][0];
  CHECK(first["beside"] == "without the largest refuses");
  CHECK(first["expected"] == "lower");
  CHECK(first["as_shipped"].get<double>() - first["without"].get<double>() ==
        Approx(first["difference"].get<double>()));
}

TEST_CASE("library keeps a page, and what is there unless it is asked to replace it") {
  const tests::Folder folder;
  const std::string page = folder.file("page.md");
  const std::vector<std::string> words{"library", "one_says_no", "--replicates",
                                       "2",       "--output",    page};
  REQUIRE(say(words).code == apps::ExitCode::done);
  CHECK_THAT(tests::content(page), Contains("| one_says_no | without the largest refuses | "));
  CHECK(say(words).code == apps::ExitCode::bad_input);
}

TEST_CASE("library judges a file, and says what is wrong with its expectation and where") {
  const tests::Folder folder;
  const std::string sound = folder.file("mine.txtpb"), bad = folder.file("bad.txtpb");
  std::ofstream(sound) << "include: \"three_places\" regime: majority\nexpectation { than: "
                          "\"three_places\" sign: higher source: \"me\" }\n";
  CHECK_THAT(say({"library", sound, "--replicates", "8"}).out,
             Contains("mine: integration higher than: three_places"));
  std::ofstream(bad) << "include: \"three_places\"\n"
                        "expectation { set: \"trust.gian=.1\" sign: higher source: \"me\" }\n"
                        "expectation { set: \"regime=aco\" outcome: \"final_intgration\"\n"
                        "  sign: lower }\n"
                        "expectation { without_event: \"snow\" sign: lower source: \"me\" }\n"
                        "expectation { sign: unsaid }\n";
  const Answer answer = say({"library", bad});
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("bad.txtpb:2:1: the counterfactual cannot be read") &&
                             Contains("did you mean \"gain\"?") && Contains("bad.txtpb:3:") &&
                             Contains("\"final_integration\"?") && Contains("needs source") &&
                             Contains("bad.txtpb:5:") && Contains("no event is called \"snow\"") &&
                             Contains("bad.txtpb:6:") && Contains("needs because"));
  CHECK(say({"library", "no_such_scenario"}).code == apps::ExitCode::bad_input);
}

// `./dev library` writes it anew.
TEST_CASE("the page has a row for every expectation of the library") {
  const std::string text =
      tests::content((tests::project_folder() / "analysis/library/results.md").string());
  for (const auto& shipped : configs::shipped_scenarios()) {
    if (shipped.is_part()) continue;
    for (const auto& expected : configs::read_expected(shipped.name).expectations) {
      INFO(shipped.name);
      if (configs::is_said(expected))
        CHECK_THAT(text, Contains(apps::page_row_start(shipped.name, expected)));
      else
        CHECK_THAT(text, Contains("- `" + shipped.name + "`: " + expected.because));
    }
  }
}
