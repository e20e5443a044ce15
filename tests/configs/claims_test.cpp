#include <catch2/catch.hpp>
#include <cmath>

#include "configs/experiment/experiment.hpp"
#include "tests/configs/reader_examples.hpp"

using namespace concordat;
using configs::Experiment;
using configs::PointName;
using configs::read_experiment_text;
using Points = std::vector<PointName>;

namespace {

const std::string vale = "base { months: 6 " + std::string(small_scenario) + " }\n";
const std::string levels =
    "factor { path: \"trust.gain\" level: \".01\" level: \".02\" level: \".04\" }\n";
const std::string two = levels + "factor { path: \"switches.gossip\" }\n";

Experiment read(const std::string& text) { return read_experiment_text(vale + text, "vale"); }

/// The statistic of a claim on `two`.
template <class Statistic>
Statistic read_as(const std::string& statistic) {
  const Experiment one = read(two + "claim { that: \"so\" " + statistic + " above: 0 }");
  REQUIRE(one.claims.size() == 1);
  REQUIRE(std::holds_alternative<Statistic>(one.claims[0].statistic));
  return std::get<Statistic>(one.claims[0].statistic);
}

std::vector<std::string> names_of(const Experiment& one) {
  std::vector<std::string> names;
  for (const auto& outcome : one.outcomes) names.push_back(outcome.name);
  return names;
}

}  // namespace

TEST_CASE("a point of a claim is written as its factors write it", "[claims]") {
  const auto contrast = read_as<configs::Contrast>(
      "contrast { term { outcome: \"final_trust\" at: \"0.0200, true\" }"
      "  term { times: -2 outcome: \"final_trust\" at: \"1e-2,false\" of: deviation } }");
  REQUIRE(contrast.terms.size() == 2);
  CHECK(contrast.terms[0].at == PointName{".02", "true"});
  CHECK(contrast.terms[0].times == 1);
  CHECK(contrast.terms[0].of == configs::Term::Of::mean);
  CHECK(contrast.terms[1].at == PointName{".01", "false"});
  CHECK(contrast.terms[1].times == -2);
  CHECK(contrast.terms[1].of == configs::Term::Of::deviation);
}

TEST_CASE("a point of a list is written as its row", "[claims]") {
  const Experiment one = read(
      "factor { path: \"trust.gain\" } factor { path: \"regime\" }"
      "design { list { row: \".01, majority\" row: \"0.02, aco\" } }"
      "claim { that: \"so\" steps { outcome: \"retreat\" at: \".02, aco\" at: \"0.01, majority\" } "
      "above: 0 } claim { that: \"and\" steps { outcome: \"retreat\" } above: 0 }");
  CHECK(std::get<configs::Steps>(one.claims[0].statistic).at ==
        Points{{"0.02", "aco"}, {".01", "majority"}});
  CHECK(std::get<configs::Steps>(one.claims[1].statistic).at ==
        Points{{".01", "majority"}, {"0.02", "aco"}});
}

TEST_CASE("a claim that names no points takes all, in the order of the design", "[claims]") {
  CHECK(read_as<configs::Steps>("steps { outcome: \"retreat\" }").at == Points{{".01", "false"},
                                                                               {".01", "true"},
                                                                               {".02", "false"},
                                                                               {".02", "true"},
                                                                               {".04", "false"},
                                                                               {".04", "true"}});
  const Experiment one =
      read(levels + "claim { that: \"so\" peak { outcome: \"retreat\" } below: 1 }");
  const auto& peak = std::get<configs::Peak>(one.claims[0].statistic);
  CHECK(peak.at == Points{{".01"}, {".02"}, {".04"}});
  CHECK(peak.along == "trust.gain");
}

TEST_CASE("a claim may look along another factor than the first", "[claims]") {
  const Experiment one = read(
      "factor { path: \"regime\" }" + levels +
      "claim { that: \"so\" curvature { outcome: \"retreat\" along: \"trust.gain\" log_odds: true"
      " at: \"aco, .04\" at: \"aco, .01\" at: \"aco, .02\" } below: 0 }");
  const auto& curvature = std::get<configs::Curvature>(one.claims[0].statistic);
  CHECK(curvature.along == "trust.gain");
  CHECK(curvature.log_odds);
  CHECK(curvature.at == Points{{"aco", ".04"}, {"aco", ".01"}, {"aco", ".02"}});
}

TEST_CASE("a month of a series that a claim names becomes an outcome, once", "[claims]") {
  const Experiment one =
      read(two +
           "outcome { series: \"trust\" month: 2 }"
           "claim { that: \"so\" rank_correlation { outcome: \"trust_2\" with: \"integration_6\""
           "  at: \".01, true\" } above: 0 }"
           "claim { that: \"so\" steps { outcome: \"integration_6\" } above: 0 }");
  CHECK(names_of(one) == std::vector<std::string>{"trust_2", "integration_6"});
  CHECK(one.outcomes[1].series == "integration");
  CHECK(one.outcomes[1].from == 6);
  CHECK(one.outcomes[1].until == 6);
}

