// The table-top exercise, and what a stress test says of gains, of rules and of who goes first.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

namespace {
std::string tested(const std::string& output, const std::vector<std::string>& more) {
  std::vector<std::string> words{"stress", "three_places", "--replicates", "8",   "--months",
                                 "72",     "--quiet",      "--output",     output};
  words.insert(words.end(), more.begin(), more.end());
  const Answer answer = say(words);
  INFO(answer.err);
  REQUIRE(answer.code == apps::ExitCode::done);
  return output;
}

std::string shown(std::vector<std::string> words) {
  words.insert(words.begin(), "stress");
  const Answer answer = say(words);
  INFO(answer.err);
  REQUIRE(answer.code == apps::ExitCode::done);
  CHECK(tests::width(answer.out) <= 80);
  return answer.out;
}

std::string refused(std::vector<std::string> words) {
  words.insert(words.begin(), "stress");
  const Answer answer = say(words);
  CHECK(answer.code == apps::ExitCode::bad_input);
  return answer.err;
}
}  // namespace

TEST_CASE("a table-top exercise has a script, sheets by kind and never by name, the answer last") {
  const tests::Folder folder;
  const std::string file =
      tested(folder.file("s.h5"), {"--shock", "squeeze", "--regime", "memorandum"});
  const std::string script = shown({file, "--exercise"});
  CHECK(tests::lines(script).size() <= 160);
  CHECK_THAT(script, Contains("Cut of income, 6 %") && Contains("not of any body") &&
                         Contains("acute trusts (2)") && !Contains("Ashby") &&
                         Contains("Income of everybody falls by 6 %, about £114 m a year"));
  const std::size_t sheets = script.find("sheets to cut out"),
                    last = script.find("last page, handed out");
  CHECK(script.find("after 3 months · 15 minutes") < sheets);
  CHECK(script.find("margin, £m") > sheets);
  // What the model did is on the last page alone.
  for (const char* secret : {"of runs retreat", "without it", "first to go"}) {
    INFO(secret);
    CHECK(script.find(secret) > last);
  }
  const std::string map = tested(folder.file("map.h5"), {"--map"});
  CHECK_THAT(refused({map, "--exercise"}), Contains("no matrix"));
  CHECK_THAT(refused({"three_places", "--map", "--exercise"}), Contains("asks for something else"));
}

TEST_CASE("a shock that cannot happen is said to be bound, not to lose nothing") {
  const tests::Folder folder;
  const std::string file =
      tested(folder.file("s.h5"),
             {"--shock", "squeeze", "--shock", "largest_withdraws", "--regime", "statutory"});
  CHECK_THAT(refused({file, "--exercise", "--regime", "statutory", "--shock", "largest_withdraws"}),
             Contains("largest_withdraws cannot happen under statutory: bound, may not leave"));
}

TEST_CASE("an exercise for programs has what the script has, and its numbers") {
  const tests::Folder folder;
  const std::string file =
      tested(folder.file("s.h5"), {"--shock", "squeeze", "--regime", "memorandum"});
  const json told = json::parse(say({"stress", file, "--exercise", "--format", "json"}).out);
  const std::string script = shown({file, "--exercise"});
  CHECK(told["moments"].size() == 6);
  for (const json& moment : told["moments"]) {
    CHECK(moment["kinds"].size() == told["moments"][0]["kinds"].size());
    for (const json& question : moment["questions"])
      CHECK_THAT(script, Contains(question.get<std::string>().substr(0, 40)));
    CHECK(double(moment["kinds"][0]["trusted"]) <= 1);
  }
  CHECK_THAT(told["moments"][1]["news"].get<std::string>(), Contains("falls by 6 %"));
  CHECK(told["other_ways"].empty());
}

TEST_CASE("a shock that is about one partner alone can be rehearsed") {
  const tests::Folder folder;
  for (const std::string shock : {"largest_withdraws", "largest_refuses"}) {
    const std::string file =
        tested(folder.file(shock + ".h5"), {"--shock", shock, "--regime", "memorandum"});
    CHECK_THAT(shown({file, "--exercise"}),
               Contains("The largest partner (of the acute trusts)") &&
                   Contains("first to go: the partner that the shock is about"));
  }
}

TEST_CASE("an exercise plays what loses most under the scenario's own form, or what is named") {
  const tests::Folder folder;
  const std::string file =
      tested(folder.file("s.h5"), {"--shock", "hard_winters", "--shock", "largest_withdraws",
                                   "--regime", "majority", "--regime", "memorandum"});
  const json cells = json::parse(say({"stress", file, "--format", "json"}).out)["cells"];
  const auto lost = [&](const std::string& shock) {
    for (const json& cell : cells)
      if (cell["regime"] == "memorandum" && cell["shock"] == shock)
        return double(cell["years_lost"]["value"]);
    return -1.;
  };
  REQUIRE(lost("largest_withdraws") > lost("hard_winters"));
  CHECK_THAT(shown({file, "--exercise"}),
             Contains("Largest partner withdraws") && Contains("MoU with partnership board"));
  CHECK_THAT(shown({file, "--exercise", "--regime", "majority", "--shock", "hard_winters"}),
             Contains("Hard winters, 20 %") && Contains("partnership board with majority vote") &&
                 Contains("The shock was asked for"));
  CHECK_THAT(refused({file, "--exercise", "--regime", "aco"}),
             Contains("was not tested in") && Contains("there are majority, memorandum"));
  CHECK_THAT(refused({file, "--exercise", "--shock", "elections"}), Contains("hard_winters"));
  CHECK_THAT(refused({file, "--exercise", "--regime", "majority", "--regime", "memorandum"}),
             Contains("plays one cell"));
}

TEST_CASE(
    "where the scenario's own form was not tried, the worst of all is played and it is said") {
  const tests::Folder folder;
  const std::string file =
      tested(folder.file("s.h5"), {"--shock", "squeeze", "--regime", "majority"});
  CHECK_THAT(shown({file, "--exercise"}), Contains("the scenario's own way"));
}

TEST_CASE("a shock that adds joint work is a gain, and nothing has to come back from it") {
  const tests::Folder folder;
  const std::string file =
      tested(folder.file("s.h5"), {"--shock", "law_changed", "--regime", "memorandum"});
  CHECK_THAT(shown({file}), Contains("gains ") && Contains("Law changed: adds joint work") &&
                                Contains("nothing to come back from") && !Contains("neither") &&
                                !Contains("half are"));
  CHECK_THAT(refused({file, "--exercise"}), Contains("no shock takes joint work under memo"));
}

TEST_CASE("under each rule of choice retreats with and without the shock stand side by side") {
  const tests::Folder folder;
  const std::string file =
      tested(folder.file("s.h5"), {"--shock", "squeeze", "--regime", "memorandum"});
  const std::string text = shown({file});
  CHECK_THAT(text, Contains("retreat\n") && Contains("with it") &&
                       Contains("copies partners that fare better") && !Contains("bush mosteller"));
  CHECK_THAT(text, Contains("concordat report") && !Contains("--format json"));
  CHECK_THAT(text, Contains("chance alone") && Contains("--uncertain"));
}

TEST_CASE("who goes first is held against how many there are of its kind") {
  const tests::Folder folder;
  const std::string text =
      shown({tested(folder.file("s.h5"), {"--shock", "squeeze", "--regime", "memorandum"})});
  CHECK_THAT(text, Contains("no more often than their") && Contains("% of bodies)"));
}
