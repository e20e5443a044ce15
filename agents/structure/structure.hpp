#pragma once
/// A scenario prepared to run: organisations sorted by code, forums, seats and pairs of partners as
/// flat columns of indices. Built once, shared by all runs, never changed.
#include <cstdint>
#include <optional>
#include <vector>

#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

/// A pair of partners seen from one forum: organisation i watches j there.
struct View {
  std::int32_t pair;        ///< index of the directed pair i -> j
  std::int32_t seat;        ///< j's seat in that forum
  std::uint32_t whom_code;  ///< names j in that forum in random draws
};

/// A directed pair of partners: two organisations that share a forum.
struct Pair {
  std::int32_t from, to;
  std::int32_t reverse;                      ///< index of the pair to -> from
  std::int32_t first_view, last_view;        ///< their shared forums, in `views`
  std::int32_t first_system, last_system;    ///< their shared systems, in `pair_systems`
  std::int32_t first_witness, last_witness;  ///< in `witnesses`
};

/// A third party that i of a pair i -> j can hear about j from.
struct Witness {
  std::int32_t listens;  ///< pair i -> k
  std::int32_t knows;    ///< pair k -> j
};

/// A seat: one organisation in one forum. It has its own action.
struct ForumSeat {
  std::int32_t organisation, forum;
  float size;                                ///< sqrt(turnover), normalised to 1 within the forum
  std::int32_t first_partner, last_partner;  ///< the other members, in `partners`
};

/// Another member of a seat's forum.
struct Partner {
  std::int32_t pair;  ///< index of the directed pair seat's organisation -> partner
  std::int32_t seat;  ///< the partner's seat
};

/// A place partnership or a system board.
struct Forum {
  std::uint32_t code;
  std::int32_t place;  ///< its place, or -1 for a board
  std::int32_t system;
  std::int32_t first_seat, last_seat;  ///< in `seats`
  Regime regime;                       ///< at the start
  std::int32_t acute_lead, gp_lead;    ///< seats that lead where a hospital or a federation does
};

/// The seat that leads a forum under a regime; -1 where nobody does.
std::int32_t lead_seat(const Forum& forum, Regime regime);

/// An organisation's columns that do not change.
struct OrganisationColumns {
  std::uint32_t code;
  Kind kind;
  double turnover, reserve;
  float misalignment;
  std::int32_t place_count, board_count;           ///< forums of each kind that it sits in
  double outside_share;                            ///< of its work in no place simulated
  std::int32_t first_seat, last_seat;              ///< in `seats_of`
  std::int32_t first_pair, last_pair;              ///< pairs in which it trusts, in `pairs`
  std::int32_t first_membership, last_membership;  ///< in `memberships`
  std::int32_t first_board;  ///< forum of its first system board, or -1: whose staff pool it is in
};

struct PlaceColumns {
  std::uint32_t code;
  std::int32_t system;
  std::int32_t forum;
  double population;
  double weight;  ///< share of all people simulated
  bool is_vanguard;
  std::int32_t first_council, last_council;  ///< in `place_councils`
  std::int32_t first_pooling, last_pooling;  ///< in `pooling`
};

struct SystemColumns {
  std::uint32_t code;
  std::int32_t forum;  ///< its board
  double weight;       ///< share of all people simulated
  bool is_ics;         ///< an integrated care system from the start
};

/// A weighted reference to a place or an organisation.
struct Share {
  std::int32_t index;
  double share;
};

/// A CCG or council that may pool budgets in a place.
struct PoolMember {
  std::int32_t organisation;
  double share;     ///< of its work that is in the place
  double contract;  ///< of the pool: by what the members spend there; sums to 1 in a place
};

/// A payment stream, computed once and posted twice.
struct Payment {
  std::int32_t commissioner;  ///< organisation index, or -1 for outside
  std::int32_t provider;
  std::int32_t place;  ///< -1: work that no simulated place moves
  double base;         ///< £m a month at month 0
};

/// An event resolved to indices.
struct TimedEvent {
  EventKind kind;
  std::int32_t first_month, end_month;  ///< active in [first, end)
  double size;
  std::int32_t parameter;  ///< row of the parameter table, or -1
  std::int32_t partner;    ///< joint_leader: the organisation whose leader the target gets, or -1
  Regime regime;           ///< regime_change
  std::vector<std::int32_t> targets;  ///< indices of what the kind of event targets; empty: all
};

/// What events do to a forum's regime in a month.
struct RegimeChange {
  std::int32_t month, forum;
  Regime regime;   ///< from then on
  bool ends_work;  ///< a contract was handed back: what was live or pending ends
};

/// Whose decisions an organisation takes from a month on.
struct Following {
  std::int32_t month, organisation;
  std::int32_t head;  ///< who follows nobody; -1: its own again
};

struct Structure {
  Scenario scenario;  ///< organisations sorted by code, indices renumbered, places exchanged
  std::vector<OrganisationColumns> organisations;
  std::vector<PlaceColumns> places;
  std::vector<SystemColumns> systems;
  std::vector<Forum> forums;
  std::vector<ForumSeat> seats;
  std::vector<std::int32_t> seats_of;      ///< seats grouped by organisation
  std::vector<Share> memberships;          ///< places of each organisation: shares of its work
  std::vector<Share> place_councils;       ///< councils of each place: weights that sum to 1
  std::vector<PoolMember> pooling;         ///< grouped by place; where budgets are pooled
  std::vector<Pair> pairs;                 ///< sorted by (from, to)
  std::vector<View> views;                 ///< grouped by pair
  std::vector<std::int32_t> pair_systems;  ///< grouped by pair; history is their mean
  std::vector<Witness> witnesses;          ///< grouped by pair; only where gossip is switched on
  std::vector<Partner> partners;           ///< grouped by seat
  std::vector<Payment> payments;           ///< sorted by (provider, place, commissioner)
  std::vector<double> other_care;  ///< £m a month: what a CCG's contracts leave; 0 for others
  std::vector<TimedEvent> events;
  std::vector<RegimeChange> regime_changes;  ///< by month
  std::vector<Following> followings;         ///< by month
  bool seats_vary;                           ///< members may leave or follow others
  std::vector<std::int32_t> own_seats;       ///< of who watches, by view; only where seats vary
  /// Pairs that no scripted withdrawal or shock of trust is about; nothing where there is neither.
  std::optional<std::vector<std::int32_t>> bystanders;
};

/// Can systems be, or become, integrated care systems?
bool has_integrated_systems(const Scenario& scenario);

/// Can systems have different transformation funds?
bool funds_differ(const Scenario& scenario);

/// Can members leave their forums, by themselves or by an event?
bool members_can_leave(const Scenario& scenario);

/// Can an event make members refuse joint work?
bool members_can_refuse(const Scenario& scenario);

/// Checks the scenario (throws engine::UserError naming what is wrong) and prepares it.
Structure make_structure(Scenario scenario);

}  // namespace concordat::agents