TEST_CASE("a claim on the path of a series makes an outcome of each month", "[claims]") {
  const std::string claim =
      GENERATE("reaches { series: \"trust\" at: \".01, true\" share: .5 }",
               "crosses { series: \"trust\" at: \".01, true\" control: \".02, true\" }",
               "recovery { series: \"trust\" at: \".01, true\" control: \".02, true\" from: 0 }");
  const Experiment one = read(two + "outcome { series: \"trust\" month: 4 }" +
                              "claim { that: \"so\" " + claim + " above: 0 }");
  CHECK(names_of(one) ==
        std::vector<std::string>{"trust_4", "trust_1", "trust_2", "trust_3", "trust_5", "trust_6"});
}

TEST_CASE("bounds that a claim leaves out bind nothing", "[claims]") {
  const std::string steps = "claim { that: \"so\" steps { outcome: \"retreat\" } ";
  const Experiment one = read(two + steps + "above: -1 at_most: 2 }" + steps + "exactly: 0 }");
  CHECK(one.claims[0].above == -1);
  CHECK(one.claims[0].at_most == 2);
  CHECK(std::isinf(one.claims[0].below));
  CHECK(std::isinf(one.claims[0].at_least));
  CHECK_FALSE(one.claims[0].exactly);
  CHECK(one.claims[1].exactly == 0);
}

TEST_CASE("a pattern keeps what it says of itself", "[claims]") {
  const Experiment one = read(
      two +
      "pattern { id: \"P4\" source: \"HC 650 ¶54\" source: \"HC 650 ¶67\" use: calibration"
      "  standing: imposed because: \"by an equation\" needs: \"trust\" explanation: \"weak\" }"
      "claim { that: \"so\" steps { outcome: \"retreat\" } above: 0 }");
  REQUIRE(one.pattern);
  CHECK(one.pattern->id == "P4");
  CHECK(one.pattern->sources == std::vector<std::string>{"HC 650 ¶54", "HC 650 ¶67"});
  CHECK(one.pattern->use == configs::Pattern::Use::calibration);
  CHECK(one.pattern->standing == configs::Pattern::Standing::imposed);
  CHECK(one.pattern->because == "by an equation");
  CHECK(one.pattern->needs == std::vector<std::string>{"trust"});
  CHECK(one.pattern->explanation == "weak");
}

TEST_CASE("canonical text of claims reads back to itself", "[claims]") {
  const std::string begin = two + "claim { that: \"a \\\"word\\\"\" ", end = " above: .1 }";
  const std::string text = GENERATE_COPY(
      begin + "contrast { term { outcome: \"trust_3\" at: \"0.01, true\" of: deviation } }" + end,
      begin + "peak { outcome: \"retreat\" at: \".01, true\" at: \".02, true\" }" + end,
      begin + "curvature { outcome: \"retreat\" log_odds: true }" + end,
      begin + "steps { outcome: \"integration_1\" } exactly: .1 }",
      begin + "reaches { series: \"trust\" at: \".01, true\" share: .8 }" + end,
      begin + "crosses { series: \"gap\" at: \".01, true\" control: \".01, false\" }" + end,
      begin + "recovery { series: \"gap\" at: \".01, true\" control: \".01, false\" from: 2 }" +
          end,
      begin +
          "rank_correlation { outcome: \"gap_2\" with: \"retreat\" at: \".01, true\" }"
          "at_least: .1 at_most: .2 below: .3 above: 1e-17 }"
          "pattern { id: \"X\" source: \"here\" use: validation standing: tuned because: \"so\" }",
      std::string("factor { path: \"event[0].name\" } design { list { row: \"\\\"a, b\\\"\" row: "
                  "\"c\" } } claim { that: \"so\" steps { outcome: \"retreat\" } at_most: 3 }"));
  const std::string base =
      "base { months: 6 event { kind: trust_shock month: 2 size: .5 target: \"H1\" } " +
      std::string(small_scenario) + " }\n";
  const Experiment first = read_experiment_text(base + text, "vale");
  const Experiment second = read_experiment_text(first.text, "again", "nowhere");
  CHECK(second.text == first.text);
  REQUIRE(second.claims.size() == 1);
  CHECK(second.claims[0].that == first.claims[0].that);
  CHECK(second.claims[0].statistic.index() == first.claims[0].statistic.index());
  CHECK(second.claims[0].above == first.claims[0].above);
  CHECK(second.outcomes.size() == first.outcomes.size());
  CHECK(second.pattern.has_value() == first.pattern.has_value());
}
