#include "tests/agents/scenes.hpp"

#include <cstring>

#include "agents/tables/parameter_names.hpp"

namespace concordat::tests {

agents::Switches nothing_on() {
  agents::Switches s;
  for (const auto& row : agents::switch_table()) s.*row.member = false;
  s.votes = true;  // no mechanism that could be absent: without them everything passes
  return s;
}

agents::Switches everything_switched_on() {
  agents::Switches s;
  for (const auto& row : agents::switch_table()) s.*row.member = true;
  return s;
}

agents::Scenario alike(int n) {
  agents::Scenario s;
  s.title = "alike";
  s.systems.push_back({"system", "", 1e5});
  s.places.push_back({"place", "", 0, 1e5});
  for (int i = 0; i < n; ++i) {
    agents::Organisation o;
    o.code = "body" + std::to_string(1000 + i);
    o.kind = agents::Kind::community;
    o.turnover = 100;
    s.organisations.push_back(o);
    s.memberships.push_back({i, 0, 1.0});
  }
  s.decision_interval = 1;
  s.regime = agents::Regime::majority;
  s.switches = nothing_on();
  s.parameters->leaders_orientation_sd = 0;
  s.parameters->trust_initial_spread = 0;
  s.parameters->trust_history_concentration = 10000;
  s.parameters->finance_fund_per_head = 0;
  return s;
}

agents::Scenario alike_with_constant_utility(int n, double x) {
  agents::Scenario s = alike(n);
  s.switches.regulators = true;
  s.parameters->regulators_place_focus = 1;
  s.parameters->regulators_coherence = 1;
  s.parameters->regulators_organisation_focus = 0;
  s.parameters->regulators_message_weight = x;
  s.parameters->choice_benefit = 0;
  s.parameters->choice_cost = 0;
  return s;
}

int add_organisation(agents::Scenario& s, Dice& dice, agents::Kind kind,
                     const std::vector<int>& places, double total) {
  const int at = static_cast<int>(s.organisations.size());
  agents::Organisation o;
  o.code = std::string(agents::name_of(kind)) + std::to_string(at);
  o.kind = kind;
  const bool is_small = kind == agents::Kind::gp_federation;
  o.turnover = is_small ? dice.between(10, 60) : dice.between(100, 700);
  if (kind == agents::Kind::council) o.reserve = dice.between(0, .4);
  o.misalignment = dice.between(0, .4);
  s.organisations.push_back(o);
  for (int l : places) s.memberships.push_back({at, l, total / double(places.size())});
  return at;
}

agents::Scenario footprint(std::uint64_t seed) {
  using agents::Kind;
  Dice dice(seed);
  agents::Scenario s;
  s.title = "random footprint";
  const int systems = dice.whole(1, 2);
  const int places = dice.whole(systems, 5);
  for (int x = 0; x < systems; ++x) s.systems.push_back({"system" + std::to_string(x), "", 1e6});
  for (int l = 0; l < places; ++l)
    s.places.push_back({"place" + std::to_string(l), "", l % systems, dice.between(1e5, 6e5)});
  std::vector<int> ccgs;
  for (int l = 0; l < places; ++l) {
    ccgs.push_back(add_organisation(s, dice, Kind::ccg, {l}, 1));
    add_organisation(s, dice, Kind::council, {l}, dice.between(.7, 1));
    add_organisation(s, dice, Kind::gp_federation, {l}, 1);
  }
  const int trusts = dice.whole(2, 6);
  for (int k = 0; k < trusts; ++k) {
    const int first = dice.whole(0, places - 1);
    std::vector<int> served{first};
    if (places > 1 && dice.whole(0, 1) == 1) served.push_back((first + 1) % places);
    const int at = add_organisation(s, dice, k % 2 == 0 ? Kind::acute : Kind::community, served,
                                    dice.between(.6, 1));
    for (int l : served) {  // a contract that the CCG can afford
      const double work = s.memberships.back().share;
      const double affordable = .1 * s.organisations[ccgs[l]].turnover;
      s.contracts.push_back(
          {ccgs[l], at, l, std::min(.7 * work, affordable / s.organisations[at].turnover)});
    }
  }
  for (int i = 0; i < static_cast<int>(s.organisations.size()); ++i)
    for (int x = 0; x < systems; ++x) {
      bool belongs = false;
      for (const auto& m : s.memberships)
        belongs = belongs || (m.organisation == i && s.places[m.place].system == x);
      if (belongs) s.seats.push_back({i, x});
    }
  s.months = 48;
  return s;
}

engine::BlockResult run_block(const agents::Scenario& scenario, std::uint64_t seed, int runs,
                              std::uint32_t first) {
  const agents::Structure structure = agents::make_structure(scenario);
  engine::BlockResult result(agents::shape_of(structure), true);
  std::vector<agents::Run> block;
  for (int k = 0; k < runs; ++k)
    block.push_back({first + static_cast<std::uint32_t>(k), &structure.scenario.parameters});
  agents::simulate(structure, seed, block, result);
  return result;
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

bool same_bits(const engine::BlockResult& a, const engine::BlockResult& b) {
  return same_bits(a.series, b.series) && same_bits(a.outcomes, b.outcomes) &&
         same_bits(a.organisations, b.organisations) && same_bits(a.places, b.places) &&
         same_bits(a.organisation_series, b.organisation_series) && a.failed == b.failed;
}

}  // namespace concordat::tests
