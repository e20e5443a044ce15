#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>

#include "agents/events/resolve.hpp"
#include "agents/measures/metrics.hpp"
#include "agents/scenario/check.hpp"
#include "agents/scenario/text.hpp"
#include "agents/simulate.hpp"
#include "agents/tables/switches.hpp"
#include "configs/england/england.hpp"
#include "configs/scenario/resolve.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "engine/statistics/digest.hpp"

using namespace concordat;
using agents::read_text;
using agents::Scenario;
using agents::write_text;

namespace {

constexpr int short_horizon = 12;  // [month]

Scenario footprint(const std::string& slug) {
  configs::Overrides overrides;
  overrides.footprint = slug;
  return configs::footprint_scenario(overrides).scenario;
}

std::vector<Scenario> shipped() {
  std::vector<Scenario> all;
  for (const configs::ShippedScenario& one : configs::shipped_scenarios()) {
    configs::Overrides overrides;
    if (one.is_part()) overrides.footprint = "dorset";
    all.push_back(configs::read_scenario_file(one.name, overrides).scenario);
  }
  return all;
}

/// Another writer, which knows nothing of this one.
std::string through_the_schema(const Scenario& scenario) {
  return configs::canonical_text(scenario);
}

template <class Table>
std::vector<engine::Quantity> listed(Table table) {
  return {table.begin(), table.end()};
}

/// Of eight runs, over the first months.
std::string digest_of_runs(Scenario scenario) {
  scenario.months = std::min(scenario.months, short_horizon);
  std::erase_if(scenario.events, [&](const auto& event) { return event.month >= scenario.months; });
  const agents::Structure structure = agents::make_structure(scenario);
  const agents::Parameters parameters = structure.scenario.parameters;
  std::vector<agents::Run> runs;
  for (std::uint32_t run = 0; run < engine::block_runs; ++run) runs.push_back({run, &parameters});
  engine::BlockResult block(agents::shape_of(structure));
  agents::simulate(structure, 1, runs, block);
  const std::uint32_t sound = engine::sound_runs(block, engine::block_runs);
  engine::RunOutcomes outcomes;
  engine::MomentTable moments(agents::shape_of(structure));
  engine::add_block(moments,
                    {listed(agents::series_table()), listed(agents::organisation_state_table()),
                     listed(agents::place_state_table())},
                    block, sound);
  for (int run = 0; run < engine::block_runs; ++run)
    engine::add_run(outcomes, block, run, sound >> run & 1);
  return engine::digest_of(outcomes, moments);
}

void check_survives(const Scenario& scenario) {
  const std::string text = write_text(scenario);
  const Scenario again = read_text(text, "text");
  CHECK(write_text(again) == text);
  CHECK(through_the_schema(again) == through_the_schema(scenario));
  CHECK(digest_of_runs(again) == digest_of_runs(scenario));
}

/// Nothing in it is as it is by default.
Scenario far_from_defaults() {
  Scenario s = footprint("dorset");
  s.title = "A \"title\"\n\twith \\ and Môn";
  s.months = 7;
  s.decision_interval = 2;
  s.shuffled = 3;
  s.regime = agents::Regime::aco;
  s.scope = {.1, .2, 1. / 3, .4, .5};
  s.benefit_shape = agents::BenefitShape::linear;
  s.gossip_weights = agents::GossipWeights::uniform;
  s.decision = agents::Decision::conditional;
  s.trust_update = agents::TrustUpdate::self_reinforcing;
  s.forgetting = agents::Forgetting::earned_trust;
  for (const auto& row : agents::switch_table()) s.switches.*row.member = !row.value;
  for (const auto& row : agents::parameter_table())
    s.parameters[row] = row.allowed_low + (row.allowed_high - row.allowed_low) / 7;
  s.systems[0].regime = agents::Regime::statutory;
  s.systems[0].ics_from = 0;
  s.places[0].regime = agents::Regime::alliance;
  s.places[0].is_vanguard = true;
  for (agents::Organisation& one : s.organisations) {
    one.subtype = agents::subtypes_of(one.kind).back();
    one.margin = -1. / 7;
    if (agents::may_be_paid_from_fund(one.kind)) one.fund = 10. / 3;
    if (one.kind == agents::Kind::acute) one.performance = .87;
  }
  s.organisations[0].turnover_is_estimated = !s.organisations[0].turnover_is_estimated;
  s.years = {{"finance.allocation_growth", 2016, 1. / 30}, {"saving.kept", 2115, 1}};
  for (const auto& row : agents::event_table())
    s.events.push_back({row.kind, std::string(row.name), 3, 2, .1, "target", "trust.gain", "with",
                        agents::Regime::lead_gp});
  return s;
}

/// The message of reading a text after a change.
std::string message_after(const std::string& from, const std::string& to) {
  std::string text = write_text(far_from_defaults());
  const std::size_t at = text.find(from);
  REQUIRE(at != text.npos);
  text.replace(at, from.size(), to);
  try {
    read_text(text, "page");
  } catch (const engine::UserError& error) {
    return error.what();
  }
  return "accepted";
}

/// Numbers that look random and are the same everywhere (PCG's multiplier).
class Numbers {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

std::string mutated(std::string text, Numbers& numbers) {
  constexpr std::string_view signs = "=\"\\ \n\r\tx09-+.eE#_nN\xC3\xFF";
  for (std::size_t n = 1 + numbers.below(2); n > 0 && !text.empty(); --n) {
    const std::size_t at = numbers.below(text.size()), length = numbers.below(40);
    switch (numbers.below(4)) {
      case 0:
        text.resize(at);
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(numbers.below(text.size()), length));
        break;
      default:
        text[at] = signs[numbers.below(signs.size())];
    }
  }
  return text;
}

}  // namespace

