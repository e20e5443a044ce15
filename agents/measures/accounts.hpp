#pragma once
/// The accounts of a run, month by month, for who follows its money.
#include <cmath>

#include "agents/state/world.hpp"

namespace concordat::agents {

/// After one month.
struct MonthlyAccounts {
  double flows[flow_count];    ///< £m, by what they are for (Flow)
  double margins[kind_count];  ///< of each kind of organisation, share of its turnover
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

/// Of the run in one lane.
inline MonthlyAccounts accounts_of(const World& world, int lane) {
  MonthlyAccounts accounts{};
  for (int f = 0; f < flow_count; ++f)
    accounts.flows[f] = engine::lane(world.flows[static_cast<Flow>(f)], lane);
  double of_kind[kind_count]{}, turnover = 0, cash = engine::lane(world.economy, lane);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    const auto kind = static_cast<std::size_t>(o.kind);
    accounts.margins[kind] += engine::lane(world.margin[i], lane) * o.turnover;
    of_kind[kind] += o.turnover;
    turnover += o.turnover;
  }
  for (const Money& each : world.cash) cash += engine::lane(each, lane);
  for (int k = 0; k < kind_count; ++k)
    if (of_kind[k] > 0) accounts.margins[k] /= of_kind[k];
  accounts.imbalance = std::abs(cash) / turnover;
  return accounts;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
