// Patterns under changes: other settings, other places, other replicates.
#include "configs/experiment/patterns.hpp"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>

#include "agents/tables/parameter_names.hpp"
#include "configs/scenario/variants.hpp"
#include "engine/error.hpp"
#include "tests/configs/reader_examples.hpp"

namespace fs = std::filesystem;
using namespace concordat;
using configs::Experiment;
using configs::PatternChanges;

namespace {

const std::string factor = "factor { path: \"trust.history\" level: \".1\" level: \".6\" }\n";
const std::string of_dorset =
    "base { include: \"every_mechanism\" trust { loss_ratio: 4 history: .5 } }\n"
    "footprint: \"Dorset\" set: \"trust.gain=.03\" replicates: 200 seed: 7\n";
const std::string claimed =
    "pattern { id: \"P4\" source: \"here\" use: validation standing: tuned because: \"so\" }\n"
    "claim { that: \"so\" steps { outcome: \"integration_60\" } above: 0 }\n";
const std::string sample = of_dorset + factor + claimed;

/// A pattern in a file of its own; removed at the end.
struct File {
  explicit File(const std::string& text)
      : path((fs::temp_directory_path() / ("pattern_" + std::to_string(getpid()) + ".txtpb"))
                 .string()) {
    std::ofstream(path, std::ios::binary) << text;
  }
  ~File() { fs::remove(path); }
  std::string path;
};

std::optional<Experiment> read(const std::string& text, const PatternChanges& changes) {
  return configs::read_pattern(File(text).path, changes);
}

PatternChanges set(std::vector<std::string> settings) { return {std::move(settings), "", ""}; }
PatternChanges at(const std::string& footprint) { return {{}, footprint, ""}; }
PatternChanges in(const std::string& scenario) { return {{}, "", scenario}; }

agents::Scenario scenario_of(const Experiment& one) {
  return configs::Variants(one.scenario, "x", one.overrides).with(std::vector<std::string>{});
}

Catch::Matchers::StdString::ContainsMatcher says(const std::string& text) {
  return Catch::Contains(text);
}

/// Whether a text is a document with a paragraph or line.
bool is_citation(const std::string& text) {
  for (const char* document :
       {"HC 650 ¶", "HC 650 line ", "HC 650 lines ", "King's Fund long read line ",
        "King's Fund long read lines ", "King's Fund blog line ", "King's Fund blog lines ",
        "NHS Providers slides line ", "NHS Providers slides lines ", "campaign page line "}) {
    const std::string start = document;
    if (text.starts_with(start) && text.size() > start.size() &&
        std::isdigit(static_cast<unsigned char>(text[start.size()])) != 0)
      return true;
  }
  return false;
}

/// Canonical text reads back to itself.
void check_text(const Experiment& one) {
  CHECK(configs::read_experiment_text(one.text, "again", "nowhere").text == one.text);
}

}  // namespace

TEST_CASE("a pattern without changes is the experiment that it is, but for the seed",
          "[patterns]") {
  const File file(sample);
  const Experiment plain = configs::read_experiment_file(file.path);
  CHECK(plain.seed == 7);
  const auto one = configs::read_pattern(file.path, PatternChanges{{}, "", "", 0, 0, 7});
  REQUIRE(one);
  CHECK(one->text == plain.text);
  CHECK(configs::read_pattern(file.path, {})->seed == 1);
}

TEST_CASE("settings come on top of a pattern's own", "[patterns]") {
  const auto one = read(sample, set({"trust.gain=.04", "switches.pressure=false"}));
  REQUIRE(one);
  CHECK(scenario_of(*one).parameters->trust_gain == .04);
  CHECK_FALSE(scenario_of(*one).switches.pressure);
  CHECK(scenario_of(*one).switches.gossip);
  check_text(*one);
}

TEST_CASE("a pattern moves to another footprint", "[patterns]") {
  for (const PatternChanges& changes :
       {at("Surrey Heartlands"), set({"footprint=surrey_heartlands"})}) {
    const auto one = read(sample, changes);
    REQUIRE(one);
    CHECK(scenario_of(*one).systems.at(0).name == "Surrey Heartlands");
    CHECK(scenario_of(*one).parameters->trust_gain == .03);
    check_text(*one);
  }
}

TEST_CASE("a pattern moves into a scenario and keeps its own rules", "[patterns]") {
  const auto one = read(sample, in("border_city"));
  REQUIRE(one);
  const agents::Scenario there = scenario_of(*one);
  CHECK(there.systems.at(0).name == "The Border");
  CHECK(there.parameters->trust_history == .5);  // the place's own is .2
  CHECK(there.parameters->trust_loss_ratio == 4);
  CHECK(there.switches.gossip);
  CHECK(one->overrides.footprint.empty());
  check_text(*one);
}

TEST_CASE("replicates can be replaced, limited or left", "[patterns]") {
  const auto replicates = [](std::uint32_t wanted, std::uint32_t most) {
    return read(sample, {{}, "", "", wanted, most, 9})->replicates.least;
  };
  CHECK(replicates(0, 0) == 200);
  CHECK(replicates(0, 50) == 50);
  CHECK(replicates(0, 500) == 200);
  CHECK(replicates(400, 0) == 400);
  CHECK(replicates(400, 300) == 300);
  CHECK(read(sample, {{}, "", "", 0, 0, 9})->seed == 9);
}

