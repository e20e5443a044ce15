#include "configs/scenario/variants.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "agents/tables/parameter_names.hpp"
#include "configs/scenario/resolve.hpp"
#include "engine/error.hpp"
#include "tests/configs/reader_examples.hpp"

using namespace concordat;
using configs::canonical_text;
using configs::Overrides;
using configs::Variants;

namespace {

using Settings = std::vector<std::string>;

const std::string eventful = std::string(small_scenario) +
                             "title: \"The Vale\" months: 60 trust { gain: .02 }"
                             "event { kind: trust_shock month: 12 size: .5 target: \"H1\" }"
                             "event { kind: set_parameter month: 24 size: .1"
                             "  parameter: \"trust.gain\" }";

/// What the reader makes of a text with all settings at once.
std::string read_at_once(const std::string& text, Overrides overrides, const Settings& more) {
  overrides.settings.insert(overrides.settings.end(), more.begin(), more.end());
  return text.empty() ? configs::footprint_scenario(overrides).text
                      : configs::read_scenario_text(text, "vale", overrides).text;
}

}  // namespace

TEST_CASE("a variant is the scenario that the reader makes of the same settings", "[variants]") {
  Overrides overrides;
  overrides.settings = {"regime=majority", "trust.decay=.002"};
  const Variants variants(eventful, "vale", overrides);
  CHECK(variants.text() == read_at_once(eventful, overrides, {}));
  const auto settings = GENERATE(
      Settings{}, Settings{"trust.gain=.05", "demand.growth=.03"},
      Settings{"regime=alliance", "switches.gossip=true", "scope.gp_federation=.5"},
      Settings{"months=30", "trust.decay=0"}, Settings{"event[0].size=.25", "event[1].month=7"},
      Settings{"organisation[H1].turnover=5", "organisation[0].reserve=0", "event[0].month=3"},
      Settings{"place[ashby].population=9", "trust.gain=0"},
      Settings{"title=Another", "decision=fermi", "trust_update=beta_evidence"});
  CHECK(canonical_text(variants.with(settings)) == read_at_once(eventful, overrides, settings));
}

TEST_CASE("a variant may have another footprint", "[variants]") {
  Overrides overrides;
  overrides.footprint = "dorset";
  overrides.months = 36;
  overrides.settings = {"trust.gain=.05"};
  const Variants variants("", "", overrides);
  for (const Settings& settings :
       {Settings{"footprint=surrey_heartlands"}, Settings{"regime=aco", "footprint=Dorset"},
        Settings{"organisation[RBD].turnover=9"}}) {
    Overrides all = overrides;
    if (settings.back().starts_with("footprint=")) all.footprint = settings.back().substr(10);
    CHECK(canonical_text(variants.with(settings)) == read_at_once("", all, settings));
  }
}

TEST_CASE("a scenario without organisations needs a footprint in each variant", "[variants]") {
  const Variants variants("trust { gain: .05 }", "part", {});
  CHECK_THROWS_WITH(variants.with({}), Catch::Contains("part: nobody takes part"));
  CHECK_THROWS_WITH(variants.text(), Catch::Contains("nobody takes part"));
  const auto scenario = variants.with(Settings{"footprint=dorset", "trust.decay=0"});
  CHECK(scenario.title == "Dorset");
  CHECK(scenario.parameters->trust_gain == .05);
}

TEST_CASE("a variant is checked as the scenario is", "[variants]") {
  const Variants variants(eventful, "vale", {});
  const auto says = [&](const Settings& settings, const std::string& text) {
    CHECK_THROWS_WITH(variants.with(settings), Catch::Contains(text));
  };
  says({"trust.gain=3"}, "trust.gain=3: trust.gain is 3, allowed 0 to 1 [1/month]");
  says({"trust.gian=.1"}, "did you mean \"gain\"?");
  says({"months=12"}, "event in month 12 is outside of the horizon");
  says({"event[0].target=H2"}, "did you mean \"H1\"?");
  says({"event[2].size=.1"}, "the scenario has 2");
  says({"organisation[C1].kind=council", "organisation[C1].code=H1"}, "is used twice");
  says({"footprint=dorset"}, "footprint \"dorset\" and own organisations at once");
  says({"no setting"}, "not a setting");
  CHECK_THROWS_WITH(Variants("trust { gain: 3 }", "bad", {}), Catch::Contains("bad:1:15"));
}

TEST_CASE("variants are made by several threads at once", "[variants]") {
  Overrides overrides;
  overrides.footprint = "dorset";
  const Variants variants("", "", overrides);
  const Settings few{"trust.gain=.05"}, many{"organisation[RBD].turnover=9"};
  const std::string rules = canonical_text(variants.with(few));
  const std::string structure = canonical_text(variants.with(many));
  std::vector<std::thread> threads;
  std::array<int, 4> same{};
  for (int& count : same)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i)
        count += canonical_text(variants.with(few)) == rules &&
                 canonical_text(variants.with(many)) == structure;
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(same == std::array{20, 20, 20, 20});
}

/// `build/test_configs "[variants_cost]"` prints what variants cost.
TEST_CASE("variants are cheap", "[.][variants_cost]") {
  for (const std::string place : {"south_yorkshire_and_bassetlaw", "England"}) {
    Overrides overrides;
    overrides.footprint = place;
    const Variants variants("", "", overrides);
    const std::string code = variants.with({}).organisations.front().code;
    for (const Settings& settings :
         {Settings{"trust.gain=.05"}, Settings{"trust.gain=.05", "regime=alliance"},
          Settings{"organisation[" + code + "].turnover=9"}, Settings{"footprint=" + place}}) {
      const auto start = std::chrono::steady_clock::now();
      constexpr int count = 200;
      for (int i = 0; i < count; ++i) variants.with(settings);
      const std::chrono::duration<double, std::micro> time =
          std::chrono::steady_clock::now() - start;
      WARN(place << " " << settings.back() << ": " << time.count() / count << " us");
    }
  }
}
