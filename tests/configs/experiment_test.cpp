#include "configs/experiment/experiment.hpp"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "agents/tables/parameter_names.hpp"
#include "configs/england/england.hpp"
#include "configs/scenario/variants.hpp"
#include "engine/error.hpp"
#include "tests/configs/folder.hpp"
#include "tests/configs/reader_examples.hpp"

namespace fs = std::filesystem;
using namespace concordat;
using configs::Experiment;
using configs::read_experiment_text;

namespace {

const std::string vale = "base { title: \"The Vale\" months: 60 " + std::string(small_scenario) +
                         "event { kind: trust_shock month: 12 size: .5 target: \"H1\" } }\n";

Experiment read(const std::string& text) { return read_experiment_text(vale + text, "vale"); }

Catch::Matchers::StdString::ContainsMatcher says(const std::string& text) {
  return Catch::Contains(text);
}

}  // namespace

TEST_CASE("what an experiment leaves out keeps its default", "[experiment]") {
  const Experiment one = read("factor { path: \"regime\" }");
  CHECK(one.title == "vale");
  CHECK(one.seed == 1);
  CHECK_FALSE(one.own_draws);
  CHECK(one.replicates.least == 8);
  CHECK(one.replicates.most == 8);
  CHECK(std::holds_alternative<configs::FullFactorial>(one.design));
  CHECK(points_of(one) == 8);
  const Experiment other = read("factor { path: \"regime\" } factor { path: \"trust.gain\" }");
  CHECK(std::get<configs::LatinHypercube>(other.design).points == 100);
}

TEST_CASE("a factor without levels or range takes all there is, or the studied range",
          "[experiment]") {
  const Experiment one = read(
      "factor { path: \"regime\" } factor { path: \"switches.gossip\" }"
      "factor { path: \"trust.gain\" } factor { path: \"trust.decay\" high: .5 }");
  REQUIRE(one.factors.size() == 4);
  CHECK(one.factors[0].levels.size() == 8);
  CHECK(one.factors[0].levels.front() == "memorandum");
  CHECK(one.factors[0].parameter == nullptr);
  CHECK(one.factors[1].levels == std::vector<std::string>{"false", "true"});
  const auto* row = agents::find_parameter("trust.gain");
  CHECK(one.factors[2].parameter == row);
  CHECK(one.factors[2].low == row->studied_low);
  CHECK(one.factors[2].high == row->studied_high);
  CHECK(one.factors[2].unit == row->unit);
  CHECK(one.factors[2].meaning == row->meaning);
  CHECK(one.factors[3].low == agents::find_parameter("trust.decay")->studied_low);
  CHECK(one.factors[3].high == .5);
}

TEST_CASE("wildcards stand for parameters in the order of the table", "[experiment]") {
  std::vector<std::string> studied, trust;
  for (const auto& row : agents::parameter_table()) {
    if (!(row.studied_low < row.studied_high)) continue;
    studied.emplace_back(row.path);
    if (row.group == "trust") trust.emplace_back(row.path);
  }
  const auto paths = [](const Experiment& one) {
    std::vector<std::string> all;
    for (const auto& factor : one.factors) all.push_back(factor.path);
    return all;
  };
  CHECK(paths(read("factor { path: \"*\" }")) == studied);
  CHECK(paths(read("factor { path: \"trust.*\" }")) == trust);
  CHECK(studied.size() > 100);

  std::vector<std::string> others = studied;
  std::erase(others, "trust.gain");
  std::erase(others, "trust.decay");
  others.push_back("trust.gain");
  CHECK(paths(read("set: \"trust.decay=.01\" factor { path: \"*\" }"
                   "factor { path: \"trust.gain\" low: .01 high: .02 }")) == others);
}

TEST_CASE("distributions keep what they need", "[experiment]") {
  const Experiment one = read(
      "factor { path: \"trust.gain\" low: .01 high: .05 distribution: log_uniform }"
      "factor { path: \"trust.decay\" low: 0 high: 1 distribution: triangular mode: .2 }"
      "factor { path: \"trust.loss_ratio\" low: 1 high: 5 distribution: normal }");
  CHECK(one.factors[0].distribution == configs::Distribution::log_uniform);
  CHECK(one.factors[1].mode == .2);
  CHECK(one.factors[2].mean == 3);
  CHECK(one.factors[2].deviation == 1);
}

