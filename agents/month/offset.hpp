#pragma once
/// M3 Offsets: an integrated care system that meets its total, and whose board agrees, sets the
/// surpluses of some members against the gaps of others (HC 650 footnote, line 1468).
#include "agents/month/control_totals.hpp"
#include "agents/month/transfers.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Transfers between the seats of a board, from what each has above its control total so far this
/// year. Givers give in proportion to that and keep their totals; who has left takes no part.
inline Column<Money> offsets_of(const World& world, const SystemColumns& system) {
  const Structure& s = world.structure;
  const Forum& board = s.forums[system.forum];
  const Money zero(0.0), one(1.0);
  Column<Money> above(static_cast<std::size_t>(board.last_seat - board.first_seat));
  Money surpluses(0.0), gaps(0.0);
  for (std::size_t k = 0; k < above.size(); ++k) {
    const auto i = static_cast<std::size_t>(s.seats[board.first_seat + k].organisation);
    const bool takes_part = has_control_total(s.organisations[i].kind) &&
                            s.organisations[i].first_board == system.forum;
    if (takes_part) above[k] = above_control_total(world, i);
    if (s.seats_vary)
      above[k] *= to_money(world.presence[static_cast<std::size_t>(board.first_seat) + k]);
    surpluses += maximum(zero, above[k]);
    gaps += maximum(zero, zero - above[k]);
  }
  const Mask is_met = (surpluses >= gaps) & (gaps > zero);
  const Money share = select(is_met, world.parameters.control_offset, zero);
  const Money taken = share * gaps / select(is_met, surpluses, one);
  for (Money& x : above) x = select(x > zero, zero - taken * x, zero - share * x);
  return above;
}

/// At quarter ends. The board's consent is its last vote: under distress even that is hard to get
/// (HC 650 ¶208).
inline void offset_gaps(World& world) {
  const Structure& s = world.structure;
  for (std::size_t x = 0; x < s.systems.size(); ++x) {
    const SystemColumns& system = s.systems[x];
    const Mask may = world.is_ics[x] & world.has_passed[system.forum];
    if (!any(may)) continue;
    Column<Money> transfers = offsets_of(world, system);
    const std::int32_t first = s.forums[system.forum].first_seat;
    for (std::size_t k = 0; k < transfers.size(); ++k) {
      transfers[k] = select(may, transfers[k], Money(0.0));
      world.year_to_date[s.seats[first + k].organisation] += transfers[k];
    }
    settle_between(world, Flow::offset, transfers,
                   [&](int k) { return static_cast<int>(s.seats[first + k].organisation); });
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
