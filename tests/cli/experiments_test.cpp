// What `check` and `list` say of experiments.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "configs/experiment/experiment.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

TEST_CASE("every experiment that ships is listed with its size, on a screen of 80 columns") {
  const Answer answer = say({"list", "experiments"});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK(tests::width(answer.out) <= apps::screen_columns);
  const json rows = json::parse(say({"list", "experiments", "--format", "json"}).out);
  REQUIRE(rows.size() == configs::shipped_experiments().size());
  for (const json& row : rows) {
    INFO(row["name"]);
    CHECK_THAT(answer.out, Contains(std::string(row["name"])));
    CHECK(row["points"] > 0);
    CHECK(row["replicates_least"] <= row["replicates_most"]);
  }
}

TEST_CASE("check says what an experiment varies, and over what") {
  const tests::Folder folder;
  std::ofstream(folder.file("study.txtpb"))
      << "title: \"A study\" footprint: \"dorset\" months: 24 replicates: 5\n"
         "factor { path: \"trust.gain\" low: .01 high: .05 distribution: log_uniform }\n"
         "factor { path: \"regime\" level: \"majority\" level: \"aco\" }\n"
         "design { latin_hypercube { points: 1200 } } outcome { series: \"trust\" month: 12 }\n";
  const Answer answer = say({"check", folder.file("study.txtpb")});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK(tests::width(answer.out) <= apps::screen_columns);
  for (const std::string words :
       {"A study", "Latin hypercube · 1,200 points × 5 replicates · 6,000 runs", "trust.gain",
        "0.01 to 0.05, log-uniform", "majority, aco", "trust_12: trust after 12 months", "Dorset",
        "it is sound"})
    CHECK_THAT(answer.out, Contains(words));
  const json facts =
      json::parse(say({"check", folder.file("study.txtpb"), "--format", "json"}).out);
  CHECK(facts["points"] == 1200);
  CHECK(facts["factors"][1]["levels"][1] == "aco");
  CHECK(facts["first_scenario"]["regime"] == "majority");
  CHECK(facts["first_scenario"]["months"] == 24);
}

TEST_CASE("check shows an experiment of many factors on a screen") {
  const Answer answer = say({"check", "screening"});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK(tests::width(answer.out) <= apps::screen_columns);
  CHECK_THAT(answer.out, Contains("more factors"));
}

TEST_CASE("check refuses a bad experiment, and options that an experiment has of its own") {
  const tests::Folder folder;
  std::ofstream(folder.file("bad.txtpb")) << "footprint: \"dorset\"\nfactor { path: \"regim\" }\n";
  const Answer bad = say({"check", folder.file("bad.txtpb")});
  CHECK(bad.code == apps::ExitCode::bad_input);
  CHECK_THAT(bad.err, Contains("bad.txtpb:2:16: no setting \"regim\""));
  const Answer both = say({"check", "regimes_compared", "--footprint", "dorset"});
  CHECK(both.code == apps::ExitCode::bad_input);
  CHECK_THAT(both.err, Contains("takes no --footprint"));
}