TEST_CASE("rules, events and organisations can be varied as they can be set", "[experiment]") {
  const Experiment one = read(
      "factor { path: \"event[0].size\" low: 0 high: .5 }"
      "factor { path: \"organisation[H1].turnover\" level: \"300\" level: \"400\" }"
      "factor { path: \"months\" level: \"24\" level: \"48\" }");
  REQUIRE(one.factors.size() == 3);
  CHECK(one.factors[0].high == .5);
  CHECK(one.factors[1].unit == "£m a year");
  CHECK(one.factors[1].meaning == "organisation[H1].turnover");
}

TEST_CASE("a factor may bring the footprint", "[experiment]") {
  const Experiment one = read_experiment_text(
      "base { trust { gain: .05 } } factor { path: \"footprint\" } replicates: 2", "all");
  REQUIRE(one.factors.size() == 1);
  CHECK(one.factors[0].levels.size() == 44);
  const configs::Variants variants(one.scenario, one.title, one.overrides);
  const auto scenario = variants.with(std::vector<std::string>{"footprint=surrey_heartlands"});
  CHECK(scenario.title == "Surrey Heartlands");
  CHECK(scenario.parameters->trust_gain == .05);
}

TEST_CASE("every design has as many points as it says", "[experiment]") {
  const std::string factors =
      "factor { path: \"regime\" } factor { path: \"trust.gain\" } "
      "factor { path: \"trust.decay\" } ";
  const auto points = [&](const std::string& design) {
    return points_of(read(factors + "design { " + design + " }"));
  };
  CHECK(points("full_factorial {}") == 8 * 3 * 3);
  CHECK(points("one_at_a_time { levels: 4 }") == 1 + 8 + 4 + 4);
  CHECK(points("latin_hypercube { points: 7 candidates: 3 }") == 7);
  CHECK(points("sobol_sequence { scrambled: false }") == 128);
  CHECK(points("saltelli { base: 16 }") == 16 * 5);
  CHECK(points("saltelli { base: 16 second_order: true }") == 16 * 8);
  CHECK(points("morris { trajectories: 10 }") == 10 * 4);
  CHECK(points_of(read("factor { path: \"trust.gain\" } factor { path: \"regime\" }"
                       "design { list { row: \".02, aco\" row: \" .05,majority\" } }")) == 2);
}

TEST_CASE("morris tries at least as many trajectories as it keeps", "[experiment]") {
  const auto design = [](const std::string& text) {
    return std::get<configs::Morris>(
        read("factor { path: \"trust.*\" } design { morris { " + text + " } }").design);
  };
  CHECK(design("").candidates == 200);
  CHECK(design("trajectories: 10").candidates == 200);
  CHECK(design("trajectories: 500").candidates == 500);
}

TEST_CASE("replicates are fixed or adaptive", "[experiment]") {
  const std::string factor = "factor { path: \"regime\" } ";
  CHECK(read(factor + "replicates: 3").replicates.most == 3);
  const auto some = read(factor +
                         "outcome { series: \"trust\" month: 48 }"
                         "adaptive { least: 16 narrow { outcome: \"retreat\" half_width: .05 }"
                         "  narrow { outcome: \"trust_48\" half_width: .01 } }")
                        .replicates;
  CHECK(some.least == 16);
  CHECK(some.most == 1000);
  REQUIRE(some.narrow.size() == 2);
  CHECK(some.narrow[1].outcome == "trust_48");
  CHECK(some.narrow[1].half_width == .01);
}

TEST_CASE("outcomes are named after their series and months", "[experiment]") {
  const auto outcomes = read(
                            "factor { path: \"regime\" } outcome { series: \"trust\" month: 48 }"
                            "outcome { series: \"deficits\" from: 37 until: 48 }"
                            "outcome { name: \"start\" series: \"trust\" from: 1 until: 1 }")
                            .outcomes;
  REQUIRE(outcomes.size() == 3);
  CHECK(outcomes[0].name == "trust_48");
  CHECK(outcomes[0].from == 48);
  CHECK(outcomes[0].until == 48);
  CHECK(outcomes[1].name == "deficits_37_48");
  CHECK(outcomes[2].name == "start");
  const auto dated =
      read("factor { path: \"regime\" } outcome { series: \"trust\" date: \"2020-03\" }").outcomes;
  CHECK(dated.front().from == 48);
  CHECK(dated.front().name == "trust_48");
}

