#pragma once
/// The state of a block of runs: columns of lanes, one value per organisation, pair, seat or place.
#include "agents/scenario/parameters.hpp"
#include "agents/structure/structure.hpp"
#include "engine/column.hpp"
#include "engine/numerics.hpp"
#include "engine/random/draws.hpp"

namespace concordat::agents {

/// Every random decision has a number that is never reused.
enum class Draw : std::uint16_t {
  initial_history = 1,
  initial_trust = 2,
  initial_action = 3,
  initial_margin = 4,
  site_effect = 5,
  leader_leaves = 6,
  leader_orientation = 7,
  scripted_leaver = 8,
  choice = 9,
  veto = 10,
  ratification = 11,
  perception = 12,
  regulator_noise = 13,
  procurement = 14,
  imitated = 15,
  threshold = 16,
  awake = 17,
  leader_quality = 18,
  public_veto = 19,
  withdrawal = 20,
  rejoining = 21,
  outvoted = 22,
  abandonment = 23,
  scripted_withdrawal = 24,
  exchanged = 25
};

/// The two regulators of M14.
enum class Regulator : std::uint8_t { commissioners, providers };
inline constexpr int regulator_count = 2;

/// What money is paid for.
enum class Flow : std::uint8_t {
  ccg_allocation,
  council_income,
  ccg_contracts,
  outside_contracts,
  sustainability_fund,
  other_care,
  provider_cost,
  joint_work,
  social_care,
  offset,          ///< from surpluses to deficits of an integrated care system
  pooled_budgets,  ///< between CCGs and councils under Section 75
  vat,
  commissioner_fund,
  capital_charges,
  agency_staff
};
inline constexpr int flow_count = static_cast<int>(Flow::agency_staff) + 1;

inline namespace CONCORDAT_TARGET {

using engine::any;
using engine::Bits;
using engine::clipped;
using engine::Column;
using engine::Draws;
using engine::Mask;
using engine::maximum;
using engine::minimum;
using engine::Money;
using engine::Real;
using engine::select;
using engine::to_money;
using engine::to_real;

using LaneParameters = ParametersOf<Real, Money>;

/// Growth since month 0; 1 at the start.
struct Indices {
  Money demand, allocation, tariff, provider_cost, council_income, council_need;
};

struct World {
  explicit World(const Structure& s, const Draws& d);

  const Structure& structure;
  Draws draws;
  int month = 0;
  LaneParameters scenario_parameters;  ///< as the runs were given them
  LaneParameters parameters;           ///< as events have left them this month

  // money: £m a month unless said otherwise
  Indices index, monthly_growth;
  Money outside;                     ///< what the rest of the economy has received so far, net
  Column<Money> cash;                ///< per organisation: received less spent so far
  Column<Money> income, spend;       ///< this month
  Column<Money> flows;               ///< this month, by what they are for (Flow)
  Column<Money> income_factor;       ///< of funding events
  Column<Money> start_margin;        ///< M0, share of turnover
  Column<Money> recent;              ///< three months of balances, [organisation * 3 + month mod 3]
  Column<Money> year_to_date;        ///< balance since April, without the sustainability fund
  Column<Money> margin;              ///< trailing three months, share of turnover a year
  Column<Money> control_total;       ///< share of turnover
  Column<Money> reserve;             ///< councils, £m
  Column<Money> activity, capacity;  ///< acute activity, and what fixed cost is set for (index)
  Column<Money> service;             ///< councils' service level, 0 to 1
  Column<Mask> missed_total;         ///< last quarter's control total was missed
  Column<Money> funded;              ///< share of an organisation's joint cost that a fund pays

  // organisations
  Column<Real> pressure, bandwidth, orientation, tenure, collaboration;
  Column<Mask> leaves;           ///< leaders that an event makes leave this month
  Column<Bits> departures;       ///< four months of draws for each leader
  Column<std::int32_t> follows;  ///< whose decisions it takes, or -1 for its own

  // organisations, where their mechanism is switched on; else empty
  Column<Real> vacancy;          ///< share of posts that are vacant
  Column<Real> missing_staff;    ///< the same, less what staff banks lend
  Column<Real> quality;          ///< of leaders: factor on bandwidth
  Column<Real> inactive_months;  ///< in a row without joint work
  Column<Mask> is_out;           ///< has withdrawn
  Column<Mask> kept_out;         ///< by an event, as long as it lasts
  Column<std::int32_t> refuses;  ///< 1 where an event makes it refuse joint work
  Column<Real> threshold;        ///< conditional rule

  // directed pairs, seats and forums
  Column<Real> trust, history, observed;
  Column<Real> hearsay;       ///< what gossip and contagion add to trust this month; else empty
  Column<Real> evidence;      ///< months of observation that trust rests on; Beta evidence only
  Column<Bits> perception;    ///< four months of draws for each view
  Column<Real> action;        ///< of each seat: 1 joint work, 0 its silo
  Column<Mask> has_ratified;  ///< of each seat

  // seats, where members may leave or follow others (Structure::seats_vary); else empty
  Column<Real> presence;   ///< 1 where the member is there, 0 where it has left
  Column<Real> seat_size;  ///< of those who are there, normalised to 1 within the forum
  Column<Mask> has_voice;  ///< is there and speaks for itself

  Column<Mask> is_pending, is_live, has_passed;  ///< of each forum; has_passed: the last vote
  Column<Real> forum_trust, forum_effort, forum_pressure;
  Column<Real> forum_ready;             ///< first month in which its votes can pass
  Column<Regime> regime;                ///< of each forum; events may change it
  Column<std::int32_t> regime_since;    ///< month of that change; 0 for the regime of the start
  Column<Real> propensity, aspiration;  ///< of each seat; Bush-Mosteller rule only
  Column<Real> former, payoff;          ///< of each seat: action and what it brought; see M7 c, d
  Column<Real> live_months;             ///< of each forum; where work may be abandoned

  // places
  Column<Money> surge, demand, place_activity, workload, place_service, activity_effect;
  Column<Real> integration, benefit, unmet_need;

  Column<Real> public_trust;         ///< where it is switched on
  Column<Real> last_benefit;         ///< last month's; where public trust is switched on
  Column<Real> forum_public;         ///< the public's trust where each forum works, this month
  Column<Real> closure, engagement;  ///< of events this month; where public trust is switched on

  // systems and regulators
  Column<Mask> is_ics;
  Column<Real> place_focus, message;
  Column<Real> further_focus;  ///< on each member of an integrated care system; else empty
  Column<Real> support;        ///< fund per head of each system over the mean, where it is shared

  // retreat to silos
  Real months_in_silos{0.0f}, retreat_month{-1.0f};
};

/// Is this a month in which organisations decide?
inline bool is_decision_month(const World& world) {
  return world.month % world.structure.scenario.decision_interval == 0;
}

/// Does a rule go by what actions have brought, rather than by what they are expected to bring?
constexpr bool goes_by_payoffs(Decision rule) {
  return rule == Decision::fermi || rule == Decision::bush_mosteller;
}

/// Rows of a column that is there only where its mechanism is.
template <class Items>
std::size_t on(bool is_on, const Items& items) {
  return is_on ? items.size() : 0;
}

inline World::World(const Structure& s, const Draws& d)
    : structure(s),
      draws(d),
      index{1.0, 1.0, 1.0, 1.0, 1.0, 1.0},
      outside(0.0),
      cash(s.organisations.size()),
      income(s.organisations.size()),
      spend(s.organisations.size()),
      flows(flow_count),
      income_factor(s.organisations.size(), 1.0),
      start_margin(s.organisations.size()),
      recent(3 * s.organisations.size()),
      year_to_date(s.organisations.size()),
      margin(s.organisations.size()),
      control_total(s.organisations.size()),
      reserve(s.organisations.size()),
      activity(s.organisations.size(), 1.0),
      capacity(s.organisations.size(), 1.0),
      service(s.organisations.size(), 1.0),
      missed_total(s.organisations.size(), Mask(false)),
      funded(s.organisations.size()),
      pressure(s.organisations.size()),
      bandwidth(s.organisations.size(), 1.0f),
      orientation(s.organisations.size()),
      tenure(s.organisations.size()),
      collaboration(s.organisations.size()),
      leaves(s.organisations.size(), Mask(false)),
      departures(4 * s.organisations.size()),
      follows(s.organisations.size(), -1),
      vacancy(on(s.scenario.switches.workforce, s.organisations)),
      missing_staff(on(s.scenario.switches.workforce, s.organisations)),
      quality(on(s.scenario.switches.leader_quality, s.organisations), 1.0f),
      inactive_months(on(s.scenario.switches.withdrawal, s.organisations)),
      is_out(on(members_can_leave(s.scenario), s.organisations), Mask(false)),
      kept_out(on(members_can_leave(s.scenario), s.organisations), Mask(false)),
      refuses(on(members_can_refuse(s.scenario), s.organisations)),
      threshold(on(s.scenario.decision == Decision::conditional, s.organisations)),
      trust(s.pairs.size()),
      history(s.pairs.size()),
      observed(s.pairs.size()),
      hearsay(on(s.scenario.switches.gossip || s.scenario.switches.contagion, s.pairs)),
      evidence(on(s.scenario.trust_update == TrustUpdate::beta_evidence, s.pairs)),
      perception(4 * s.views.size()),
      action(s.seats.size()),
      has_ratified(s.seats.size(), Mask(false)),
      presence(on(s.seats_vary, s.seats)),
      seat_size(on(s.seats_vary, s.seats)),
      has_voice(on(s.seats_vary, s.seats)),
      is_pending(s.forums.size(), Mask(false)),
      is_live(s.forums.size(), Mask(false)),
      has_passed(s.forums.size(), Mask(false)),
      forum_trust(s.forums.size()),
      forum_effort(s.forums.size()),
      forum_pressure(s.forums.size()),
      forum_ready(s.forums.size()),
      regime(s.forums.size()),
      regime_since(s.forums.size()),
      propensity(on(s.scenario.decision == Decision::bush_mosteller, s.seats), 0.5f),
      aspiration(on(s.scenario.decision == Decision::bush_mosteller, s.seats)),
      former(on(goes_by_payoffs(s.scenario.decision), s.seats)),
      payoff(on(goes_by_payoffs(s.scenario.decision), s.seats)),
      live_months(on(s.scenario.switches.abandonment, s.forums)),
      surge(s.places.size(), 1.0),
      demand(s.places.size(), 1.0),
      place_activity(s.places.size(), 1.0),
      workload(s.places.size(), 1.0),
      place_service(s.places.size(), 1.0),
      activity_effect(s.places.size()),
      integration(s.places.size()),
      benefit(s.places.size()),
      unmet_need(s.places.size()),
      public_trust(on(s.scenario.switches.public_trust, s.places)),
      last_benefit(on(s.scenario.switches.public_trust, s.places)),
      forum_public(on(s.scenario.switches.public_trust, s.forums)),
      closure(on(s.scenario.switches.public_trust, s.places)),
      engagement(on(s.scenario.switches.public_trust, s.places)),
      is_ics(s.systems.size(), Mask(false)),
      place_focus(regulator_count),
      message(regulator_count),
      further_focus(on(has_integrated_systems(s.scenario), s.organisations)),
      support(on(s.scenario.switches.support, s.systems), 1.0f) {
  for (std::size_t f = 0; f < s.forums.size(); ++f) regime[f] = s.forums[f].regime;
  for (std::size_t x = 0; x < s.systems.size(); ++x) is_ics[x] = Mask(s.systems[x].is_ics);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
