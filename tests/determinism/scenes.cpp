#include "tests/determinism/scenes.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "agents/measures/metrics.hpp"
#include "agents/prepare.hpp"
#include "agents/simulate.hpp"
#include "agents/tables/parameter_names.hpp"
#include "agents/tables/switches.hpp"
#include "tests/determinism/stated_parameters.hpp"

namespace concordat::tests {
namespace {
using namespace concordat::agents;

Organisation organisation(const char* code, Kind kind, double turnover, double reserve = 0,
                          double misalignment = 0) {
  Organisation o;
  o.code = o.name = code;
  o.kind = kind;
  o.turnover = turnover;
  o.reserve = reserve;
  o.misalignment = misalignment;
  return o;
}

/// One hospital serves both systems; places have two to five members.
Scenario network() {
  Scenario s;
  s.systems = {{"east", "East", 700000}, {"west", "West", 300000}};
  s.places = {
      {"hill", "Hill", 0, 400000}, {"lake", "Lake", 0, 300000}, {"moor", "Moor", 1, 300000}};
  s.organisations = {organisation("hospital_a", Kind::acute, 520, 0, .1),
                     organisation("hospital_b", Kind::acute, 310, 0, .3),
                     organisation("community_a", Kind::community, 140),
                     organisation("ccg_hill", Kind::ccg, 560),
                     organisation("ccg_lake", Kind::ccg, 410),
                     organisation("ccg_moor", Kind::ccg, 400),
                     organisation("council_a", Kind::council, 150, .2),
                     organisation("council_b", Kind::council, 90, .05),
                     organisation("federation_hill", Kind::gp_federation, 60),
                     organisation("federation_moor", Kind::gp_federation, 45)};
  s.memberships = {{0, 0, .6}, {0, 1, .2}, {0, 2, .1}, {1, 2, .7}, {1, 1, .2},
                   {2, 0, .5}, {2, 1, .5}, {3, 0, 1},  {4, 1, 1},  {5, 2, 1},
                   {6, 0, .7}, {6, 1, .3}, {7, 2, 1},  {8, 0, 1},  {9, 2, 1}};
  s.seats = {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}, {6, 0},
             {8, 0}, {0, 1}, {1, 1}, {5, 1}, {7, 1}, {9, 1}};
  s.contracts = {{3, 0, 0, .5}, {4, 0, 1, .2}, {5, 0, 2, .05}, {5, 1, 2, .6}, {4, 1, 1, .2},
                 {3, 2, 0, .5}, {4, 2, 1, .4}, {3, 8, 0, 1},   {5, 9, 2, .9}};
  return s;
}

std::vector<Event> events() {
  return {{EventKind::demand_surge, "winter", 20, 3, .12, "hill", ""},
          {EventKind::funding_change, "settlement", 30, 0, -.02, "acute", ""},
          {EventKind::leader_leaves, "departure", 37, 0, .5, "ccg_hill", ""},
          {EventKind::trust_shock, "dispute", 44, 0, .4, "hospital_b", ""},
          {EventKind::set_parameter, "place first", 50, 24, .8, "", "regulators.place_focus"}};
}

Scenario stated_scenario(Regime regime, BenefitShape shape, int decision_interval) {
  Scenario s = network();
  s.parameters = stated_parameters();
  s.events = events();
  s.months = 90;
  s.decision_interval = decision_interval;
  s.regime = regime;
  s.benefit_shape = shape;
  s.switches = {.finance = true,
                .control_totals = true,
                .savings = true,
                .shocks = true,
                .own_margins = true,
                .recorded_years = false,
                .pressure = true,
                .turnover = true,
                .bandwidth = true,
                .learning = true,
                .decay = true,
                .misperception = true,
                .gossip = regime == Regime::majority,
                .ratification = true,
                .regulators = true,
                .misalignment = regime == Regime::majority,
                .contracts = false};
  return s;
}

/// Every regime beyond the memorandum and the majority somewhere.
Scenario mixed_regimes() {
  Scenario s = stated_scenario(Regime::aco, BenefitShape::hill, 3);
  s.scope = {1, 1, 1, 0, .5};
  s.switches.ccgs_in_common = s.switches.contracts = true;
  s.places[0].regime = Regime::alliance;
  s.places[1].regime = Regime::lead_gp;
  s.systems[1].regime = Regime::statutory;
  return s;
}

/// Members that leave and come back, leaders of several bodies, regimes that change.
Scenario changing_members() {
  Scenario s = stated_scenario(Regime::memorandum, BenefitShape::hill, 3);
  s.switches.withdrawal = true;
  s.switches.gossip = true;
  s.parameters->withdrawal_pressure = 1;
  s.parameters->withdrawal_inactive = 3;
  s.parameters->withdrawal_hazard = s.parameters->withdrawal_outvoted = .1;
  s.places[2].regime = Regime::majority;
  s.systems[1].regime = Regime::lead_acute;
  s.events.push_back({EventKind::withdrawal, "exit", 15, 20, .6, "hospital_b", ""});
  s.events.push_back({EventKind::ccgs_merge, "merger", 24, 0, 0, "east", ""});
  s.events.push_back({EventKind::joint_leader, "joint leader", 6, 40, 0, "community_a", ""});
  s.events.back().with = "hospital_a";
  s.events.push_back({EventKind::regime_change, "alliance", 30, 36, 0, "hill", ""});
  s.events.back().regime = Regime::alliance;
  s.events.push_back({EventKind::hand_back, "collapse", 40, 0, 0, "hospital_a", ""});
  return s;
}

/// Places exchanged, one that refuses, pressure and vacancies from nowhere.
Scenario contrary_members() {
  Scenario s = changing_members();
  s.shuffled = 3;
  s.switches.workforce = true;
  s.parameters->pressure_imposed = .5;
  s.parameters->workforce_vacancy_growth = .02;
  s.events.pop_back();  // nobody knows who leads
  s.events.push_back({EventKind::refusal, "no", 22, 20, 0, "largest", ""});
  return s;
}

/// Money and staff that move between partners.
Scenario moving_money() {
  Scenario s = stated_scenario(Regime::majority, BenefitShape::hill, 3);
  s.switches.offset = s.switches.pooled_budgets = s.switches.vat = true;
  s.switches.commissioner_fund = s.switches.capital = s.switches.workforce = true;
  s.systems[0].ics_from = 0;
  s.places[2].regime = Regime::aco;
  s.parameters->control_anchor = 0;
  s.parameters->finance_margin_shift = .02;
  s.parameters->control_commissioner_start = 6;
  s.parameters->workforce_poaching = .3;
  s.parameters->workforce_bank = .02;
  s.events.push_back(
      {EventKind::set_parameter, "fewer nurses", 40, 0, .15, "", "workforce.vacancy"});
  return s;
}

/// Every mechanism at once, for the rules given.
Scenario everything(Decision decision, TrustUpdate trust_update, Forgetting forgetting) {
  Scenario s = changing_members();
  for (const SwitchRow& row : switch_table()) s.switches.*row.member = true;
  s.switches.status_review = false;  // see public_affairs()
  s.decision = decision;
  s.trust_update = trust_update;
  s.forgetting = forgetting;
  s.systems[0].ics_from = 0;
  s.places[1].is_vanguard = true;
  s.places[0].regime = Regime::aco;
  s.parameters->support_exponent = 2;
  s.parameters->accreditation_trust = .2;
  s.parameters->accreditation_integration = .01;
  s.parameters->workforce_tolerated = .09;
  s.parameters->bandwidth_tasks = 1;
  s.parameters->abandonment_patience = 6;
  s.parameters->public_trust_engagement = .3;
  s.events.push_back({EventKind::media_shock, "headline", 4, 0, .3, "", ""});
  s.events.push_back({EventKind::closure, "early closure", 20, 12, .5, "lake", ""});
  s.events.push_back({EventKind::engagement, "panel", 33, 24, 1, "hill", ""});
  s.events.push_back({EventKind::fund, "grant", 26, 36, 20, "west", ""});
  s.events.push_back({EventKind::regulator_stance, "stance", 48, 12, .9, "NHS England", ""});
  return s;
}

/// What councils, the public, courts and Parliament do; a status on merit, reviewed.
Scenario public_affairs() {
  Scenario s = stated_scenario(Regime::memorandum, BenefitShape::hill, 3);
  s.switches.accreditation = s.switches.status_review = s.switches.offset = true;
  s.places[1].regime = Regime::alliance;
  s.places[2].regime = Regime::majority;
  s.parameters->accreditation_trust = .2;
  s.parameters->accreditation_integration = .01;
  s.parameters->accreditation_first_share = .5;
  s.parameters->accreditation_kept_margin = -.01;
  s.parameters->governance_claim_upheld = .5;
  s.parameters->finance_outside_bidder = .5;
  s.events.push_back({EventKind::accredit, "status", 9, 30, .5, "west", ""});
  s.events.push_back({EventKind::status_lost, "no status", 52, 0, .5, "", ""});
  s.events.push_back({EventKind::election, "election", 13, 0, .6, "", ""});
  s.events.push_back({EventKind::consultation, "beds", 22, 4, .5, "hill", ""});
  s.events.push_back({EventKind::judicial_review, "claim", 30, 9, .7, "", ""});
  s.events.push_back({EventKind::merge_systems, "one board", 40, 20, 0, "east", ""});
  s.events.back().with = "west";
  s.events.push_back({EventKind::procurement, "tender", 25, 40, .4, "community_a", ""});
  s.events.push_back({EventKind::legislation, "act", 72, 0, 1, "", ""});
  return s;
}

/// 64-bit FNV-1a: enough to notice a changed bit, and nothing to link.
class Digest {
 public:
  template <class T>
  void add(const T* values, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k) {
      unsigned char bytes[sizeof(T)];
      std::memcpy(bytes, values + k, sizeof(T));
      for (unsigned char byte : bytes) state_ = (state_ ^ byte) * 1099511628211u;
    }
  }
  std::string text() const {
    std::string hex(16, '0');
    for (int k = 0; k < 16; ++k) hex[15 - k] = "0123456789abcdef"[state_ >> (4 * k) & 15];
    return hex;
  }