TEST_CASE("a calibration has targets and draws of its own", "[experiment]") {
  const Experiment one = read(
      "factor { path: \"trust.gain\" }"
      "target { outcome: \"retreat\" statistic: share value: .2 tolerance: .05 source: \"here\" }"
      "calibration { abc_smc { particles: 100 } }");
  CHECK(one.own_draws);
  REQUIRE(one.targets.size() == 1);
  CHECK(one.targets[0].statistic == configs::Statistic::share);
  CHECK(one.targets[0].source == "here");
  CHECK(std::get<configs::AbcSmc>(*one.calibration).particles == 100);
  CHECK(std::get<configs::AbcSmc>(*one.calibration).generations == 6);
  CHECK(points_of(one) == 600);
}

TEST_CASE("canonical text of an experiment reads back to itself, anywhere", "[experiment]") {
  const std::string factors = "factor { path: \"regime\" } factor { path: \"trust.*\" } ";
  const std::string text = GENERATE_COPY(
      std::string("factor { path: \"*\" }"), factors,
      factors + "design { full_factorial { levels: 2 } } replicates: 5 seed: 18446744073709551615",
      factors + "design { one_at_a_time {} } own_draws: true",
      factors + "design { latin_hypercube { points: 20 candidates: 9 } } set: \"decision=fermi\"",
      factors + "design { sobol_sequence { points: 9 scrambled: false } } months: 24",
      factors + "design { saltelli { second_order: true } } title: \"\\\"Vale\\\" \xC3\xA9\"",
      factors + "design { morris { trajectories: 300 levels: 6 } }",
      factors +
          "outcome { series: \"gap\" month: 3 } outcome { series: \"gap\" from: 2 until: 7 }"
          "adaptive { narrow { outcome: \"gap_3\" half_width: .02 } }",
      std::string("factor { path: \"trust.gain\" low: .01 high: .05 distribution: normal }"
                  "target { outcome: \"final_trust\" value: .3 tolerance: .1 }"
                  "calibration { history_matching {} }"),
      std::string("factor { path: \"trust.gain\" low: .01 high: .05 distribution: log_uniform }"
                  "target { outcome: \"final_trust\" value: .3 tolerance: .1 statistic: median }"
                  "calibration { abc_rejection { accept: .5 } }"),
      std::string("factor { path: \"trust.gain\" low: 1e-3 high: .1 distribution: triangular }"
                  "factor { path: \"event[0].name\" level: \"a, \\\"b\\\"\" level: \" c\" }"
                  "design { sobol_sequence {} }"),
      std::string("factor { path: \"trust.gain\" } factor { path: \"event[0].name\" }"
                  "design { list { row: \".1, \\\"a, \\\"\\\"b\\\"\\\"\\\"\" row: \".2, c\" } }"));
  const Experiment first = read(text);
  const Experiment second = read_experiment_text(first.text, "again", "nowhere");
  CHECK(second.text == first.text);
  CHECK(second.scenario == first.scenario);
  CHECK(second.title == first.title);
  CHECK(second.seed == first.seed);
  CHECK(second.own_draws == first.own_draws);
  CHECK(second.factors.size() == first.factors.size());
  CHECK(second.design.index() == first.design.index());
  CHECK(points_of(second) == points_of(first));
  const auto scenario_of = [](const Experiment& one) {
    return configs::Variants(one.scenario, "x", one.overrides).text();
  };
  CHECK(scenario_of(second) == scenario_of(first));
}

