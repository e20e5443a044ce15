#pragma once
/// The accounts of a run, month by month, for who follows its money.
#include <cmath>

#include "agents/state/world.hpp"

namespace concordat::agents {

/// After one month.
struct MonthlyAccounts {
  double flows[flow_count];                             ///< £m, by what they are for (Flow)
  double ledger[flow_count][party_count][party_count];  ///< the same, by who pays whom
  double sizes[kind_count];                             ///< income of the month, £m, by kind
  double margins[kind_count];  ///< of twelve months, share of turnover, by kind
  double imbalance;  ///< what all accounts hold together over total turnover; 0 but for rounding
};

/// Is told of a run's accounts after each month.
class AccountsReader {
 public:
  virtual void read(int month, const MonthlyAccounts& accounts) = 0;

 protected:
  ~AccountsReader() = default;
};

inline namespace CONCORDAT_TARGET {

inline void copy_ledger(const World& world, int lane, MonthlyAccounts& accounts) {
  for (int f = 0; f < flow_count; ++f) {
    const auto flow = static_cast<Flow>(f);
    accounts.flows[f] = engine::lane(world.flows[flow], lane);
    for (int from = 0; from < party_count; ++from)
      for (int to = 0; to < party_count; ++to)
        accounts.ledger[f][from][to] =
            engine::lane(world.ledger[Accounts::entry(flow, from, to)], lane);
  }
}

/// Of the run in one lane.
inline MonthlyAccounts accounts_of(const World& world, int lane) {
  MonthlyAccounts accounts{};
  copy_ledger(world, lane, accounts);
  double turnover = 0, cash = engine::lane(world.economy, lane);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    const auto kind = static_cast<std::size_t>(o.kind);
    const double size = engine::lane(world.size[i], lane);
    accounts.margins[kind] += engine::lane(world.margin[i], lane) * size;
    accounts.sizes[kind] += size;
    turnover += o.turnover;
  }
  for (const Money& each : world.cash) cash += engine::lane(each, lane);
  for (int k = 0; k < kind_count; ++k)
    if (accounts.sizes[k] > 0) accounts.margins[k] /= accounts.sizes[k];
  accounts.imbalance = std::abs(cash) / turnover;
  return accounts;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
