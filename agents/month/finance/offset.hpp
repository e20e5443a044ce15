#pragma once
/// M3 Offsets: an integrated care system that meets its total, and whose board agrees, sets the
/// surpluses of some members against the gaps of others (HC 650 footnote, line 1468).
#include "agents/facts/forms.hpp"
#include "agents/facts/totals.hpp"
#include "agents/month/finance/transfers.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Transfers between the seats of a board, from what each has above its control total so far this
/// year. Givers give in proportion to that and keep their totals; who has left takes no part.
inline Column<Money, int> offsets_of(const World& world, ForumId board) {
  const Structure& s = world.structure;
  const Ids<SeatId> seats = s.forums[board].seats;
  Column<Money, int> above(static_cast<std::size_t>(seats.size()));
  Money surpluses = 0_m, gaps = 0_m;
  for (const int k : above.ids()) {
    const SeatId seat = seats[static_cast<std::size_t>(k)];
    const OrganisationId i = s.seats[seat].organisation;
    const bool takes_part =
        has_control_total(s.organisations[i].kind) && s.organisations[i].home_board == board;
    if (takes_part) above[k] = above_control_total(world, i);
    if (s.seats_vary) above[k] *= to_money(world.presence[seat]);
    surpluses += maximum(0_m, above[k]);
    gaps += maximum(0_m, 0_m - above[k]);
  }
  const Mask is_met = (surpluses >= gaps) & (gaps > 0_m);
  const Money share = select(is_met, world.parameters.control_offset, 0_m);
  const Money taken = share * gaps / select(is_met, surpluses, 1_m);
  for (Money& x : above) x = select(x > 0_m, 0_m - taken * x, 0_m - share * x);
  return above;
}

/// At quarter ends. The board's consent is its last vote: under distress even that is hard to get
/// (HC 650 ¶208).
inline void offset_gaps(const World& world, Accounts& accounts) {
  const Structure& s = world.structure;
  for (const SystemId x : s.systems.ids()) {
    const ForumId board = s.systems[x].board;
    const Mask may = world.is_ics[x] & consents(world, board);
    if (!any(may)) continue;
    Column<Money, int> transfers = offsets_of(world, board);
    const auto account = [&](int k) {
      return s.seats[s.forums[board].seats[static_cast<std::size_t>(k)]].organisation;
    };
    for (const int k : transfers.ids()) {
      transfers[k] = select(may, transfers[k], 0_m);
      accounts.year_to_date[account(k)] += transfers[k];
      accounts.year_offset[account(k)] += transfers[k];
    }
    settle_between(accounts, Flow::offset, transfers, account);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