TEST_CASE("an experiment holds all files that it names", "[experiment]") {
  std::string text, scenario;
  {
    const Folder folder;
    folder.write("rules.txtpb", "trust { gain: .03 }");
    folder.write("place.txtpb", "include: \"rules.txtpb\"" + std::string(small_scenario));
    folder.write("points.csv",
                 "# a comment\r\ntrust.decay, regime\r\n0.01,majority\r\n\r\n 2e-2 , \"aco\"\r\n");
    const auto one = configs::read_experiment_file(folder.write(
        "study.txtpb", "scenario: \"place.txtpb\" design { list { file: \"points.csv\" } }"));
    CHECK(one.title == "study");
    REQUIRE(one.factors.size() == 2);
    CHECK(one.factors[0].path == "trust.decay");
    CHECK(one.factors[0].low == .01);
    CHECK(one.factors[0].high == .02);
    CHECK(one.factors[1].levels == std::vector<std::string>{"majority", "aco"});
    const auto& values = std::get<configs::PointList>(one.design).values;
    CHECK(values == std::vector<std::vector<std::string>>{{"0.01", "majority"}, {"2e-2", "aco"}});
    text = one.text;
    scenario = configs::Variants(one.scenario, "x", one.overrides).text();
  }
  const Experiment again = read_experiment_text(text, "again");
  CHECK(again.text == text);
  CHECK(configs::Variants(again.scenario, "y", again.overrides).text() == scenario);
  CHECK_THAT(scenario, says("title: \"place\""));
  CHECK_THAT(scenario, says("gain: 0.03"));
}

TEST_CASE("the same scenario comes of an experiment as of the files that it names",
          "[experiment]") {
  for (const std::string name : {"three_places", "financial_squeeze", "greater_manchester"}) {
    const auto one = read_experiment_text(
        "scenario: \"" + name + "\" months: 60 set: \"trust.gain=.03\" factor { path: \"regime\" }",
        "study");
    CHECK(configs::Variants(one.scenario, "x", one.overrides).text() ==
          configs::read_scenario_file(name, {"", 60, {"trust.gain=.03"}}).text);
  }
}

TEST_CASE("experiments that ship with the program are sound", "[experiment]") {
  const auto shipped = configs::shipped_experiments();
  CHECK_FALSE(shipped.empty());
  for (const auto& one : shipped) {
    INFO(one.name);
    CHECK_FALSE(one.title.empty());
    const auto experiment = configs::read_experiment_file(one.name);
    CHECK(read_experiment_text(experiment.text, "again").text == experiment.text);
    CHECK(configs::is_experiment(one.name));
  }
  for (const auto& one : configs::shipped_scenarios())
    CHECK_FALSE(configs::is_experiment(one.name));
}

TEST_CASE("files that are no experiments are refused", "[experiment]") {
  const Folder folder;
  CHECK_THROWS_WITH(configs::read_experiment_file("none"), says("none: no such file"));
  CHECK_THROWS_WITH(configs::read_experiment_file(folder.path.string()),
                    says("is a folder, not an experiment"));
  CHECK_THROWS_WITH(configs::read_experiment_file(folder.write("empty", "")), says("is empty"));
  CHECK_THROWS_WITH(read_experiment_text(small_scenario, "place"),
                    says("\"organisation\" belongs in the scenario: base { ... }"));
  CHECK_THROWS_WITH(configs::read_scenario_text("factor { path: \"trust.gain\" }", "study"),
                    says("\"factor\" belongs in an experiment"));
}

TEST_CASE("a damaged table of points is read or refused, and never crashes the reader",
          "[experiment]") {
  const Folder folder;
  const std::string table =
      "trust.gain, regime, event[0].size\n.02, aco, .5\n.03, \"majority\", 0\n";
  constexpr std::string_view signs = ",\"\n\r\t #.e-9\xC3";
  const std::string study =
      folder.write("study.txtpb", vale + "design { list { file: \"points.csv\" } }");
  int good = 0, bad = 0;
  for (std::size_t at = 0; at < table.size(); ++at) {
    for (const char sign : signs) {
      std::string damaged = table;
      damaged[at] = sign;
      folder.write("points.csv", damaged);
      try {
        const Experiment one = configs::read_experiment_file(study);
        CHECK(read_experiment_text(one.text, "again").text == one.text);
        ++good;
      } catch (const engine::UserError& error) {
        CHECK_THAT(error.what(), says("points.csv"));
        ++bad;
      }
    }
  }
  CHECK(good > 40);
  CHECK(bad > 300);
}
