/// A mechanism that is switched off and one at zero strength are the same to the last bit.
#include <functional>

#include "agents/tables/parameter_names.hpp"
#include "agents/tables/years.hpp"
#include "tests/agents/scenes.hpp"
#include "tests/verification/checks.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Scenario;

namespace {

/// Rows that only report a mechanism itself.
struct Report {
  std::vector<agents::Series> series = {};
  std::vector<agents::OrganisationState> organisations = {};
  std::vector<agents::PlaceState> places = {};
};

struct Toggle {
  std::string name;
  std::function<void(Scenario&)> switched_off, zero_strength;
  /// Where the defaults leave it out: what makes it count.
  std::function<void(Scenario&)> full_strength = [](Scenario&) {};
  Report report = {};
};

/// CCGs that have something to give, and a fund for them that does not wait.
void totals_are_met(Scenario& s) {
  s.parameters->finance_ccg_cost_growth = -.02;
  s.parameters->control_commissioner_start = 0;
}

void become_ics(Scenario& s) {
  totals_are_met(s);
  for (auto& system : s.systems) system.ics_from = 0;
}

/// Missed standards are felt, whether there are totals or not.
void standards_press(Scenario& s) { s.parameters->pressure_performance = .5; }

/// Places that merge at once.
void merge(Scenario& s) {
  s.regime = agents::Regime::aco;
  s.parameters->aco_procurement_low = s.parameters->aco_procurement_high = 0;
}

const std::vector<Toggle> toggles = {
    {"turnover", [](Scenario& s) { s.switches.turnover = false; },
     [](Scenario& s) { s.parameters->leaders_turnover = 0; }},
    {"bandwidth", [](Scenario& s) { s.switches.bandwidth = false; },
     [](Scenario& s) {
       s.parameters->bandwidth_per_pressure = s.parameters->bandwidth_per_forum = 0;
       s.parameters->bandwidth_per_incoherence = 0;
       s.parameters->saving_time = 0;
     }},
    {"learning", [](Scenario& s) { s.switches.learning = false; },
     [](Scenario& s) { s.parameters->trust_gain = 0; }},
    {"decay", [](Scenario& s) { s.switches.decay = false; },
     [](Scenario& s) { s.parameters->trust_decay = 0; }},
    {"misperception", [](Scenario& s) { s.switches.misperception = false; },
     [](Scenario& s) { s.parameters->trust_perception_error = 0; }},
    {"gossip", [](Scenario& s) { s.switches.gossip = false; },
     [](Scenario& s) { s.switches.gossip = true, s.parameters->trust_gossip = 0; },
     [](Scenario& s) { s.switches.gossip = true; }},
    {"votes",
     [](Scenario& s) {
       s.regime = agents::Regime::memorandum;  // where nobody vetoes, everything passes
       s.switches.votes = false;
     },
     [](Scenario& s) {
       s.regime = agents::Regime::memorandum;
       s.parameters->governance_veto = 0;
     }},
    {"ratification", [](Scenario& s) { s.switches.ratification = false; },
     [](Scenario& s) { s.parameters->governance_ratification = 1; }},
    {"regulators", [](Scenario& s) { s.switches.regulators = false; },
     [](Scenario& s) {
       s.parameters->regulators_message_weight = s.parameters->regulators_organisation_focus = 0;
       s.parameters->bandwidth_per_incoherence = 0;
     }},
    {"withdrawal",
     [](Scenario& s) { s.switches.withdrawal = false; },
     [](Scenario& s) {
       s.switches.withdrawal = true;
       s.parameters->withdrawal_hazard = s.parameters->withdrawal_outvoted = 0;
     },
     [](Scenario& s) {
       s.switches.withdrawal = true;
       s.parameters->withdrawal_pressure = 0;
       s.parameters->withdrawal_inactive = 3;
     },
     {{agents::Series::withdrawn}}},
    {"misalignment", [](Scenario& s) { s.switches.misalignment = false; },
     [](Scenario& s) {
       s.switches.misalignment = true;
       for (auto& o : s.organisations) o.misalignment = 0;
     },
     [](Scenario& s) { s.switches.misalignment = true; }},
    {"public trust",
     [](Scenario&) {},
     [](Scenario& s) {
       s.switches.public_trust = true;
       s.parameters->choice_public_weight = s.parameters->public_trust_reconfiguration = 0;
     },
     [](Scenario& s) { s.switches.public_trust = true; },
     {{agents::Series::public_trust}, {}, {agents::PlaceState::public_trust}}},
    {"leader quality", [](Scenario&) {},
     [](Scenario& s) {
       s.switches.leader_quality = true;
       s.parameters->leaders_quality_sd = 0;
     },
     [](Scenario& s) { s.switches.leader_quality = true; }},
    {"contagion", [](Scenario&) {},
     [](Scenario& s) {
       s.switches.contagion = true;
       s.parameters->trust_contagion = 0;
     },
     [](Scenario& s) { s.switches.contagion = true; }},
    {"contagion beside gossip", [](Scenario& s) { s.switches.gossip = true; },
     [](Scenario& s) {
       s.switches.contagion = s.switches.gossip = true;
       s.parameters->trust_contagion = 0;
     },
     [](Scenario& s) { s.switches.contagion = s.switches.gossip = true; }},
    {"reversion", [](Scenario&) {},
     [](Scenario& s) {
       s.switches.reversion = true;
       s.parameters->regulators_reversion = 0;
     },
     [](Scenario& s) { s.switches.reversion = true; }},
    {"integrated care systems",
     [](Scenario&) {},
     [](Scenario& s) {
       for (auto& x : s.systems) x.ics_from = 0;
       s.parameters->regulators_ics_focus = 0;
     },
     [](Scenario& s) { s.systems[0].ics_from = 0; },
     {{agents::Series::ics}}},
    {"accreditation",
     [](Scenario&) {},
     [](Scenario& s) {
       s.switches.accreditation = true;
       s.parameters->accreditation_trust = s.parameters->accreditation_integration = 0;
       s.parameters->regulators_ics_focus = 0;
     },
     [](Scenario& s) {
       s.switches.accreditation = true;
       s.parameters->accreditation_trust = s.parameters->accreditation_integration = 0;
     },
     {{agents::Series::ics}}},
    {"reviews of the status",
     [](Scenario& s) {
       for (auto& x : s.systems) x.ics_from = 0;
     },
     [](Scenario& s) {
       for (auto& x : s.systems) x.ics_from = 0;
       s.switches.status_review = true;
       s.parameters->accreditation_kept_trust = 0;
       s.parameters->accreditation_kept_margin = -1;
     },
     [](Scenario& s) {
       for (auto& x : s.systems) x.ics_from = 0;
       s.switches.status_review = true;
       s.parameters->accreditation_kept_trust = 1;
     }},
    {"support", [](Scenario&) {},
     [](Scenario& s) {
       s.switches.support = true;
       s.parameters->support_exponent = 0;
     },
     [](Scenario& s) { s.switches.support = true; }},
    {"peer support", [](Scenario&) {},
     [](Scenario& s) {
       s.switches.peer_support = true;
       s.parameters->peer_gain = s.parameters->peer_cost = 0;
     },
     [](Scenario& s) { s.switches.peer_support = true; }},
    {"abandonment", [](Scenario&) {},
     [](Scenario& s) {
       s.switches.abandonment = true;
       s.parameters->abandonment_hazard = 0;
     },
     [](Scenario& s) {
       s.switches.abandonment = true;
       s.parameters->abandonment_patience = 1;
       s.parameters->abandonment_hazard = 1;
     }},
    {"staff",
     [](Scenario&) {},
     [](Scenario& s) {
       s.switches.workforce = true;
       s.parameters->workforce_poaching = s.parameters->workforce_bank = 0;
     },
     [](Scenario& s) { s.switches.workforce = true; },
     {{agents::Series::vacancy}}},
    {"pooled budgets", [](Scenario&) {},
     [](Scenario& s) { s.switches.pooled_budgets = true, s.parameters->pooling_share = 0; },
     [](Scenario& s) { s.switches.pooled_budgets = true; }},
    {"contracts",
     [](Scenario& s) { s.regime = agents::Regime::lead_acute, s.switches.contracts = false; },
     [](Scenario& s) {
       s.regime = agents::Regime::lead_acute;
       s.parameters->contract_scope = 0;
     },
     [](Scenario& s) { s.regime = agents::Regime::lead_acute; }},
    {"offset", become_ics,
     [](Scenario& s) {
       become_ics(s);
       s.switches.offset = true, s.parameters->control_offset = 0;
     },
     [](Scenario& s) {
       become_ics(s);
       s.switches.offset = true;
     }},
    {"VAT", merge,
     [](Scenario& s) {
       merge(s);
       s.switches.vat = true, s.parameters->finance_vat = 0;
     },
     [](Scenario& s) {
       merge(s);
       s.switches.vat = true;
     }},
    {"commissioners' fund", totals_are_met,
     [](Scenario& s) {
       totals_are_met(s);
       s.switches.commissioner_fund = true;
       s.parameters->control_commissioner_share = 0;
     },
     [](Scenario& s) {
       totals_are_met(s);
       s.switches.commissioner_fund = true;
     }},
    {"capital", [](Scenario&) {},
     [](Scenario& s) {
       s.switches.capital = true;
       s.parameters->capital_need = s.parameters->capital_intensity = 0;
     },
     [](Scenario& s) { s.switches.capital = true; }},
    {"national tasks", [](Scenario&) {},
     [](Scenario& s) { s.parameters->bandwidth_tasks = 20, s.parameters->bandwidth_per_task = 0; },
     [](Scenario& s) { s.parameters->bandwidth_tasks = 4; }},
    // A total that is last year's result asks nobody to improve; a fund of nothing pays nothing.
    {"control totals",
     [](Scenario& s) {
       standards_press(s);
       s.switches.control_totals = false;
     },
     [](Scenario& s) {
       standards_press(s);
       s.parameters->control_anchor = s.parameters->control_fund_share = 0;
     },
     standards_press,
     {{agents::Series::missed_totals, agents::Series::fund_earned, agents::Series::fund_paid},
      {agents::OrganisationState::fund, agents::OrganisationState::fund_earned,
       agents::OrganisationState::fund_core, agents::OrganisationState::control_total,
       agents::OrganisationState::missed_total}}},
    {"savings",
     [](Scenario& s) { s.switches.savings = false; },
     [](Scenario& s) { s.parameters->saving_capacity = 0; },
     [](Scenario&) {},
     {{agents::Series::saving},
      {agents::OrganisationState::saving, agents::OrganisationState::saved}}},
    {"shocks", [](Scenario& s) { s.switches.shocks = false; },
     [](Scenario& s) {
       auto& p = *s.parameters;
       p.shock_lasting = p.shock_crisis = p.shock_one_off = p.shock_drift = 0;
     }},
    {"own margins", [](Scenario& s) { s.switches.own_margins = false; },
     [](Scenario& s) { s.parameters->finance_margin_spread = 0; }},
    {"recorded years", [](Scenario& s) { s.switches.recorded_years = false; },
     [](Scenario& s) {
       for (const agents::YearsRow& row : agents::years_table())
         for (std::size_t k = 0; k < row.values.size(); ++k)
           s.years.push_back({std::string(row.path), row.first + static_cast<int>(k),
                              agents::find_parameter(row.path)->value});
     }},
};

/// The block of a scenario changed by one of a toggle's two ways.
engine::BlockResult with(const std::function<void(Scenario&)>& change, agents::Regime regime) {
  Scenario s = footprint(11);
  s.regime = regime;
  s.parameters->trust_weight = .8;
  change(s);
  return run_block(s, 31);
}

std::vector<float> series_of(const engine::BlockResult& r, agents::Series q) {
  const std::size_t size = 48 * engine::block_runs;
  const auto at = r.series.begin() + static_cast<long>(static_cast<std::size_t>(q) * size);
  return {at, at + static_cast<long>(size)};
}

/// Without what only reports a mechanism: series, outcomes, states and paths.
engine::BlockResult without(engine::BlockResult r, const Report& report) {
  const auto clear = [](std::vector<float>& values, auto row, std::size_t rows) {
    const auto size = static_cast<long>(values.size() / rows);
    std::fill_n(values.begin() + static_cast<long>(row) * size, size, 0.0f);
  };
  for (const agents::Series q : report.series) {
    clear(r.series, q, agents::series_table().size());
    clear(r.outcomes, q, agents::outcome_table().size());
  }
  for (const agents::OrganisationState q : report.organisations) {
    clear(r.organisations, q, agents::organisation_state_table().size());
    clear(r.organisation_series, q, agents::organisation_state_table().size());
  }
  for (const agents::PlaceState q : report.places)
    clear(r.places, q, agents::place_state_table().size());
  return r;
}

}  // namespace

