#pragma once
/// The accounts of a run, month by month, for who follows its money.
#include <cmath>

#include "agents/state/world.hpp"

namespace concordat::agents {

/// After one month.
struct Accounts {
  double flows[flow_count];    ///< £m, by what they are for (Flow)
  double margins[kind_count];  ///< of each kind of organisation, share of its turnover
  double imbalance;  ///< all accounts and outside together over total turnover; 0 but for rounding
};

/// Is told of a run's accounts after each month.
class AccountsReader {
 public:
  virtual void read(int month, const Accounts& accounts) = 0;

 protected:
  ~AccountsReader() = default;
};

inline namespace CONCORDAT_TARGET {

/// Of the run in one lane.
inline Accounts accounts_of(const World& world, int lane) {
  Accounts accounts{};
  for (int f = 0; f < flow_count; ++f) accounts.flows[f] = engine::lane(world.flows[f], lane);
  double of_kind[kind_count]{}, turnover = 0, cash = engine::lane(world.outside, lane);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
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
