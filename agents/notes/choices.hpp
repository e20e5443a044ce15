#pragma once
/// Notes of M7: what each seat looks at, and what it would do by itself. With one lane only.
#include <algorithm>

#include "agents/month/decide/decide.hpp"
#include "agents/notes/observation.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// A note that appends to a list.
inline auto noting_in(std::vector<NotedTerm>& terms) {
  return [&terms](Term term, Real value) {
    terms.push_back({term, value});
    return value;
  };
}

inline Stance quiet_stance(const World& world, SeatId at) {
  return stance_of(world, world.structure.seats[at].organisation);
}

inline Situation quiet_situation(const World& world, SeatId at) {
  return situation_of(world, quiet_stance(world, at), at);
}

/// The utility that rules (a) and (b) go by, term by term; of joining in part where that is better.
inline Weighing weigh(const World& world, SeatId at) {
  const ForumSeat& seat = world.structure.seats[at];
  std::vector<NotedTerm> terms;
  const Stance stance = stance_of(world, seat.organisation, noting_in(terms));
  const Situation here = situation_of(world, stance, at, noting_in(terms));
  const Real size = size_among_present(world, at), without = expected_effort(world, seat);
  std::vector<NotedTerm> fully = terms, in_part = terms;
  Real utility = utility_of_joining(world, here, at, without, size, noting_in(fully));
  if (!here.has_parts) return {fully, utility, false};
  utility -= noting_in(fully)(Term::merger, world.parameters.governance_income_risk);
  fully.back().value = -fully.back().value;
  const Real half = utility_of_joining(world, here, at, without, size * 0.5_r, noting_in(in_part));
  return half > utility ? Weighing{in_part, half, true} : Weighing{fully, utility, false};
}

inline void note_weighing(const World& world, SeatId at, SeatNote& note) {
  Weighing weighing = weigh(world, at);
  std::stable_sort(weighing.terms.begin(), weighing.terms.end(),
                   [](const NotedTerm& a, const NotedTerm& b) { return a.term < b.term; });
  const Real joined = world.action[at] > 0 ? 1 : 0;
  note.chance = world.structure.scenario.decision == Decision::best_response
                    ? choose_best(weighing.utility, joined)
                    : chance_by_logit(weighing.utility, world.parameters.choice_precision);
  note.wish = choose_by_utility(world, quiet_situation(world, at), at);
  note.grounds = std::move(weighing);
}

inline void note_imitation(const World& world, SeatId at, SeatNote& note) {
  const Slice<Partner> partners = world.structure.partners[world.structure.seats[at].partners];
  note.chance = 0;
  note.wish = imitate(world, at);
  if (partners.empty()) return;
  const SeatId whom =
      std::max_element(partners.begin(), partners.end(), [&](const Partner& a, const Partner& b) {
        return notice(world, at, a.seat) < notice(world, at, b.seat);
      })->seat;
  note.chance =
      chance_to_imitate(world.payoff[at], world.payoff[whom], world.parameters.choice_imitation);
  note.grounds = Imitation{whom, is_present(world, whom), world.former[whom], world.payoff[whom],
                           world.payoff[at]};
}

inline void note_learning(const World& world, SeatId at, SeatNote& note) {
  const Real payoff = world.payoff[at], aspiration = world.aspiration[at];
  const Real scale = greatest_surprise(world, quiet_situation(world, at), aspiration);
  const Real stimulus = stimulus_of(payoff, aspiration, scale);
  note.chance = reinforced(world.propensity[at], world.former[at], stimulus,
                           world.parameters.choice_learning_rate);
  note.wish = choose_by_propensity(note.chance, note.draw);
  note.grounds = Learning{payoff, aspiration, stimulus, world.propensity[at]};
}

inline void note_readiness(const World& world, SeatId at, SeatNote& note) {
  note.wish = note.chance = follow_the_others(world, at);
  note.grounds = Readiness{note.expected_effort + note.size,
                           world.threshold[world.structure.seats[at].organisation]};
}

inline void note_grounds(const World& world, SeatId at, SeatNote& note) {
  switch (world.structure.scenario.decision) {
    case Decision::logit:
    case Decision::best_response:
      return note_weighing(world, at, note);
    case Decision::fermi:
      return note_imitation(world, at, note);
    case Decision::bush_mosteller:
      return note_learning(world, at, note);
    case Decision::conditional:
      return note_readiness(world, at, note);
  }
}

inline SeatNote note_seat(const World& world, SeatId at) {
  const ForumSeat& seat = world.structure.seats[at];
  const bool has_turn = is_decision_month(world) || world.structure.scenario.switches.asynchronous;
  SeatNote note{};
  note.size = size_among_present(world, at);
  note.is_there = is_present(world, at);
  note.refuses = refuses(world, seat.organisation);
  note.head = leading_seat(world, at);
  note.before = note.wish = world.action[at];
  note.felt_pressure = felt_pressure(world, at);
  note.felt_need = felt_need(world.parameters, note.felt_pressure);
  note.expected_effort = expected_effort(world, seat);
  note.draw = draw_for(world, Draw::choice, at);
  note.decides = has_turn && is_awake(world, seat.organisation);
  if (note.decides) note_grounds(world, at, note);
  return note;
}

/// To be called just before organisations choose. What the step measures first is measured here
/// already: it writes the same again.
inline void note_choices(World& world, Observation& out) {
  const Structure& s = world.structure;
  if (is_decision_month(world) || s.scenario.switches.asynchronous) {
    measure_forum_pressure(world, world);
    if (goes_by_payoffs(s.scenario.decision)) measure_payoffs(world, world);
  }
  for (const SeatId k : s.seats.ids()) out.seats.add(note_seat(world, k));
  for (const PairId p : s.pairs.ids())
    out.pairs.add({world.trust[p], world.observed[p], belief_in(world, p), 0, false, 0});
}

/// To be called just after.
inline void note_actions(const World& world, Observation& out) {
  for (const SeatId k : world.structure.seats.ids()) out.seats[k].action = world.action[k];
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
