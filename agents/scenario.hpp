#pragma once
/// What is to be simulated, as plain values: organisations, places, systems, contracts, rules and
/// events. Says nothing about files; `configs/` reads it, `agents/structure` prepares it to run.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "agents/parameters.hpp"

namespace concordat::agents {

/// Kinds of organisation. The order is the order of tables and colours everywhere.
enum class Kind : std::uint8_t { acute, community, ccg, council, gp_federation };
inline constexpr int kind_count = 5;

/// A hospital or other NHS trust, clinical commissioning group, council or GP federation.
struct Organisation {
  std::string code;  ///< unique; names its random draws (ODS or ONS code)
  std::string name;
  Kind kind = Kind::acute;
  double turnover = 0;      ///< £m a year, > 0
  double reserve = 0;       ///< councils: usable reserves over turnover, >= 0
  double misalignment = 0;  ///< share of its work outside the systems simulated, 0 to 1
  bool turnover_is_estimated = false;
  bool is_synthetic = false;  ///< made up because no list exists (GP federations)
};

/// How a forum decides (M8); `agents/regimes/` has one file for each family.
enum class Regime : std::uint8_t {
  memorandum,
  majority,
  lead_acute,  ///< lead provider, a hospital trust (primary and acute care system)
  lead_gp,     ///< lead provider, a GP federation (multispecialty community provider)
  alliance,
  joint_venture,
  aco,  ///< accountable care organisation: merged under one contract
  statutory
};
inline constexpr int regime_count = 8;

/// A local partnership area, within one system.
struct Place {
  std::string code, name;
  int system = 0;         ///< index into Scenario::systems
  double population = 0;  ///< people, > 0
  std::optional<Regime> regime =
      std::nullopt;  ///< of its partnership, where it differs from the scenario's
};

/// A footprint with its partnership board (STP or ICS).
struct System {
  std::string code, name;
  double population = 0;  ///< people
  std::optional<Regime> regime =
      std::nullopt;  ///< of its board, where it differs from the scenario's
};

/// An organisation that serves a place and sits in its partnership.
struct Membership {
  int organisation = 0, place = 0;  ///< indices
  double share = 0;                 ///< of the organisation's work in that place, 0 to 1
};

/// An organisation on a system's board.
struct Seat {
  int organisation = 0, system = 0;  ///< indices
};

/// Who pays for a provider's work. What contracts leave of a provider's income is paid from
/// outside; work outside the places simulated has the demand index 1.
struct Contract {
  int commissioner = 0;  ///< organisation index of a CCG
  int provider = 0;      ///< organisation index
  int place = -1;        ///< whose activity moves it; -1 for its work in no place simulated
  double share = 0;      ///< of the provider's income, 0 to 1
};

/// How far a kind of organisation is inside a merged form: 1 in, .5 in part, 0 out.
using Scope = std::array<double, kind_count>;

/// Shape of the joint benefit in joint effort (M6).
enum class BenefitShape : std::uint8_t { hill, linear };

/// Whose word counts in gossip (M12).
enum class GossipWeights : std::uint8_t { by_trust, uniform };

/// Mechanisms that can be switched off one by one.
struct Switches {
  bool finance = true;          ///< M2, M3: accounts; off: margins stay where they start
  bool control_totals = true;   ///< M3: control totals and the sustainability fund
  bool pressure = true;         ///< M3: off: pressure stays zero
  bool turnover = true;         ///< M5: leaders leave
  bool bandwidth = true;        ///< M4: off: bandwidth stays one
  bool learning = true;         ///< M11: trust follows what partners do
  bool decay = true;            ///< M11: trust drifts back to its history
  bool misperception = true;    ///< M11: actions may be misread
  bool gossip = false;          ///< M12: opinions about partners spread
  bool ratification = true;     ///< M8: off: work starts the month it is voted
  bool regulators = true;       ///< M14: organisation focus and messages
  bool ccgs_in_common = false;  ///< M8: in a majority the CCGs have one vote together
  bool misalignment = false;    ///< M8: footprint boundaries cost effort
};

/// What an event does; `agents/events/` has one row for each.
enum class EventKind : std::uint8_t {
  set_parameter,   ///< a parameter takes a value
  demand_surge,    ///< acute demand of a place or everywhere is multiplied by 1 + size
  funding_change,  ///< income of an organisation, a kind or all is multiplied by 1 + size
  leader_leaves,   ///< size is the share of runs in which it happens
  trust_shock      ///< trust in an organisation falls by a share: T <- (1 - size) T
};

/// Something scripted to happen.
struct Event {
  EventKind kind = EventKind::set_parameter;
  std::string name;       ///< label in results
  int month = 0;          ///< first month, 0 = April 2016
  int duration = 0;       ///< months; 0 means until the end (for events at an instant: ignored)
  double size = 0;        ///< fraction, or the parameter's new value
  std::string target;     ///< organisation or place code, kind name, "" for everyone
  std::string parameter;  ///< set_parameter: a path of the parameter table
};

/// Everything that a run needs but its seed and replicate.
struct Scenario {
  std::string title;
  std::vector<Organisation> organisations;  ///< any order: `make_structure` sorts them by code
  std::vector<Place> places;
  std::vector<System> systems;
  std::vector<Membership> memberships;
  std::vector<Seat> seats;
  std::vector<Contract> contracts;
  std::vector<Event> events;

  Parameters parameters;
  int months = 120;           ///< horizon, 1 to 1200
  int decision_interval = 3;  ///< months between decisions, 1 to 12
  Regime regime = Regime::memorandum;
  Scope scope{1, 1, 1, 1, 1};  ///< of merged forms, by kind
  BenefitShape benefit_shape = BenefitShape::hill;
  GossipWeights gossip_weights = GossipWeights::by_trust;
  Switches switches;
};

/// "acute", "community", "ccg", "council", "gp_federation".
std::string_view name_of(Kind kind);

}  // namespace concordat::agents
