#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>

#include "configs/experiment/experiment.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "tests/configs/reader_examples.hpp"

using namespace concordat;

namespace {

/// Numbers that look random and are the same everywhere (PCG's multiplier).
class Numbers {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return limit == 0 ? 0 : static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

std::string mutated(std::string text, Numbers& numbers) {
  constexpr std::string_view signs = "{}[]<>:;,.-\"'#\\\n\t 0919eEnNaA_\xC3\xFF";
  for (std::size_t n = 1 + numbers.below(2); n > 0 && !text.empty(); --n) {
    const std::size_t at = numbers.below(text.size()), length = numbers.below(30);
    switch (numbers.below(5)) {
      case 0:
        text.resize(at);
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(numbers.below(text.size()), length));
        break;
      case 3:
        text.insert(at, 1, signs[numbers.below(signs.size())]);
        break;
      default:
        text[at] = signs[numbers.below(signs.size())];
    }
  }
  return text;
}

/// True if the text is accepted; anything but a UserError escapes and fails the test.
bool accepted(const std::string& text) {
  try {
    const auto read = configs::read_scenario_text(text, "fuzz");
    CHECK(configs::read_scenario_text(read.text, "again").text == read.text);
    return true;
  } catch (const engine::UserError& error) {
    CHECK_THAT(error.what(), Catch::Contains("fuzz") || Catch::Contains("footprint"));
    return false;
  }
}

bool accepted_experiment(const std::string& text) {
  try {
    const auto read = configs::read_experiment_text(text, "fuzz");
    CHECK(configs::read_experiment_text(read.text, "again").text == read.text);
    return true;
  } catch (const engine::UserError& error) {
    CHECK_THAT(error.what(), Catch::Contains("fuzz") || Catch::Contains("footprint"));
    return false;
  }
}

}  // namespace

TEST_CASE("a damaged text is read or refused, and never crashes the reader", "[reader]") {
  const auto shipped = configs::shipped_scenarios();
  const auto full = std::find_if(shipped.begin(), shipped.end(),
                                 [](const auto& one) { return one.name == "three_places"; });
  REQUIRE(full != shipped.end());
  const std::string events =
      "trust { gain: .02 decay: 0 }\nregime: majority\nswitches { decay: false }\n"
      "event { kind: set_parameter month: 3 size: .1 parameter: \"trust.gain\" }\n"
      "event { kind: funding_change date: \"2017-04\" size: -.1 target: \"acute\" }\n";
  Numbers numbers;
  int good = 0, bad = 0;
  for (int i = 0; i < 3000; ++i) {
    const std::string& text = i % 10 == 0 ? full->text : small_scenario + events;
    ++(accepted(mutated(text, numbers)) ? good : bad);
  }
  CHECK(good > 100);
  CHECK(bad > 1000);
}

TEST_CASE("a damaged experiment is read or refused, and never crashes the reader", "[reader]") {
  const std::string start = "title: \"x\" base { " + std::string(small_scenario) +
                            "event { kind: trust_shock month: 3 size: .5 target: \"H1\" } }\n"
                            "set: \"trust.decay=.01\" factor { path: \"trust.gain\" }\n";
  const std::string texts[] = {
      start +
          "factor { path: \"regime\" level: \"aco\" } design { morris { levels: 6 } }\n"
          "outcome { series: \"gap\" from: 3 until: 8 } seed: 12\n"
          "adaptive { least: 9 narrow { outcome: \"gap_3_8\" half_width: .1 } }",
      start +
          "factor { path: \"event[0].size\" }\n"
          "design { list { row: \".02, .3\" row: \".01,\\\".2\\\"\" } } replicates: 7",
      start +
          "factor { path: \"choice.*\" } target { outcome: \"retreat\" statistic: share\n"
          "value: .1 tolerance: .05 } calibration { abc_smc { particles: 90 quantile: .4 } }"};
  Numbers numbers;
  int good = 0, bad = 0;
  for (int i = 0; i < 6000; ++i)
    ++(accepted_experiment(mutated(texts[i % 3], numbers)) ? good : bad);
  CHECK(good > 100);
  CHECK(bad > 1000);
}

TEST_CASE("damaged claims are read or refused, and never crash the reader", "[reader]") {
  const std::string start = "title: \"x\" base { months: 9 " + std::string(small_scenario) +
                            "} factor { path: \"trust.gain\" level: \".01\" level: \".02\" "
                            "level: \".04\" }\nfactor { path: \"switches.gossip\" }\n";
  const std::string texts[] = {
      "pattern { id: \"P1\" source: \"here\" use: validation standing: tuned because: \"so\"\n"
      "needs: \"trust\" } claim { that: \"a\" contrast { term { outcome: \"gap_3\" at: \".01, "
      "true\" }\n"
      "term { times: -1 outcome: \"retreat\" at: \".02,false\" of: deviation } } above: 0 }",
      "claim { that: \"a\" peak { outcome: \"retreat\" at: \".01, true\" at: \".02, true\" } "
      "below: 1 }\n"
      "claim { that: \"b\" curvature { outcome: \"gap_9\" log_odds: true } at_least: .1 }\n"
      "claim { that: \"c\" steps { outcome: \"retreat\" } exactly: 0 }",
      "claim { that: \"a\" reaches { series: \"gap\" at: \".01, true\" share: .5 } above: 3 }\n"
      "claim { that: \"b\" recovery { series: \"gap\" at: \".01, true\" control: \".02, true\"\n"
      "from: 2 } above: 1 } claim { that: \"c\" rank_correlation { outcome: \"gap_3\"\n"
      "with: \"retreat\" at: \".04, true\" } at_most: 1 }"};
  Numbers numbers;
  int good = 0, bad = 0;
  for (int i = 0; i < 6000; ++i)
    ++(accepted_experiment(start + mutated(texts[i % 3], numbers)) ? good : bad);
  CHECK(good > 100);
  CHECK(bad > 1000);
}
