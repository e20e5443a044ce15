#pragma once
/// M2 A contract's budget for a place's population. Its holders keep a part of what its care costs
/// less than the budget and bear a part of what it costs more, subcontracts pass a part of that on;
/// commissioners have the rest (HC 650 ¶115, ¶142; NHS Providers slides lines 34-36).
#include "agents/facts/forms.hpp"
#include "agents/month/finance/contracts.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What a place's contract may take in, £m a month at the start.
inline double contracted_in(const Structure& s, PlaceId l) {
  double sum = 0;
  for (const int k : s.contracted[s.places[l].contracted])
    sum += s.payments[static_cast<std::size_t>(k)].base;
  return sum;
}

/// Does `visit(organisation, share)` for those who hold the contract for a place: its lead, its two
/// owners, or all who work under it by what they are paid.
template <class Visit>
void for_each_holder(const World& world, PlaceId l, ForumId f, Visit visit) {
  const Structure& s = world.structure;
  const Holder holder = holder_of(world, f);
  if (holder == Holder::providers) {
    const double all = contracted_in(s, l);
    for (const int k : s.contracted[s.places[l].contracted]) {
      const Payment& payment = s.payments[static_cast<std::size_t>(k)];
      visit(payment.provider, payment.base / all);
    }
  } else if (!s.forums[f].seats.empty()) {
    const auto [first, second] = owners_of(s.forums[f]);
    const bool is_owned = holder == Holder::owners;
    visit(s.seats[is_owned ? first : lead_now(world, f)].organisation, is_owned ? .5 : 1.0);
    if (is_owned) visit(s.seats[second].organisation, .5);
  }
}

/// Share of the holders' part that subcontracts pass on; who holds a contract together needs none.
inline Money passed_on(const World& world, ForumId f) {
  return holder_of(world, f) == Holder::providers ? 0_m : world.parameters.contract_passed_on;
}

/// Divides what one payment is below its part of the budget, or above it.
inline void share_result(const World& world, Accounts& accounts, PlaceId l, ForumId f,
                         const Payment& payment, const Money& borne) {
  const Money passed = passed_on(world, f) * borne;
  const Money kept = borne - passed;
  pay(accounts, Flow::contract_risk, payment.commissioner, payment.provider, passed);
  for_each_holder(world, l, f, [&](OrganisationId holder, double share) {
    pay(accounts, Flow::contract_risk, payment.commissioner, holder, Money(share) * kept);
  });
  accounts.contract_result[f] += kept;
}

/// Share of a provider's income that its contract makes good when its activity falls.
inline void secure_income(const World& world, Accounts& accounts, PlaceId l, ForumId f,
                          const Payment& payment, const Money& borne) {
  const OrganisationId i = payment.provider;
  Money own = passed_on(world, f);
  for_each_holder(world, l, f, [&](OrganisationId holder, double share) {
    if (holder == i) own += Money(share) * (1_m - passed_on(world, f));
  });
  const double income = world.structure.organisations[i].turnover / 12;
  accounts.secured[i] += Money(payment.base / income) * borne * own;
}

/// A place's contract, as far as it is in force.
inline void settle_contract(const World& world, Accounts& accounts, const Factors& factors,
                            PlaceId l, ForumId f) {
  const Structure& s = world.structure;
  const PlaceParameters& p = world.of(l);
  const Mask runs = is_in_force(world, f) & is_set_up(world, f);
  if (!any(runs)) return;
  const Money scope = select(runs, p.contract_scope, 0_m);
  const Money borne = scope * p.contract_borne;
  const Money price = (1_m - p.contract_discount) * world.index.allocation;
  for (const int k : s.contracted[s.places[l].contracted]) {
    const Payment& payment = s.payments[static_cast<std::size_t>(k)];
    const Money budget = Money(payment.base) * price * factors[payment.provider];
    accounts.contract_budget[f] += 12_m * scope * budget;
    const Money below = budget - due_for(world, payment, factors);
    share_result(world, accounts, l, f, payment, borne * below);
    secure_income(world, accounts, l, f, payment, borne);
  }
}

/// A form that begins has gained and lost nothing yet.
inline void settle_contracts(const World& world, Accounts& accounts, const Factors& factors) {
  const Structure& s = world.structure;
  for (Money& budget : accounts.contract_budget) budget = 0_m;
  for (Money& share : accounts.secured) share = 0_m;
  for (const ForumId f : s.forums.ids())
    if (world.regime_since[f] == world.month) accounts.contract_result[f] = 0_m;
  for (const PlaceId l : s.places.ids())
    if (const ForumId f = contract_for(world, s.places[l]); f.exists())
      settle_contract(world, accounts, factors, l, f);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
