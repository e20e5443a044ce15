#include "tests/agents/money/books.hpp"

namespace concordat::tests {

using agents::Draw;
using agents::Kind;

void Growth::turn(const agents::Scenario& s, int month) {
  if (month == 0) return;
  const auto& p = *s.parameters;
  const bool is_recorded = s.switches.recorded_years;
  const auto rate = [&](double of_scenario, double usual, std::vector<double> record) {
    return Rate{of_scenario, usual, is_recorded ? record : std::vector<double>()}.in(month);
  };
  const double allocations = rate(p.finance_allocation_growth, .022, {.034, .021, .020, .022});
  const double planned = rate(p.finance_planned_growth, .022, {.034, .021, .020, .022});
  const double inflation = rate(p.finance_provider_inflation, .02, {.031, .023, .020, .020});
  const double council = rate(p.council_income_growth, .028, {.036, .028});
  const auto grow = [](double& index, double factor) { index *= std::pow(factor, 1 / 12.); };
  grow(demand, 1 + p.demand_growth);
  grow(allocation, 1 + allocations);
  grow(tariff, 1 + inflation - p.finance_provider_efficiency +
                   p.finance_tariff_passthrough * (allocations - planned));
  grow(cost, (1 + inflation) * (1 - p.finance_provider_efficiency));
  grow(council_income, 1 + council);
  grow(council_need,
       (1 + p.council_inflation) * (1 - p.council_efficiency) * (1 + p.council_demand_growth));
}

/// By how much a body's costs outgrow its income each April.
double Books::gap(Kind kind) const {
  if (kind == Kind::ccg) return p_.finance_ccg_cost_growth;
  if (kind == Kind::council) return p_.council_cost_beyond;
  return p_.finance_provider_efficiency + p_.finance_cost_beyond;
}

double Books::margin_at_start(OrganisationId i) const {
  const Kind kind = body(i).kind;
  if (kind == Kind::council || kind == Kind::gp_federation) return 0;
  double margin = kin(i).margin_mean;
  if (s_.switches.own_margins)
    margin = body(i).margin
                 ? *body(i).margin
                 : margin + p_.finance_margin_spread * kin(i).margin_sd *
                                double(w_.draws.normal(Draw::initial_margin, code(i), 0, 0));
  return std::clamp(margin, -.25, .1) + p_.finance_margin_shift;
}

double Books::joint_cost(OrganisationId i) const {
  const double funded = std::min(1., p_.finance_fund_per_head / 33);
  return w_.collaboration[i] * p_.finance_joint_cost * (1 - funded) * monthly(i);
}

/// A year in which each saved so much that what recurs made up for its gap, as far as it could,
/// and paid for the joint work of the start.
Books::Books(const agents::World& start) : w_(start), books_(start.structure.organisations.size()) {
  for (const OrganisationId i : w_.structure.organisations.ids()) {
    Book& book = books_[i];
    book.margin = book.outturn = book.result = margin_at_start(i);
    if (can_be_paid(body(i).kind))
      book.core = p_.control_fund_share * body(i).fund.value_or(kin(i).fund);
    if (body(i).kind == Kind::council) book.reserve = body(i).reserve * body(i).turnover;
    if (s_.switches.savings) {
      const double z = w_.draws.normal(Draw::able_to_save, code(i), 0, 0);
      book.able = p_.saving_capacity * std::clamp(1 + p_.saving_spread * z, .2, 1.8);
      book.saving = std::min(book.able, gap(body(i).kind) / p_.saving_kept);
    }
    book.burden = (1 - p_.saving_kept) * book.saving - joint_cost(i) / monthly(i);
  }
}

void Books::turn_year(Book& book, OrganisationId i) const {
  const Kind kind = body(i).kind;
  if (w_.month > 0) {
    book.outturn = book.balance / book.year_size;
    book.result = (book.balance + book.fund) / book.year_size;
    book.burden -= p_.saving_kept * book.saved / book.year_size;
  }
  book.year_size = book.balance = book.saved = book.fund = 0;
  book.burden += gap(kind);
  if (!can_be_paid(kind) && kind != Kind::ccg) return;
  const double kappa = s_.switches.control_totals ? double(p_.control_anchor) : 0;
  book.total = book.outturn + kappa * (-book.core - book.outturn);
}

/// Each quarter what lasts, crises among it; each April the drift of the kind and what happens
/// once.
void Books::strike(Book& book, OrganisationId i) const {
  const double chance = p_.shock_crisis_chance / 4;
  const int numbers = 4 * (w_.month / 3);  // of this quarter
  double cost = .5 * p_.shock_lasting * normal(Draw::lasting_shock, code(i), numbers);
  cost -= chance * p_.shock_crisis;
  if (uniform(Draw::lasting_shock, code(i), numbers + 1) < chance)
    cost += p_.shock_crisis * -std::log(uniform(Draw::lasting_shock, code(i), numbers + 2));
  book.burden += kin(i).shock * cost;
  if (w_.month % 12 != 0) return;
  book.burden -= kin(i).drift * p_.shock_drift *
                 normal(Draw::kinds_drift, engine::code_of(kin(i).name), w_.month);
  const double u = uniform(Draw::one_off, code(i), w_.month);
  const double size = -std::log(2 * std::min(u, 1 - u)) / std::sqrt(2.);
  book.one_off = kin(i).shock * p_.shock_one_off * (u < .5 ? -size : size);
}

/// Income per pound of turnover for work there (no place: nowhere simulated).
double Books::price(Kind kind, PlaceId place) const {
  if (kind != Kind::acute) return growth_.allocation;
  const double activity = place.exists() ? double(w_.place_activity[place]) : growth_.demand;
  return p_.finance_capitation * growth_.allocation +
         (1 - p_.finance_capitation) * growth_.tariff * activity;
}

/// What a CCG pays for contracts and, grown with allocations, for what these have left of its
/// turnover.
double Books::contracts_of(OrganisationId ccg) const {
  double contracts = 0, base = 0;
  for (const auto& c : s_.contracts)
    if (c.commissioner == ccg.value()) {
      const auto& provider = s_.organisations[c.provider];
      contracts += c.share * provider.turnover / 12 * price(provider.kind, PlaceId(c.place));
      base += c.share * provider.turnover / 12;
    }
  const double kept = books_[ccg].margin * monthly(ccg);
  return contracts + (monthly(ccg) - base - kept) * growth_.allocation;
}

/// Income, and what is spent before savings; a council's services come later.
void Books::trade(Book& book, OrganisationId i) const {
  const Kind kind = body(i).kind;
  book.size = monthly(i) * (kind == Kind::council ? growth_.council_income : growth_.allocation);
  book.income = book.size;
  if (kind == Kind::ccg) {
    book.spend = contracts_of(i) + book.burden * book.size + joint_cost(i);
  } else if (kind == Kind::council) {
    const double most = book.income + p_.council_reserve_draw * book.reserve / 12;
    book.spend = std::min(joint_cost(i), most);
  } else {
    By<PlaceId> prices;
    for (const PlaceId l : w_.structure.places.ids()) prices.push_back(price(kind, l));
    book.income = monthly(i) * over_places(s_, i, prices, price(kind, PlaceId()));
    const bool is_acute = kind == Kind::acute;
    const double fixed = is_acute ? p_.finance_fixed_share : p_.finance_community_fixed_share;
    const double standing = is_acute ? double(w_.capacity[i]) * double(w_.usual_load) : 1;
    const double volume = fixed * standing + (1 - fixed) * w_.activity[i];
    book.spend = monthly(i) * (1 - book.margin) * growth_.cost * volume + book.burden * book.size +
                 joint_cost(i);
  }
}

double Books::unsaved_need(const Book& book, OrganisationId i) const {
  const double need = monthly(i) * growth_.council_need *
                      (1 +
                       p_.council_unmet_share * p_.integration_unmet_need *
                           over_places(s_, i, values(w_.unmet_need), 0) -
                       p_.council_need_saved * over_places(s_, i, values(w_.benefit), 0));
  return std::max(0., need + book.burden * book.size);
}

double Books::most_saved(const Book& book, OrganisationId i) const {
  return book.able * (1 - p_.saving_crowding * w_.collaboration[i]);
}

/// What is asked is what the total is above the year's result as it looks without savings. What is
/// needed meets the total, an aim above it and, where a fund pays for it, a part of the capacity to
/// spare; it is followed with a lag.
void Books::save(Book& book, OrganisationId i) const {
  const Kind kind = body(i).kind;
  const double left = 12 - w_.month % 12;
  double month = book.income - book.spend;
  if (kind == Kind::council) month -= unsaved_need(book, i);
  book.rate = month / book.size;
  const double outlook = ((book.balance - book.saved) / book.size + left * book.rate) / 12;
  book.asked = book.total - outlook;
  if (!s_.switches.savings) return;
  const double most = most_saved(book, i);
  double aim = book.total + p_.saving_aim;
  if (can_be_paid(kind))
    aim += p_.saving_spare * std::clamp(most - book.asked, 0., std::max(0., book.asked));
  const double need = (12 * aim - book.balance / book.size - left * book.rate) / left;
  const double wanted = std::clamp(need, kind == Kind::ccg ? -most : 0., most);
  book.saving += (wanted - book.saving) / p_.saving_response;
  book.saved += book.saving * book.size;
  if (kind != Kind::council) book.spend -= book.saving * book.size;
}

/// A council's services, as far as income and reserves go.
void Books::serve(Book& book, OrganisationId i) const {
  const double need = std::max(0., unsaved_need(book, i) - book.saving * book.size);
  const double most = book.income + p_.council_reserve_draw * book.reserve / 12 - book.spend;
  const double services = std::min(need, std::max(0., most));
  book.spend += services;
  book.service = need > services ? services / need : 1;
  book.reserve = std::max(0., book.reserve + book.income - book.spend);
}

/// At a quarter's end: how far does an acute trust fall short of its standards?
void Books::review(Book& book, OrganisationId i) const {
  if (agents::subtype_of(body(i)) == agents::Subtype::acute) {
    const double load = w_.activity[i] / (w_.capacity[i] * w_.usual_load) - 1;
    const double tolerated =
        p_.control_performance_excess +
        (body(i).performance ? *body(i).performance - p_.control_performance_usual : 0);
    book.shortfall = std::max(
        0., load + p_.control_performance_spread * normal(Draw::performance, code(i), w_.month) -
                tolerated);
  }
}

/// Is the year's total out of reach, and what does the fund pay?
void Books::judge(Book& book, OrganisationId i) const {
  const double left = (11 - w_.month % 12) * book.size;
  const double best = book.balance + left * (book.rate + most_saved(book, i));
  const bool missed_before = book.missed;
  book.missed = best < (book.total - 1e-9) * (book.year_size + left);
  double quarters = book.missed ? 0 : book.shortfall > 0 ? double(p_.control_fund_on_total) : 1;
  if (missed_before) quarters -= p_.control_spade;
  const double paid = std::max(0., quarters) * book.core * book.quarter_size;
  book.income += paid;
  book.fund += paid;
}

/// In March: a pound for each pound above the total, and the rest as a bonus while there is one.
void Books::share_out() {
  double left = 0, above = 0, cores = 0;
  const auto trusts = [&](auto visit) {
    for (const OrganisationId i : w_.structure.organisations.ids())
      if (can_be_paid(body(i).kind)) visit(books_[i]);
  };
  trusts([&](const Book& book) {
    left += book.core_of_year() - book.fund;
    above += std::max(0., book.above());
    if (!book.missed) cores += book.core_of_year();
  });
  const double rate = above > 0 ? std::min(double(p_.control_incentive), left / above) : 0;
  const bool is_bonus = w_.month < p_.control_bonus_until && cores > 0;
  const double bonus = is_bonus ? (left - rate * above) / cores : 0;
  trusts([&](Book& book) {
    const double paid =
        rate * std::max(0., book.above()) + (book.missed ? 0 : bonus * book.core_of_year());
    book.income += paid;
    book.fund += paid;
  });
}

void Books::keep_month() {
  const int month = w_.month % 12;
  growth_.turn(s_, w_.month);
  for (const OrganisationId i : w_.structure.organisations.ids()) {
    Book& book = books_[i];
    if (month == 0) turn_year(book, i);
    if (s_.switches.shocks && month % 3 == 0) strike(book, i);
    trade(book, i);
    save(book, i);
    const double late = p_.shock_late;
    book.spend -= book.one_off * book.size * (month < 10 ? (1 - late) / 10 * 12 : late / 2 * 12);
    if (body(i).kind == Kind::council) serve(book, i);
    if (month % 3 == 0) book.quarter_size = 0;
    book.quarter_size += book.size;
    book.year_size += book.size;
    book.balance += book.income - book.spend;
    if (month % 3 == 2) review(book, i);
    if (month % 3 == 2 && s_.switches.control_totals && can_be_paid(body(i).kind)) judge(book, i);
  }
  if (month == 11 && s_.switches.control_totals) share_out();
}

}  // namespace concordat::tests
