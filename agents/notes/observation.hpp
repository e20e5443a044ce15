#pragma once
/// What is noted of a month of one run, as plain values.
#include <cstdint>
#include <variant>
#include <vector>

#include "agents/structure/structure.hpp"
#include "agents/tables/terms.hpp"

namespace concordat::agents {

/// A term of the utility of joint work over the silo.
struct NotedTerm {
  Term term;
  float value;
};

/// Grounds of rules by expected utility: terms that sum to it, in the order of `Term`.
struct Weighing {
  std::vector<NotedTerm> terms;
  float utility;
  bool in_part;  ///< a GP federation would join a merged form in part only
};

/// Grounds of rule fermi: another member, and what actions have brought.
struct Imitation {
  SeatId whom;
  bool is_there;  ///< else there is nothing to copy
  float their_action, their_payoff, own_payoff;
};

/// Grounds of rule bush_mosteller: what its action has brought against what it hoped for.
struct Learning {
  float payoff, aspiration;
  float stimulus;           ///< in [-1, 1]
  float propensity_before;  ///< to joint work
};

/// Grounds of rule conditional: joint effort expected of all, its own included.
struct Readiness {
  float effort, threshold;
};

using Grounds = std::variant<std::monostate, Weighing, Imitation, Learning, Readiness>;

/// One organisation in one forum. Actions: 1 joint work, 0 its silo.
struct SeatNote {
  float size;  ///< among those who are there
  bool is_there, refuses;
  SeatId head;   ///< whom it follows there, if anybody
  float before;  ///< its action until now
  float felt_pressure, felt_need;
  float expected_effort;  ///< of the others
  bool decides;           ///< is it its turn? Else there are no grounds, and it goes on as before
  Grounds grounds;
  float chance, draw;  ///< it joins (fermi: copies) where the draw is below the chance
  float wish;          ///< its own choice
  float action;        ///< what it does: others may speak for it
  bool has_voice;
  bool vetoes;  ///< where a veto counts
  bool had_ratified, has_ratified;
};

/// One directed pair of partners.
struct PairNote {
  float trust, observed, belief;  ///< when organisations choose
  float saw;                      ///< of what the other did then, 0 to 1
  bool met;
  float trust_after;
};

/// One forum.
struct ForumNote {
  Regime regime;
  SeatId lead;  ///< where one member leads
  bool votes;   ///< is this a month of votes?
  bool is_set_up;
  float yes, count;  ///< by voices; CCGs in common have one
  bool passed, stopped_by_public;
  bool was_pending, was_live, is_pending, is_live;
};

/// One organisation, at the end of the month.
struct OrganisationNote {
  float orientation, tenure;
  std::vector<float> states;  ///< indexed by OrganisationState
};

struct Observation {
  int month;
  Table<SeatNote, SeatId> seats;
  Table<PairNote, PairId> pairs;
  Table<ForumNote, ForumId> forums;
  Table<OrganisationNote, OrganisationId> organisations;
  std::vector<float> series;  ///< indexed by Series
};

}  // namespace concordat::agents