TEST_CASE("every switch at zero strength changes no bit") {
  for (const Toggle& toggle : toggles)
    for (const auto regime : {agents::Regime::memorandum, agents::Regime::majority}) {
      INFO(toggle.name);
      const auto off = without(with(toggle.switched_off, regime), toggle.report);
      const auto zero = without(with(toggle.zero_strength, regime), toggle.report);
      CHECK(same_bits(off, zero));
    }
}

TEST_CASE("every switch at full strength changes something") {
  for (const Toggle& toggle : toggles) {
    INFO(toggle.name);
    const auto off = with(toggle.switched_off, agents::Regime::memorandum);
    const auto full = with(toggle.full_strength, agents::Regime::memorandum);
    CHECK_FALSE(same_bits(without(off, toggle.report), without(full, toggle.report)));
  }
}

TEST_CASE("partnerships that are no integrated care system offset nothing") {
  const auto off = with(totals_are_met, agents::Regime::memorandum);
  const auto on = with(
      [](Scenario& s) {
        totals_are_met(s);
        s.switches.offset = true;
      },
      agents::Regime::memorandum);
  CHECK(same_bits(off, on));
}

TEST_CASE("pressure that nobody minds acts on nothing but itself") {
  const auto careless = [](Scenario& s) {
    auto& p = *s.parameters;
    p.leaders_turnover_pressure = p.choice_catalyst = p.choice_horizon = 0;
    p.regulators_organisation_focus = p.bandwidth_per_pressure = 0;
  };
  const auto felt = with(careless, agents::Regime::memorandum);
  const auto off = with(
      [&](Scenario& s) {
        careless(s);
        s.switches.pressure = false;
      },
      agents::Regime::memorandum);
  for (std::size_t q = 0; q < agents::series_table().size(); ++q) {
    const auto series = static_cast<agents::Series>(q);
    const bool is_pressure = series == agents::Series::pressure ||
                             series == agents::Series::trust_pressure ||
                             series == agents::Series::acute_pressure;
    INFO(agents::series_table()[q].name);
    CHECK(same_bits(series_of(felt, series), series_of(off, series)) == !is_pressure);
  }
}

TEST_CASE("accounts reach the rest of the model only through pressure and what saving takes") {
  const auto unfelt = [](Scenario& s) {
    s.switches.pressure = false;
    s.parameters->demand_social_care_spill = 0;
    s.parameters->saving_time = s.parameters->saving_weight = 0;
  };
  const auto on = with(unfelt, agents::Regime::memorandum);
  const auto off = with(
      [&](Scenario& s) {
        unfelt(s);
        s.switches.finance = false;
      },
      agents::Regime::memorandum);
  for (const auto series :
       {agents::Series::collaboration, agents::Series::trust, agents::Series::integration,
        agents::Series::benefit, agents::Series::activity, agents::Series::live_work})
    CHECK(same_bits(series_of(on, series), series_of(off, series)));
  CHECK_FALSE(same_bits(on, off));
}
