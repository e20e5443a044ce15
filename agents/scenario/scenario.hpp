#pragma once
/// What is to be simulated, as plain values: organisations, places, systems, contracts, rules and
/// events. Says nothing about files; `configs/` reads it, `agents/structure` prepares it to run.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "agents/tables/events.hpp"
#include "agents/tables/kinds.hpp"
#include "agents/tables/parameters.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/subtypes.hpp"
#include "agents/tables/switches.hpp"

namespace concordat::agents {

/// A hospital or other NHS trust, clinical commissioning group, council or GP federation.
struct Organisation {
  std::string code;  ///< unique; names its random draws (ODS or ONS code)
  std::string name;
  Kind kind = Kind::acute;
  std::optional<Subtype> subtype = std::nullopt;  ///< where it is not the first of its kind
  double turnover = 0;                            ///< £m a year, > 0
  double reserve = 0;                             ///< councils: usable reserves over turnover, >= 0
  std::optional<double> margin = std::nullopt;    ///< own, of 2015/16: share of income, -.5 to .5
  /// Trusts: own core share of the sustainability fund over turnover, as in SubtypeRow; 0 to 10.
  std::optional<double> fund = std::nullopt;
  /// Acute: share of A&E patients seen within four hours, 0 to 1.
  std::optional<double> performance = std::nullopt;
  double misalignment = 0;  ///< share of its work outside the systems simulated, 0 to 1
  bool turnover_is_estimated = false;
  bool is_synthetic = false;  ///< made up because no list exists (GP federations)
};

/// Its own, or the first of its kind.
inline Subtype subtype_of(const Organisation& organisation) {
  return organisation.subtype.value_or(default_subtype(organisation.kind));
}

/// Can organisations of that kind be paid from the sustainability fund?
constexpr bool may_be_paid_from_fund(Kind kind) {
  return kind == Kind::acute || kind == Kind::community;
}

/// A local partnership area, within one system.
struct Place {
  std::string code, name;
  int system = 0;         ///< index into Scenario::systems
  double population = 0;  ///< people, > 0
  std::optional<Regime> regime =
      std::nullopt;          ///< of its partnership, where it differs from the scenario's
  bool is_vanguard = false;  ///< piloted a new care model, so integration does not start at zero
};

/// A footprint with its partnership board (STP or ICS).
struct System {
  std::string code, name;
  double population = 0;  ///< people
  std::optional<Regime> regime =
      std::nullopt;   ///< of its board, where it differs from the scenario's
  int ics_from = -1;  ///< month from which it is an integrated care system; -1: never
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

/// Two organisations that meet regularly beyond forums and decide nothing there: each sees what the
/// other does in its forums, trusts it accordingly, and hears of others from it.
struct Tie {
  int one = 0, other = 0;  ///< organisation indices
};

/// How far a kind of organisation is inside a merged form: 1 in, .5 in part, 0 out.
using Scope = std::array<double, kind_count>;

/// Shape of the joint benefit in joint effort (M6).
enum class BenefitShape : std::uint8_t { hill, linear };

/// Whose word counts in gossip (M12).
enum class GossipWeights : std::uint8_t { by_trust, uniform };

/// What a change of leader does to trust (M5).
enum class Forgetting : std::uint8_t {
  both_ways,    ///< earned trust and earned distrust fade
  earned_trust  ///< only trust above its history fades
};

/// Something scripted to happen.
struct Event {
  EventKind kind = EventKind::set_parameter;
  std::string name;       ///< label in results
  int month = 0;          ///< first month, 0 = April 2016
  int duration = 0;       ///< months; 0 means until the end (for events at an instant: ignored)
  double size = 0;        ///< fraction, or the parameter's new value
  std::string target;     ///< code, kind, "largest" or regulator, as the kind allows; "" for all
  std::string parameter;  ///< set_parameter: a path of the parameter table
  std::string with{};     ///< joint_leader: the organisation whose leader it gets
  Regime regime = Regime::memorandum;  ///< regime_change
  int shock = -1;                      ///< index of the shock that it is a part of; -1: of none
};

/// An event of a shock, which the shock's size scales.
struct ShockEvent {
  Event event;        ///< as it is at the size 0; its month counts from the shock's
  double months = 0;  ///< how long it lasts at that size
  double months_per_size = 0, per_size = 0;
};

/// What some events were made from, so that another size can make them anew. No run reads it.
struct Shock {
  std::string name;
  double size = 0;
  int month = 0;
  std::vector<ShockEvent> events;
};

/// Which graph made-up bodies are tied by.
enum class Graph : std::uint8_t { random_regular, ring, small_world, scale_free, random };

/// What all bodies were made up from, so that a text can say it in their place. No run reads it.
struct Recipe {
  int organisations = 0;
  Graph graph = Graph::random_regular;
  int degree = 0;       ///< partners by ties, even
  double rewired = .1;  ///< small_world: share of ties that lead anywhere
  int place_size = 5;   ///< organisations in a place
  int system_size = 2;  ///< places in a system
  bool off_board = false;
  int seed = 1;
};

/// A parameter's value in one year, in the place of its default.
struct Year {
  std::string parameter;  ///< path
  int year = 2016;        ///< 2016 is 2016/17
  double value = 0;
};

/// A parameter's value for one body, in the place of everybody's.
struct OwnValue {
  Level level = Level::organisation;  ///< the parameter's
  int body = 0;                       ///< index of a system, place or organisation
  std::string parameter;              ///< path
  double value = 0;
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
  std::vector<Tie> ties;
  std::vector<Event> events;  ///< those of shocks at the end
  std::vector<Shock> shocks;
  std::optional<Recipe> recipe;  ///< where all bodies were made up

  Parameters parameters;
  std::vector<OwnValue> own_values;
  std::vector<Year> years;    ///< each instead of what is on record (tables/years.def)
  int months = 120;           ///< horizon, 1 to 1200
  int decision_interval = 3;  ///< months between decisions, 1 to 12
  Regime regime = Regime::memorandum;
  Scope scope{1, 1, 1, 1, 1};  ///< of merged forms, by kind
  BenefitShape benefit_shape = BenefitShape::hill;
  GossipWeights gossip_weights = GossipWeights::by_trust;
  Decision decision = Decision::logit;
  TrustUpdate trust_update = TrustUpdate::asymmetric;
  Forgetting forgetting = Forgetting::both_ways;
  Switches switches;
  int shuffled =
      0;  ///< seed by which organisations of a kind exchange their places; 0: they do not
  /// Whether results tell of each organisation and place; not said: where there are few.
  std::optional<bool> each_body;
};

}  // namespace concordat::agents
