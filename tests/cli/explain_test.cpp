// Why an organisation did what it did, as a person reads it and as a program does.
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "engine/store/results.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::Answer;
using tests::say;
using Json = nlohmann::json;

namespace {
Answer explain(std::vector<std::string> words) {
  words.insert(words.begin(), {"explain", "three_places"});
  return say(words);
}

Json explained(std::vector<std::string> words) {
  words.insert(words.end(), {"--format", "json"});
  const Answer answer = explain(words);
  REQUIRE(answer.code == apps::ExitCode::done);
  return Json::parse(answer.out);
}
}  // namespace

TEST_CASE("explain says what an organisation expected, weighed, did and voted") {
  const Answer answer = explain({"--organisation", "Brook CCG", "--month", "36"});
  CHECK(answer.code == apps::ExitCode::done);
  for (const char* words :
       {"Brook CCG", "Three places", "Apr 2019 (month 36)", "run 0 of seed 1", "Brook, the place's",
        "The Vale, the system's board", "Brook District Hospital", "trust", "benefit of joining",
        "cost of joint work", "together", "a chance of joint work of", "of 6 for",
        "nobody vetoes: passed", "one run of many"})
    CHECK_THAT(answer.out, Contains(words));
  CHECK(tests::width(answer.out) <= apps::screen_columns);
}

TEST_CASE("the terms that explain shows add up to the utility that gave the chance") {
  const Json json = explained({"--month", "36"});
  int choices = 0;
  for (const Json& organisation : json["organisations"])
    for (const Json& forum : organisation["forums"]) {
      double sum = 0;
      for (const Json& term : forum["grounds"]["terms"]) sum += term["value"].get<double>();
      CHECK(sum == Approx(forum["grounds"]["utility"].get<double>()).margin(1e-5));
      CHECK(forum["chance"].get<double>() == Approx(1 / (1 + std::exp(-sum))).margin(1e-4));
      ++choices;
    }
  CHECK(choices > 13);
}

TEST_CASE("explain looks into the run that is simulated") {
  const tests::Folder folder;
  const std::string file = folder.file("runs.h5");
  REQUIRE(say({"run", "three_places", "--months", "37", "--replicates", "3", "--output", file,
               "--quiet"})
              .code == apps::ExitCode::done);
  const engine::ResultFile result(file);
  const std::vector<float> collaboration = result.outcome("final_collaboration");
  for (const std::size_t run : {0u, 1u, 2u}) {
    const Json json = explained({"--months", "37", "--run", std::to_string(run)});
    CHECK(json["series"]["collaboration"].get<float>() == collaboration[run]);
  }
}

TEST_CASE("a month without a choice is explained by the last one before it") {
  const Answer between = explain({"--organisation", "C2", "--month", "2019-06"});
  CHECK_THAT(between.out, Contains("month 38 brought no choice"));
  CHECK_THAT(between.out, Contains("Apr 2019 (month 36)"));
  const Json awake =
      explained({"--organisation", "C2", "--month", "38", "--set", "switches.asynchronous=true"});
  CHECK(awake["organisation"]["forums"][0]["decides"] == true);
  CHECK(awake["month"] <= 38);
}

TEST_CASE("explain has words for every rule of choice") {
  for (const agents::RuleRow& rule : agents::decision_table()) {
    const std::string set = "decision=" + std::string(rule.name);
    const Answer answer = explain({"--organisation", "H2", "--month", "36", "--set", set});
    CAPTURE(rule.name);
    CHECK(answer.code == apps::ExitCode::done);
    CHECK(tests::width(answer.out) <= apps::screen_columns);
    const std::string words = rule.name == "logit"            ? "a chance of joint work of"
                              : rule.name == "best_response"  ? "nothing: "
                              : rule.name == "fermi"          ? "it looked at "
                              : rule.name == "bush_mosteller" ? "it had hoped for"
                                                              : "it joins once";
    CHECK_THAT(answer.out, Contains(words));
  }
}

TEST_CASE("explain has words for every regime") {
  for (const agents::RegimeRow& regime : agents::regime_table()) {
    const std::string set = "regime=" + std::string(regime.name);
    const Answer answer = explain({"--organisation", "G1", "--month", "60", "--set", set});
    CAPTURE(regime.name);
    CHECK(answer.code == apps::ExitCode::done);
    CHECK(tests::width(answer.out) <= apps::screen_columns);
    CHECK_THAT(answer.out, Contains("passed") || Contains("no vote"));
  }
}

TEST_CASE("without an organisation explain shows everybody's choices and all votes") {
  const Answer answer = explain({"--month", "36"});
  CHECK(answer.code == apps::ExitCode::done);
  for (const char* words : {"Ashby General Hospital", "Cleeve GP Federation", "Ashby, the place's",
                            "The Vale, the system's board", "passed"})
    CHECK_THAT(answer.out, Contains(words));
  CHECK(tests::width(answer.out) <= apps::screen_columns);
}

TEST_CASE("explain finds an organisation by its code or by a part of its name") {
  for (const char* name : {"H2", "h2", "Brook District Hospital", "brook district"})
    CHECK(explained({"--organisation", name, "--month", "3"})["organisation"]["code"] == "H2");
}

TEST_CASE("explain refuses whom it does not know, with the nearest name") {
  const Answer typo = explain({"--organisation", "Brok CCG"});
  CHECK(typo.code == apps::ExitCode::bad_input);
  CHECK_THAT(typo.err, Contains("nobody in this scenario") && Contains("\"Brook CCG\""));
  const Answer many = explain({"--organisation", "brook"});
  CHECK(many.code == apps::ExitCode::bad_input);
  CHECK_THAT(many.err, Contains("4 are called something like that"));
}

TEST_CASE("explain refuses a month beyond the horizon, and what is no month") {
  for (const char* month : {"120", "-1", "2026-04", "2016-03", "2019-13", "soon"}) {
    const Answer answer = explain({"--organisation", "H2", "--month=" + std::string(month)});
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains("allowed 0 to 119, or a date from 2016-04 on"));
  }
}

TEST_CASE("explain proposes the next run, and speaks ASCII where it must") {
  CHECK_THAT(explain({"--month", "36", "--run", "7"}).out, Contains("--month 36 --run 8"));
  const Answer ascii = explain({"--organisation", "H2", "--month", "36", "--ascii"});
  for (const char c : ascii.out) CHECK(static_cast<unsigned char>(c) < 128);
}
