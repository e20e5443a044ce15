#include "analysis/uncertainty/can_act.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>

#include "agents/measures/metrics.hpp"
#include "agents/simulate.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/block_result.hpp"

using namespace concordat;
using agents::ParameterRow;

namespace {
agents::Scenario scenario(const std::string& name, std::vector<std::string> settings = {}) {
  configs::Overrides overrides;
  for (const configs::ShippedScenario& shipped : configs::shipped_scenarios())
    if (shipped.name == name && shipped.is_part()) overrides.footprint = "dorset";
  overrides.settings = std::move(settings);
  for (const configs::ShippedScenario& shipped : configs::shipped_scenarios())
    if (shipped.name == name)
      return configs::read_scenario_text(shipped.text, name, overrides).scenario;
  FAIL("no scenario " << name);
  return {};
}

const ParameterRow& row(const std::string& path) {
  const ParameterRow* found = agents::find_parameter(path);
  REQUIRE(found != nullptr);
  return *found;
}

/// The outcomes of one run, bit by bit.
std::vector<float> outcomes_under(const agents::Structure& structure,
                                  const agents::Parameters& parameters) {
  engine::BlockResult result(agents::shape_of(structure));
  const agents::Run run{0, &parameters};
  agents::simulate(structure, 1, std::span(&run, 1), result);
  std::vector<float> outcomes;
  for (std::size_t k = 0; k < result.outcomes.size(); k += engine::block_runs)
    outcomes.push_back(result.outcomes[k]);
  return outcomes;
}

bool are_same(const std::vector<float>& a, const std::vector<float>& b) {
  return std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

/// Whether both ends of its range leave a run as it was.
bool is_idle(const agents::Structure& structure, const ParameterRow& parameter) {
  const std::vector<float> before = outcomes_under(structure, structure.scenario.parameters);
  for (const double end : {parameter.studied_low, parameter.studied_high}) {
    agents::Parameters changed = structure.scenario.parameters;
    changed[parameter] = end;
    if (!are_same(before, outcomes_under(structure, changed))) return false;
  }
  return true;
}
}  // namespace

TEST_CASE("what is said to be unable to act changes no bit of any shipped scenario") {
  for (const configs::ShippedScenario& shipped : configs::shipped_scenarios()) {
    if (shipped.name.find("england") != std::string::npos) continue;  // as large as all others
    const agents::Structure structure = agents::make_structure(scenario(shipped.name));
    if (structure.scenario.organisations.size() > 60) continue;
    for (const ParameterRow& parameter : agents::parameter_table()) {
      INFO(shipped.name << ": " << parameter.path);
      if (!analysis::can_act(parameter, structure.scenario)) CHECK(is_idle(structure, parameter));
    }
  }
}

TEST_CASE("nor where a core mechanism is switched off") {
  for (const std::string off :
       {"savings", "pressure", "bandwidth", "shocks", "misperception", "ratification"}) {
    const agents::Structure structure =
        agents::make_structure(scenario("three_places", {"switches." + off + "=false"}));
    for (const ParameterRow& parameter : agents::parameter_table()) {
      INFO(off << " off: " << parameter.path);
      if (!analysis::can_act(parameter, structure.scenario)) CHECK(is_idle(structure, parameter));
    }
  }
}

TEST_CASE("a switch, a form and a rule bring their parameters") {
  const auto acts = [&](const std::string& path, std::vector<std::string> settings) {
    return analysis::can_act(row(path), scenario("three_places", std::move(settings)));
  };
  CHECK_FALSE(acts("workforce.poaching", {}));
  CHECK(acts("workforce.poaching", {"switches.workforce=true"}));
  CHECK_FALSE(acts("aco.mandate", {}));
  CHECK(acts("aco.mandate", {"regime=aco"}));
  CHECK_FALSE(acts("choice.imitation", {}));
  CHECK(acts("choice.imitation", {"decision=fermi"}));
  CHECK(acts("choice.precision", {}));
  CHECK_FALSE(acts("choice.precision", {"decision=fermi"}));
  CHECK_FALSE(acts("trust.evidence_weight", {}));
  CHECK(acts("trust.evidence_weight", {"trust_update=beta_evidence"}));
  CHECK(acts("trust.gain", {}));
}
