#include "configs/network/contracts.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace concordat::configs {
namespace {

constexpr double rounding = 1e-9;  // shares that fill a place may be a little above it

/// Work of a provider in a place; places whose share is not said have equal parts of the rest.
double work_in(const schema::Organisation& provider, const schema::Serves& wanted) {
  if (wanted.has_share()) return wanted.share();
  double rest = 1;
  int silent = 0;
  for (const auto& one : provider.serves()) {
    rest -= one.share();
    silent += one.has_share() ? 0 : 1;
  }
  return std::max(0.0, rest) / silent;
}

bool serves(const schema::Organisation& body, const std::string& place) {
  return std::ranges::any_of(body.serves(), [&](const auto& one) { return one.place() == place; });
}

/// Its work in the places that both serve, less what contracts already pay for there.
std::vector<std::pair<std::string, double>> free_work(const NetworkContract& contract) {
  std::vector<std::pair<std::string, double>> places;
  for (const auto& one : contract.provider->serves()) {
    if (!serves(*contract.payer, one.place())) continue;
    double left = work_in(*contract.provider, one);
    for (const auto& income : contract.provider->income())
      if (income.place() == one.place()) left -= income.share();
    if (left > rounding) places.emplace_back(one.place(), left);
  }
  return places;
}

}  // namespace

void spread(Part& part, const NetworkContract& contract) {
  auto& provider = *contract.provider;
  if (provider.income(contract.income).has_place()) return;
  const auto places = free_work(contract);
  const double all = std::accumulate(places.begin(), places.end(), 0.0,
                                     [](double sum, auto& one) { return sum + one.second; });
  const double share = provider.income(contract.income).share();
  const double placed = std::min(share, all);
  const double outside = share - placed > rounding ? share - placed : 0;
  const Origin at = part.origins[{&provider, "income", contract.income}];
  int next = outside > 0 ? provider.income_size() : contract.income;
  if (outside > 0) provider.mutable_income(contract.income)->set_share(outside);
  for (const auto& [place, work] : places) {
    part.origins[{&provider, "income", next}] = at;
    auto& income =
        next < provider.income_size() ? *provider.mutable_income(next) : *provider.add_income();
    income.set_from(contract.payer->code());
    income.set_place(place);
    income.set_share(placed * work / all);
    next = provider.income_size();
  }
}

}  // namespace concordat::configs
