#include "agents/structure/payments.hpp"

#include <algorithm>
#include <map>

#include "agents/structure/grouped.hpp"

namespace concordat::agents {
namespace {

constexpr double negligible = 1e-12;  ///< share of income that is a rounding error

/// A provider's work by place, and outside of all places (no place).
std::map<PlaceId, double> work_of(const std::vector<Membership>& memberships) {
  std::map<PlaceId, double> work{{PlaceId(), 1.0}};
  for (const Membership& m : memberships) {
    work[PlaceId(m.place)] = m.share;
    work[PlaceId()] = std::max(0.0, work[PlaceId()] - m.share);
  }
  return work;
}

}  // namespace

void add_payments(Structure& out, const std::vector<Membership>& memberships) {
  const Scenario& s = out.scenario;
  const auto works = grouped(memberships, out.organisations.size(), &Membership::organisation);
  const auto contracts = grouped(s.contracts, out.organisations.size(), &Contract::provider);
  for (std::size_t i = 0; i < out.organisations.size(); ++i) out.other_care.add(0.0);
  for (const OrganisationId i : out.organisations.ids()) {
    const OrganisationRow& o = out.organisations[i];
    if (o.kind == Kind::council) continue;
    const double monthly = o.turnover / 12;
    if (o.kind == Kind::ccg) {
      out.other_care[i] += monthly;
      continue;
    }
    std::map<PlaceId, double> uncontracted = work_of(works[engine::row_of(i)]);
    for (const Contract& c : contracts[engine::row_of(i)]) {
      const OrganisationId payer(c.commissioner);
      out.payments.push_back({payer, i, PlaceId(c.place), monthly * c.share});
      out.other_care[payer] -= monthly * c.share;
      uncontracted[PlaceId(c.place)] -= c.share;
    }
    for (const auto& [place, share] : uncontracted)
      if (share > negligible) out.payments.push_back({{}, i, place, monthly * share});
  }
}

void add_contracted(Structure& out) {
  if (!has_contracts(out.scenario)) return;
  std::vector<int> taken_in;
  for (std::size_t k = 0; k < out.payments.size(); ++k)
    if (out.payments[k].place.exists() && out.payments[k].commissioner.exists())
      taken_in.push_back(static_cast<int>(k));
  const auto place = [&](int k) { return engine::row_of(out.payments[k].place); };
  const auto of_places = grouped(taken_in, out.places.size(), place);
  for (const PlaceId l : out.places.ids())
    out.places[l].contracted = out.contracted.add(of_places[engine::row_of(l)]);
}

}  // namespace concordat::agents