TEST_CASE(
    "a carriage return alone ends no line, so it is refused, and no comment goes on over it") {
  CHECK_THROWS_WITH(
      configs::read_scenario_text(
          "include: \"three_places\"\nmonths: 24 # two years\rregime: majority\n", "a.txtpb"),
      Catch::Contains("a.txtpb:2:23: the line ends as those of old Macintoshes do") &&
          Catch::Contains("with line ends of Unix or Windows"));
  for (const char* const ending : {"\r\n", "\r\r\n", "\r"})
    CHECK_NOTHROW(configs::read_scenario_text(
        "include: \"three_places\" # here" + std::string(ending), "a.txtpb"));
}

TEST_CASE("a shipped scenario written as plain lines is the same scenario when read again") {
  for (const Scenario& scenario : shipped()) {
    INFO(scenario.title);
    check_survives(scenario);
  }
}

TEST_CASE("a footprint written as plain lines is the same footprint when read again") {
  for (const configs::Footprint& one : configs::footprints()) {
    INFO(one.name);
    check_survives(footprint(one.slug));
  }
}

TEST_CASE("whatever a scenario says beside the defaults survives as plain lines") {
  const Scenario scenario = far_from_defaults();
  const Scenario again = read_text(write_text(scenario), "text");
  CHECK(write_text(again) == write_text(scenario));
  CHECK(again.title == scenario.title);
  CHECK(through_the_schema(again) == through_the_schema(scenario));
  CHECK(through_the_schema(again) != through_the_schema(footprint("dorset")));
}

TEST_CASE("plain lines that say too little or too much are refused by line and column") {
  CHECK(message_after("concordat scenario 4", "concordat scenario 2") ==
        "page:1:1: expected \"concordat scenario 4\"\n   the text is of another version, or cut "
        "short");
  CHECK(message_after("months=7\n", "") == "page:3:1: expected months=...");
  CHECK(message_after("months=7", "months=seven") == "page:3:8: expected a whole number");
  CHECK(message_after("months=7", "months=7 years=1") == "page:3:9: expected the end of the line");
  CHECK(message_after("trust.gain=", "trust.gian=").find("expected trust.gain=...") !=
        std::string::npos);
  CHECK(message_after("regime=aco", "regime=acco").find("did you mean \"aco\"?") !=
        std::string::npos);
  CHECK(message_after("seat organisation=\"", "seat organisation=\"X").find("there is no \"X") !=
        std::string::npos);
  CHECK(message_after("\nend\n", "\n").find("expected \"end\"") != std::string::npos);
  CHECK(message_after("\nend\n", "\nend\nmore").find("expected the end of the text") !=
        std::string::npos);
  CHECK(message_after("scope.acute=0.1", "scope.acute=nan").find("expected a number") !=
        std::string::npos);
}

TEST_CASE("plain lines that were damaged are read or refused, and never more than that") {
  const std::string text = write_text(far_from_defaults());
  Numbers numbers;
  int accepted = 0;
  for (int trial = 0; trial < 2000; ++trial) {
    try {
      const Scenario scenario = read_text(mutated(text, numbers), "fuzz");
      CHECK(write_text(read_text(write_text(scenario), "again")) == write_text(scenario));
      ++accepted;
      agents::check(scenario);
    } catch (const engine::UserError&) {
    }
  }
  CHECK(accepted > 0);
}

TEST_CASE("the names of plain lines are those of the schema") {
  const Scenario scenario = far_from_defaults();
  const std::string lines = write_text(scenario), schema = through_the_schema(scenario);
  for (const std::string name : {"linear", "uniform", "earned_trust", "conditional", "aco"}) {
    INFO(name);
    CHECK(lines.find("=" + name + "\n") != std::string::npos);
    CHECK(schema.find(": " + name + "\n") != std::string::npos);
  }
}
