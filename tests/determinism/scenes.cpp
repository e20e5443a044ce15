#include "tests/determinism/scenes.hpp"

#include <array>
#include <cstring>
#include <stdexcept>

#include "agents/metrics.hpp"
#include "agents/simulate.hpp"
#include "agents/switches.hpp"

namespace concordat::tests {
namespace {
using namespace concordat::agents;

struct Stated {
  const char* path;
  double value;
};

/// Every parameter, mostly near its default; mechanisms that the defaults leave out are on.
constexpr Stated stated[] = {
    {"trust.gain", 0.04},
    {"trust.loss_ratio", 2.25},
    {"trust.decay", .005},
    {"trust.history", .3},
    {"trust.history_concentration", 20},
    {"trust.initial_spread", .05},
    {"trust.perception_error", .05},
    {"trust.weight", 0.8},
    {"trust.gossip", .02},
    {"trust.memory", 12},
    {"trust.breach", .25},
    {"trust.contagion", .02},
    {"trust.evidence_weight", 33},
    {"leaders.turnover", .0193},
    {"leaders.turnover_pressure", .3},
    {"leaders.trust_lost", .3},
    {"leaders.orientation_sd", .5},
    {"leaders.quality_sd", .1},
    {"choice.precision", 1},
    {"choice.benefit", 8},
    {"choice.cost", 1.6},
    {"choice.selective", .6},
    {"choice.slope", 2},
    {"choice.half_effort", .4},
    {"choice.catalyst", 1},
    {"choice.horizon", .5},
    {"choice.sovereignty", .3},
    {"choice.stake", 1},
    {"choice.habit", 0.1},
    {"choice.income_risk", .5},
    {"choice.public_weight", .5},
    {"choice.staff_weight", 2},
    {"choice.imitation", 1},
    {"choice.learning_rate", .1},
    {"choice.habituation", .05},
    {"choice.aspiration", 0},
    {"choice.threshold_shape", 4},
    {"regulators.organisation_focus", .5},
    {"regulators.message_weight", .5},
    {"regulators.place_focus", .3},
    {"regulators.coherence", .5},
    {"regulators.ics_focus", .3},
    {"regulators.reversion", .1},
    {"support.exponent", 3},
    {"support.finance", 1},
    {"support.demand", 1},
    {"support.priorities", 1},
    {"accreditation.trust", .5},
    {"accreditation.integration", .1},
    {"accreditation.first_wave", 14},
    {"accreditation.second_wave", 25},
    {"governance.veto", .15},
    {"governance.ratification", .5},
    {"governance.subsidiarity", 0.6},
    {"governance.income_risk", .3},
    {"governance.setup_cost", .01},
    {"governance.setup_months", 24},
    {"lead.mandate", .3},
    {"alliance.mandate", .2},
    {"alliance.risk_share", .5},
    {"alliance.delay", 9},
    {"aco.mandate", .5},
    {"aco.risk_share", 1},
    {"aco.procurement_low", 12},
    {"aco.procurement_high", 24},
    {"aco.challenge", .2},
    {"aco.disruption", .5},
    {"aco.disruption_months", 24},
    {"statutory.mandate", .3},
    {"statutory.risk_share", .25},
    {"statutory.duty", .7},
    {"withdrawal.hazard", .02},
    {"withdrawal.pressure", 3},
    {"withdrawal.inactive", 12},
    {"withdrawal.outvoted", .01},
    {"withdrawal.rejoining", .02},
    {"peer.gain", 1},
    {"peer.cost", .05},
    {"abandonment.patience", 24},
    {"abandonment.benefit", .05},
    {"abandonment.hazard", .05},
    {"integration.rate", .0222222222},
    {"integration.erosion", .002},
    {"integration.trust_exponent", 1},
    {"integration.programmes", 4},
    {"integration.programmes_undiluted", 3},
    {"integration.benefit_lag", 30},
    {"integration.need_lag", 6},
    {"integration.activity_reduction", .10},
    {"integration.site_sd", .08},
    {"integration.unmet_need", .05},
    {"integration.vanguard", .1},
    {"demand.growth", .03},
    {"demand.social_care_spill", .1},
    {"finance.allocation_growth", .025},
    {"finance.tariff_uplift", .001},
    {"finance.tariff_passthrough", .5},
    {"finance.provider_inflation", .021},
    {"finance.provider_efficiency", .012},
    {"finance.capitation", .2},
    {"finance.fixed_share", .7},
    {"finance.fixed_lag", 24},
    {"finance.community_fixed_share", .3},
    {"finance.joint_cost", .006},
    {"finance.fund_per_head", 3.3},
    {"finance.provider_margin", -.01},
    {"finance.ccg_margin", -.003},
    {"finance.vat", .02},
    {"pooling.share", .1},
    {"capital.need", .3},
    {"capital.available", .2},
    {"capital.intensity", .02},
    {"capital.nhs_rate", .035},
    {"capital.council_rate", .025},
    {"council.income_growth", .02},
    {"council.inflation", .025},
    {"council.efficiency", .01},
    {"council.demand_growth", .015},
    {"council.reserve_draw", .1},
    {"council.unmet_share", .3},
    {"council.need_saved", .05},
    {"control.stretch", .01},
    {"control.recovery", .3},
    {"control.ceiling", .03},
    {"control.fund_share", .022},
    {"control.spade", 1},
    {"control.performance_excess", .08},
    {"control.offset", 1},
    {"control.commissioner_share", .005},
    {"control.commissioner_start", 24},
    {"pressure.scale", .03},
    {"pressure.distress", .5},
    {"pressure.performance", 0.2},
    {"pressure.lag", 3},
    {"pressure.ceiling", 6},
    {"bandwidth.per_pressure", .2},
    {"bandwidth.per_forum", .03},
    {"bandwidth.per_vacancy", 1.5},
    {"bandwidth.tasks", 0},
    {"bandwidth.per_task", .05},
    {"workforce.vacancy", .08},
    {"workforce.community_gap", .02},
    {"workforce.leaving", .01},
    {"workforce.recruitment", .05},
    {"workforce.poaching", .1},
    {"workforce.bank", .1},
    {"workforce.tolerated", .12},
    {"workforce.agency_cost", .3},
    {"public_trust.initial", .5},
    {"public_trust.drift", .01},
    {"public_trust.engagement", 0},
    {"public_trust.engagement_gain", .02},
    {"public_trust.staff_backing", 1},
    {"public_trust.secrecy_months", 9},
    {"public_trust.secrecy_loss", .04},
    {"public_trust.closure_loss", .05},
    {"public_trust.benefit_gain", .5},
    {"public_trust.reconfiguration", .3},
    {"public_trust.veto_exponent", .5},
    {"retreat.threshold", .25},
    {"retreat.months", 12},
};

/// The parameters as stated here. A parameter that is missing here is an error.
Parameters stated_parameters() {
  if (std::size(stated) != parameter_table().size())
    throw std::logic_error("scenes.cpp must state every parameter: add the new one, then bless");
  Parameters parameters;
  for (const Stated& s : stated) {
    const ParameterRow* row = find_parameter(s.path);
    if (!row)
      throw std::logic_error("scenes.cpp states an unknown parameter: " + std::string(s.path));
    parameters.*row->member = s.value;
  }
  return parameters;
}

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
                .pressure = true,
                .turnover = true,
                .bandwidth = true,
                .learning = true,
                .decay = true,
                .misperception = true,
                .gossip = regime == Regime::majority,
                .ratification = true,
                .regulators = true,
                .misalignment = regime == Regime::majority};
  return s;
}

