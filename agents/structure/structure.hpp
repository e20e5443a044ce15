#pragma once
/// A scenario prepared to run: organisations sorted by code, forums, seats and pairs of partners as
/// flat tables. Built once (agents/prepare.hpp), shared by all runs, never changed.
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "agents/structure/ids.hpp"
#include "agents/structure/own_values.hpp"
#include "agents/structure/timeline.hpp"
#include "agents/structure/years.hpp"

namespace concordat::agents {

/// A pair of partners seen in one forum: organisation i watches j there. Whoever is tied to j
/// watches it in all forums that j sits in.
struct View {
  PairId pair;              ///< i -> j
  SeatId seat;              ///< j's seat in that forum
  std::uint32_t whom_code;  ///< names j in that forum in random draws
};

/// A third party that i of a pair i -> j can hear about j from.
struct Witness {
  PairId listens;  ///< i -> k
  PairId knows;    ///< k -> j
};

/// A directed pair of partners: two organisations that share a forum or are tied.
struct Pair {
  OrganisationId from, to;
  PairId reverse;  ///< to -> from
  Ids<ViewId> views;
  Group<SystemId> systems;  ///< that they share, or if tied all of both; history is their mean
  Group<Witness> witnesses;
};

/// Another member of a seat's forum.
struct Partner {
  PairId pair;  ///< seat's organisation -> partner
  SeatId seat;  ///< the partner's
};

/// A seat: one organisation in one forum. It has its own action.
struct ForumSeat {
  OrganisationId organisation;
  ForumId forum;
  float size;  ///< sqrt(turnover), normalised to 1 within the forum
  Group<Partner> partners;
};

/// A place partnership or a system board.
struct Forum {
  std::uint32_t code;
  PlaceId place;  ///< none for a board
  SystemId system;
  Ids<SeatId> seats;
  Regime regime;               ///< at the start
  SeatId acute_lead, gp_lead;  ///< who leads where a hospital or a federation does
  SeatId community_lead;    ///< the largest community trust, who owns a joint venture with gp_lead
  Group<Partner> partners;  ///< of all its seats
};

/// The seat that leads a forum under a regime, if any does.
SeatId lead_seat(const Forum& forum, Regime regime);

/// A weighted reference to a place or an organisation.
template <class Key>
struct Share {
  Key of;
  double share;
};

/// An organisation.
struct OrganisationRow {
  std::uint32_t code;
  Kind kind;
  Subtype subtype;
  double turnover, reserve;
  std::optional<double> margin, performance;  ///< own, where known
  double fund;  ///< core share of the sustainability fund over turnover: own or the subtype's
  float misalignment;
  std::int32_t place_count = 0, board_count = 0;  ///< forums of each kind that it sits in
  double share_elsewhere = 1;                     ///< of its work, in no place simulated
  Group<SeatId> seats;
  Ids<PairId> pairs;                  ///< in which it trusts
  Group<Share<PlaceId>> memberships;  ///< shares of its work
  ForumId home_board;  ///< of the system where most of its work is: its staff pool and its offsets
};

/// A CCG or council that may pool budgets in a place.
struct PoolMember {
  OrganisationId organisation;
  double share;     ///< of its work that is in the place
  double contract;  ///< of the pool: by what the members spend there; sums to 1 in a place
};

/// A local partnership area.
struct PlaceRow {
  std::uint32_t code;
  SystemId system;
  ForumId forum;
  double population;
  double weight;  ///< share of all people simulated
  bool is_vanguard;
  Group<Share<OrganisationId>> councils;  ///< weights that sum to 1
  Group<PoolMember> pooling;
  Group<int> contracted;  ///< payments by CCGs for its work; where forms have contracts
};

/// A footprint.
struct SystemRow {
  std::uint32_t code;
  ForumId board;
  double weight;  ///< share of all people simulated
  int ics_from;   ///< month from which it is an integrated care system; -1: never
};

/// Organisations that means are taken over.
enum class Bodies : std::uint8_t { all, trusts, hospitals, ccgs, councils, acute, mental_health };
inline constexpr int bodies_count = 7;

struct BodiesRow {
  Group<OrganisationId> members;
  double turnover = 0;  ///< of all of them, £m a year
};

/// A payment stream, computed once and posted twice.
struct Payment {
  OrganisationId commissioner;  ///< none: paid from outside
  OrganisationId provider;
  PlaceId place;  ///< none: work that no simulated place moves
  double base;    ///< £m a month at month 0
};

struct Structure {
  Scenario scenario;  ///< organisations sorted by code, indices renumbered, places exchanged
  Table<OrganisationRow, OrganisationId> organisations;
  Table<PlaceRow, PlaceId> places;
  Table<SystemRow, SystemId> systems;
  Table<Forum, ForumId> forums;
  Table<ForumSeat, SeatId> seats;
  Table<Pair, PairId> pairs;  ///< sorted by (from, to)
  Table<View, ViewId> views;
  Grouped<OrganisationId> members_of;  ///< of bodies
  std::array<BodiesRow, bodies_count> bodies;
  Grouped<SeatId> seats_of;                  ///< of an organisation
  Grouped<Share<PlaceId>> memberships;       ///< of an organisation
  Grouped<Share<OrganisationId>> councils;   ///< of a place
  Grouped<PoolMember> pooling;               ///< of a place; where budgets are pooled
  Grouped<SystemId> systems_of;              ///< of a pair
  Grouped<Witness> witnesses;                ///< of a pair; where gossip is switched on
  Grouped<Partner> partners;                 ///< of a seat
  std::vector<Payment> payments;             ///< sorted by (provider, place, commissioner)
  Grouped<int> contracted;                   ///< of a place: payments that a contract may take in
  Table<double, OrganisationId> other_care;  ///< £m a month that a CCG's contracts leave
  std::vector<Departure> departures;
  OwnValues own;  ///< who has values of its own of parameters
  std::vector<TimedEvent> events;
  std::vector<RegimeChange> regime_changes;  ///< by month
  std::vector<Following> followings;         ///< by month
  bool seats_vary = false;                   ///< members may leave or follow others
  Table<SeatId, ViewId> own_seats;           ///< of who watches; only where seats vary
  /// Pairs that no scripted withdrawal or shock of trust is about; nothing where there is neither.
  std::optional<std::vector<PairId>> bystanders;
};

/// Does the timeline have an event of this kind?
bool has_event(const Scenario& scenario, EventKind kind);

/// Can systems be, or become, integrated care systems?
bool has_integrated_systems(const Scenario& scenario);

/// Can regulators look at systems' places differently from the start or by an event?
bool regulators_differ(const Scenario& scenario);

/// Can systems have different transformation funds?
bool funds_differ(const Scenario& scenario);

/// Is a regime that of a board or a partnership, at the start or later?
bool has_form(const Scenario& scenario, Regime regime);

/// Can forms with a contract for a population's care be in force?
bool has_contracts(const Scenario& scenario);

/// Can members leave their forums, by themselves or by an event?
bool members_can_leave(const Scenario& scenario);

/// Can an event make members refuse joint work?
bool members_can_refuse(const Scenario& scenario);

}  // namespace concordat::agents