TEST_CASE("what a pattern varies cannot be changed", "[patterns]") {
  CHECK_FALSE(read(sample, set({"trust.gain=.04", "trust.history=.3"})));
  const auto varying = [](const std::string& path) {
    return of_dorset + "factor { path: \"" + path + "\" level: \"0\" level: \".3\" }\n" + claimed;
  };
  CHECK_FALSE(
      read(varying("organisation[RBD].misalignment"), set({"organisation[RBD].misalignment=.2"})));
  CHECK(read(varying("organisation[RBD].misalignment"), set({"organisation[RBD].reserve=.2"})));
  const std::string listed =
      of_dorset +
      "factor { path: \"trust.history\" } design { list { row: \".1\" row: \".6\" } }\n" + claimed;
  CHECK_FALSE(read(listed, set({"trust.history=.3"})));
  CHECK(read(listed, set({"trust.weight=.3"})));
}

TEST_CASE("a pattern of its own place or of many does not move", "[patterns]") {
  const auto moves = [](const std::string& text) {
    const bool to_footprint = read(text, at("Surrey Heartlands")).has_value();
    CHECK(read(text, in("one_county")).has_value() == to_footprint);
    return to_footprint;
  };
  CHECK(moves(sample));
  CHECK(moves("base { footprint: \"Dorset\" }" + factor + claimed));
  CHECK_FALSE(moves("base { " + std::string(small_scenario) + " }" + factor + claimed));
  CHECK_FALSE(moves("scenario: \"three_places\"" + factor + claimed));
  CHECK_FALSE(
      moves("factor { path: \"footprint\" level: \"dorset\" level: \"somerset\" }" + claimed));
  CHECK_FALSE(moves("set: \"organisation[RBD].reserve=.2\"" + sample));
}

TEST_CASE("a pattern about all of England stays there", "[patterns]") {
  const std::string text = "footprint: \"England\" months: 60\n" + factor + claimed;
  CHECK_FALSE(read(text, at("Dorset")));
  CHECK(read(text, set({"switches.pressure=false"})));
}

TEST_CASE("wrong changes are reported as what was written", "[patterns]") {
  CHECK_THROWS_WITH(read(sample, set({"trust.gian=3"})),
                    says("trust.gian=3: no setting \"gian\" in trust"));
  CHECK_THROWS_WITH(read(sample, set({"trust.gain=3"})), says("trust.gain=3: trust.gain is 3"));
  CHECK_THROWS_WITH(read(sample, set({"trust"})), says("trust: not a setting"));
  CHECK_THROWS_WITH(read(sample, at("Dorsett")), says("Dorset"));
  CHECK_THROWS_WITH(read(sample, in("one_conty")), says("did you mean \"one_county\"?"));
  CHECK_THROWS_WITH(read(sample, in("every_mechanism")), says("nobody takes part"));
  CHECK_THROWS_WITH(read(sample, {{}, "Dorset", "one_county"}), says("at once"));
  CHECK_THROWS_WITH(read(sample, set({"months=48"})), says("month 60 is outside of the horizon"));
}

TEST_CASE("what is no pattern is refused", "[patterns]") {
  CHECK_THROWS_WITH(read(of_dorset + factor, {}), says("is an experiment, but no pattern"));
  CHECK_THROWS_WITH(configs::read_pattern("none", {}),
                    says("look through the patterns that ship with the program"));
  CHECK_THROWS_WITH(read("footprint: \"Dorset\"", {}), says("nothing is varied"));
}

TEST_CASE("patterns that ship with the program are sound experiments", "[patterns]") {
  std::set<std::string> ids;
  CHECK(configs::shipped_patterns().size() >= 25);
  for (const std::string& name : configs::shipped_patterns()) {
    INFO(name);
    const auto one = configs::read_pattern(name, {});
    REQUIRE(one);
    CHECK(ids.insert(one->pattern->id).second);
    CHECK(configs::is_experiment(name));
    CHECK(configs::read_experiment_file(name).claims.size() == one->claims.size());
    for (const std::string& source : one->pattern->sources) CHECK(is_citation(source));
    std::string id = one->pattern->id;
    CHECK(configs::read_pattern(id, {})->text == one->text);
    id[0] = static_cast<char>(std::tolower(id[0]));
    CHECK(configs::read_pattern(id, {})->text == one->text);
    check_text(*one);
  }
}

TEST_CASE("patterns that ship with the program can be read under every condition", "[patterns]") {
  for (const configs::Condition& condition : configs::shipped_conditions()) {
    int applied = 0;
    for (const std::string& name : configs::shipped_patterns()) {
      INFO(name << " under " << condition.name);
      applied +=
          configs::read_pattern(name, {condition.settings, condition.footprint, condition.scenario})
              .has_value();
    }
    INFO(condition.name);
    CHECK(applied * 2 >= static_cast<int>(configs::shipped_patterns().size()));
  }
}
