// Who becomes an integrated care system, when and why.
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

namespace {

json document(std::vector<std::string> words) {
  words.insert(words.begin(), "systems");
  words.insert(words.end(), {"--replicates", "4", "--format", "json"});
  const Answer answer = say(words);
  REQUIRE(answer.code == apps::ExitCode::done);
  return json::parse(answer.out);
}

const json& system_of(const json& all, const std::string& code) {
  for (const json& system : all["systems"])
    if (system["code"] == code) return system;
  FAIL("no system " << code);
  return all;
}

}  // namespace

TEST_CASE("England's systems come to the status in their waves on record, and then everyone") {
  const json all = document({"england_becomes_integrated"});
  CHECK(all["systems"].size() == 44);
  const std::map<std::string, int> months{
      {"E54000041", 14}, {"E54000043", 25}, {"E54000030", 38}, {"E54000013", 60}};
  for (const auto& [code, month] : months) {
    const json& system = system_of(all, code);
    CHECK(system["median_month"] == month);
    CHECK(system["by_end"] == 1);
    CHECK(system["how"][month < 60 ? "record" : "event"] == 1);
    CHECK(system["by_month"][std::size_t(month - 1)] == 0);
    CHECK(system["by_month"][std::size_t(month)] == 1);
  }
  // As many people as lived in the whole footprints that were in a wave.
  const std::vector<std::pair<std::size_t, double>> shares{{14, .137}, {25, .217}, {38, .330}};
  for (const auto& [month, share] : shares) {
    double people = 0, there = 0;
    for (const json& system : all["systems"]) {
      people += double(system["people"]);
      there += double(system["people"]) * double(system["by_month"][month]);
    }
    CHECK(there / people == Approx(share).margin(.001));
  }
}

TEST_CASE("without its record England chooses on merit, and says who missed which bar") {
  const json all = document({"--footprint", "england", "--months", "48", "--merit-alone"});
  REQUIRE(all["waves"].size() == 3);
  double chosen = 0;
  for (const json& system : all["systems"]) {
    CHECK(system["how"]["record"] == 0);
    const json& wave = system["waves"][0];
    CHECK(wave["month"] == 14);
    chosen += double(wave["chosen"]);
    const double missed = double(wave["no_trust"]) + double(wave["no_money"]) +
                          double(wave["no_integration"]) + double(wave["others_better"]) +
                          double(wave["chosen"]);
    CHECK(missed >= double(wave["runs"]) - 1e-9);
  }
  CHECK(chosen == Approx(double(all["waves"][0]["chosen"])));
  CHECK(chosen <= 10);
  const json& score = all["waves"][0];
  CHECK(score["on_record"] == 6);
  CHECK(double(score["hits_at_random"]) == Approx(chosen * 6 / 44));
  CHECK(double(score["hits"]) + double(score["false_alarms"]) == Approx(chosen));
}

TEST_CASE("the screen shows the same, and who lost the status") {
  const Answer answer = say({"systems", "an_empty_badge", "--replicates", "4"});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("The Vale") && Contains("100 %") && Contains("record"));
  const Answer merit = say({"systems", "--footprint", "england", "--months", "30", "--merit-alone",
                            "--replicates", "2"});
  CHECK_THAT(merit.out, Contains("at random") && Contains("false alarms") && Contains("Jun 2017"));
}