 private:
  std::uint64_t state_ = 14695981039346656037u;
};

/// `count` runs of a block, from `first` on.
void add_runs(Digest& digest, const std::vector<float>& values, std::size_t first,
              std::size_t count) {
  for (std::size_t k = first; k < values.size(); k += engine::block_runs)
    digest.add(values.data() + k, count);
}

/// In eights, whatever the size of a block, so that it shows in no golden value.
void add_block(Digest& digest, const engine::BlockResult& result, std::size_t runs) {
  for (std::size_t first = 0; first < runs; first += 8) {
    const std::size_t count = std::min<std::size_t>(8, runs - first);
    for (const auto* values : {&result.series, &result.outcomes, &result.organisations,
                               &result.places, &result.organisation_series})
      add_runs(digest, *values, first, count);
    digest.add(result.failed.data() + first, count);
  }
}
}  // namespace

std::vector<Scene> scenes() {
  Scenario defaults = network();
  return {{"stated_memorandum", stated_scenario(Regime::memorandum, BenefitShape::hill, 3)},
          {"stated_majority", stated_scenario(Regime::majority, BenefitShape::linear, 2)},
          {"stated_regimes", mixed_regimes()},
          {"stated_members", changing_members()},
          {"stated_contraries", contrary_members()},
          {"stated_money", moving_money()},
          {"stated_everything",
           everything(Decision::logit, TrustUpdate::asymmetric, Forgetting::earned_trust)},
          {"stated_copiers",
           everything(Decision::fermi, TrustUpdate::self_reinforcing, Forgetting::both_ways)},
          {"stated_learners",
           everything(Decision::bush_mosteller, TrustUpdate::beta_evidence, Forgetting::both_ways)},
          {"stated_followers",
           everything(Decision::conditional, TrustUpdate::asymmetric, Forgetting::both_ways)},
          {"stated_responders",
           everything(Decision::best_response, TrustUpdate::asymmetric, Forgetting::both_ways)},
          {"stated_public", public_affairs()},
          {"defaults", defaults}};
}

std::string digest_of(const Scenario& scenario, std::uint64_t seed, int runs) {
  const Structure structure = make_structure(scenario);
  const Parameters& parameters = structure.scenario.parameters;
  Digest digest;
  for (int first = 0; first < runs; first += engine::block_runs) {
    std::vector<Run> block;
    for (int run = first; run < runs && run < first + engine::block_runs; ++run)
      block.push_back({static_cast<std::uint32_t>(run), &parameters});
    engine::BlockResult result(shape_of(structure), true);
    simulate(structure, seed, block, result);
    add_block(digest, result, block.size());
  }
  return digest.text();
}

std::string golden_text() {
  std::string text;
  for (const Scene& scene : scenes())
    text += scene.name + " " + digest_of(scene.scenario, 2017, 27) + "\n";
  return text;
}

}  // namespace concordat::tests