/// Every regime beyond the memorandum and the majority somewhere.
Scenario mixed_regimes() {
  Scenario s = stated_scenario(Regime::aco, BenefitShape::hill, 3);
  s.scope = {1, 1, 1, 0, .5};
  s.switches.ccgs_in_common = true;
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
  s.parameters.withdrawal_pressure = 1;
  s.parameters.withdrawal_inactive = 3;
  s.parameters.withdrawal_hazard = s.parameters.withdrawal_outvoted = .1;
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

/// Money and staff that move between partners.
Scenario moving_money() {
  Scenario s = stated_scenario(Regime::majority, BenefitShape::hill, 3);
  s.switches.offset = s.switches.pooled_budgets = s.switches.vat = true;
  s.switches.commissioner_fund = s.switches.capital = s.switches.workforce = true;
  s.systems[0].is_ics = true;
  s.places[2].regime = Regime::aco;
  s.parameters.control_stretch = -.01;
  s.parameters.control_commissioner_start = 6;
  s.parameters.workforce_poaching = .3;
  s.parameters.workforce_bank = .02;
  s.events.push_back(
      {EventKind::set_parameter, "fewer nurses", 40, 0, .15, "", "workforce.vacancy"});
  return s;
}

/// Every mechanism at once, for the rules given.
Scenario everything(Decision decision, TrustUpdate trust_update, Forgetting forgetting) {
  Scenario s = changing_members();
  for (const SwitchRow& row : switch_table()) s.switches.*row.member = true;
  s.decision = decision;
  s.trust_update = trust_update;
  s.forgetting = forgetting;
  s.systems[0].is_ics = true;
  s.places[1].is_vanguard = true;
  s.places[0].regime = Regime::aco;
  s.parameters.support_exponent = 2;
  s.parameters.accreditation_trust = .2;
  s.parameters.accreditation_integration = .01;
  s.parameters.workforce_tolerated = .09;
  s.parameters.bandwidth_tasks = 1;
  s.parameters.abandonment_patience = 6;
  s.parameters.public_trust_engagement = .3;
  s.events.push_back({EventKind::media_shock, "headline", 4, 0, .3, "", ""});
  s.events.push_back({EventKind::closure, "early closure", 20, 12, .5, "lake", ""});
  s.events.push_back({EventKind::engagement, "panel", 33, 24, 1, "hill", ""});
  s.events.push_back({EventKind::fund, "grant", 26, 36, 20, "west", ""});
  s.events.push_back({EventKind::regulator_stance, "stance", 48, 12, .9, "NHS England", ""});
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

/// The first `count` of every eight values: those of runs that were asked for.
void add_runs(Digest& digest, const std::vector<float>& values, std::size_t count) {
  for (std::size_t k = 0; k < values.size(); k += engine::block_runs)
    digest.add(values.data() + k, count);
}
}  // namespace

std::vector<Scene> scenes() {
  Scenario defaults = network();
  return {{"stated_memorandum", stated_scenario(Regime::memorandum, BenefitShape::hill, 3)},
          {"stated_majority", stated_scenario(Regime::majority, BenefitShape::linear, 2)},
          {"stated_regimes", mixed_regimes()},
          {"stated_members", changing_members()},
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
    for (const auto* values : {&result.series, &result.outcomes, &result.organisations,
                               &result.places, &result.organisation_series})
      add_runs(digest, *values, block.size());
    digest.add(result.failed.data(), block.size());
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
