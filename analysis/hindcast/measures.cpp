#include "analysis/hindcast/measures.hpp"

#include <cmath>
#include <iterator>

#include "analysis/statistics/none.hpp"
#include "configs/england/record.hpp"

namespace concordat::analysis {
namespace {
using agents::Kind;
using agents::Subtype;
using configs::recorded;

constexpr double rounding = 1e-6;  // a total that is met to a millionth is met

/// The bodies that a measure is about.
bool is_trust(const Body& body) {
  const Kind kind = agents::row_of(body.subtype).kind;
  return kind == Kind::acute || kind == Kind::community;
}
template <Subtype subtype>
bool is(const Body& body) {
  return body.subtype == subtype;
}

/// A year of a run.
struct Year {
  const Outturns& of;
  std::size_t run, year;
  double at(const Figures& figures, std::size_t body) const { return figures.at(run, year, body); }
};

/// Bodies of which something is true.
template <class Members, class Claim>
double count(const Year& in, Members members, Claim claim) {
  double found = 0;
  for (std::size_t i = 0; i < in.of.bodies.size(); ++i)
    if (members(in.of.bodies[i]) && claim(i)) ++found;
  return found;
}

template <class Members>
double deficits(const Outturns& of, std::size_t run, std::size_t year, Members members) {
  const Year in{of, run, year};
  if (!of.margin.is_reported()) return none;
  return count(in, members, [&](std::size_t i) { return in.at(of.margin, i) < 0; });
}

/// Of those whose margins are known: accounts may lack some.
template <class Members>
double share_in_deficit(const Outturns& of, std::size_t run, std::size_t year, Members members) {
  const Year in{of, run, year};
  if (!of.margin.is_reported()) return none;
  return 100 * deficits(of, run, year, members) /
         count(in, members, [&](std::size_t i) { return !std::isnan(in.at(of.margin, i)); });
}

/// Figures of some bodies weighed by their incomes, without what is not known: £m.
template <class Members>
double pounds(const Year& in, const Figures& figures, Members members) {
  if (!figures.is_reported()) return none;
  double sum = 0;
  for (std::size_t i = 0; i < in.of.bodies.size(); ++i)
    if (members(in.of.bodies[i]) && !std::isnan(in.at(figures, i)))
      sum += in.at(figures, i) * in.of.bodies[i].income;
  return sum;
}

template <class Members>
double percent_of_income(const Year& in, const Figures& figures, Members members) {
  if (!figures.is_reported()) return none;
  double income = 0;
  for (std::size_t i = 0; i < in.of.bodies.size(); ++i)
    if (members(in.of.bodies[i]) && !std::isnan(in.at(figures, i)))
      income += in.of.bodies[i].income;
  return 100 * pounds(in, figures, members) / income;
}

double trusts_in_deficit(const Outturns& of, std::size_t run, std::size_t year) {
  return deficits(of, run, year, is_trust);
}
double ccgs_overspent(const Outturns& of, std::size_t run, std::size_t year) {
  return deficits(of, run, year, is<Subtype::ccg>);
}
double acute_in_deficit(const Outturns& of, std::size_t run, std::size_t year) {
  return share_in_deficit(of, run, year, is<Subtype::acute>);
}
double mental_health_in_deficit(const Outturns& of, std::size_t run, std::size_t year) {
  return share_in_deficit(of, run, year, is<Subtype::mental_health>);
}
double kinds_apart(const Outturns& of, std::size_t run, std::size_t year) {
  const Year in{of, run, year};
  return percent_of_income(in, of.margin, is<Subtype::mental_health>) -
         percent_of_income(in, of.margin, is<Subtype::acute>);
}
double missed_totals(const Outturns& of, std::size_t run, std::size_t year) {
  const Year in{of, run, year};
  if (!of.before_fund.is_reported() || !of.control_total.is_reported()) return none;
  return count(in, is_trust, [&](std::size_t i) {
    return in.at(of.before_fund, i) < in.at(of.control_total, i) - rounding;
  });
}
double provider_result(const Outturns& of, std::size_t run, std::size_t year) {
  return percent_of_income({of, run, year}, of.margin, is_trust);
}
double fund_on_targets(const Outturns& of, std::size_t run, std::size_t year) {
  const Year in{of, run, year};
  return 100 * pounds(in, of.fund_on_targets, is_trust) / pounds(in, of.fund_core, is_trust);
}
double fund_paid(const Outturns& of, std::size_t run, std::size_t year) {
  const Year in{of, run, year};
  return 100 * pounds(in, of.fund, is_trust) / pounds(in, of.fund_core, is_trust);
}
double trusts_paid(const Outturns& of, std::size_t run, std::size_t year) {
  const Year in{of, run, year};
  if (!of.fund.is_reported()) return none;
  return count(in, is_trust, [&](std::size_t i) { return in.at(of.fund, i) > 0; });
}
double fund_to_others(const Outturns& of, std::size_t run, std::size_t year) {
  const Year in{of, run, year};
  return 100 * (1 - pounds(in, of.fund, is<Subtype::acute>) / pounds(in, of.fund, is_trust));
}
double savings(const Outturns& of, std::size_t run, std::size_t year) {
  return percent_of_income({of, run, year}, of.savings, is_trust);
}

// What is recorded.

int calendar(std::size_t year) { return Outturns::first_year + static_cast<int>(year); }

double published(const char* measure, std::size_t year) {
  return recorded(measure, calendar(year));
}
double income_of_providers(std::size_t year) { return published("provider_income", year); }

/// A measure of single trusts' accounts, where they reach that year.
template <double (*of_run)(const Outturns&, std::size_t, std::size_t)>
double of_accounts(const Outturns& accounts, std::size_t year) {
  return year < accounts.years ? of_run(accounts, 0, year) : none;
}

/// In 2018/19 without a gain that did not come from running hospitals.
double published_result(const Outturns&, std::size_t year) {
  const double lasting = published("provider_sector_result_without_one_off", year);
  const double result = std::isnan(lasting) ? published("provider_sector_result", year) : lasting;
  return 100 * result / income_of_providers(year);
}
double summed_result(const Outturns&, std::size_t year) {
  return 100 * published("provider_sector_result_accounts", year) / income_of_providers(year);
}
double recorded_on_targets(const Outturns&, std::size_t year) {
  return 100 * published("fund_paid_on_targets", year) / published("fund_size", year);
}
double recorded_paid(const Outturns&, std::size_t year) {
  return 100 * published("fund_paid", year) / published("fund_size", year);
}
double recorded_to_others(const Outturns&, std::size_t year) {
  const double acute = published("fund_paid_acute", year);
  double others = 0;
  for (const char* kind : {"mental_health", "specialist", "community", "ambulance"})
    others += published((std::string("fund_paid_") + kind).c_str(), year);
  return 100 * others / (acute + others);
}
double recorded_overspends(const Outturns&, std::size_t year) {
  constexpr const char* by_year[] = {"ccgs_forecasting_deficit", "ccgs_overspent_month_9",
                                     "ccgs_overspent_month_8"};
  return year < std::size(by_year) ? published(by_year[year], year) : none;
}
/// The row of the record that has the measure's name.
constexpr char in_deficit[] = "trusts_in_deficit_accounts", missed[] = "missed_control_total",
               paid[] = "trusts_paid_from_fund", saved[] = "savings_achieved";
template <const char* measure>
double as_published(const Outturns&, std::size_t year) {
  return published(measure, year);
}

// What is accepted.

constexpr Band anything{none, none};

Band shown(std::size_t, double) { return anything; }
template <int width>
Band within(std::size_t, double record) {
  return {record - width, record + width};
}
Band near_result(std::size_t year, double record) {
  const double width = year < 2 ? .4 : .6;  // points
  return {record - width, record + width};
}
/// What the record has of that year.
Band of_own_targets(std::size_t year, double) { return year == 1 ? Band{65, 85} : anything; }
/// All is paid while what some lose is shared out among others.
Band nearly_all(std::size_t year, double) { return year < 2 ? Band{95, unlimited} : Band{75, 95}; }
Band above_zero(std::size_t, double) { return {0, unlimited}; }
template <int low, int high>
Band between(std::size_t, double) {
  return {low, high};
}
Band of_savings(std::size_t, double) { return {3, 4.5}; }

constexpr HindcastMeasure measures[] = {
    {"trusts_in_deficit", "trusts in deficit", "trusts", trusts_in_deficit,
     as_published<in_deficit>, within<20>},
    {"missed_control_totals", "totals missed", "trusts", missed_totals, as_published<missed>,
     within<20>},
    {"fund_on_targets", "fund on own targets", "%", fund_on_targets, recorded_on_targets,
     of_own_targets},
    {"fund_paid", "fund paid in all", "%", fund_paid, recorded_paid, nearly_all},
    {"trusts_paid", "trusts paid", "trusts", trusts_paid, as_published<paid>, within<15>},
    {"fund_to_others", "fund to non-acute", "%", fund_to_others, recorded_to_others, shown},
    {"provider_result", "result, published", "% of income", provider_result, published_result,
     near_result},
    {"provider_result_accounts", "result, accounts", "% of income", provider_result, summed_result,
     near_result},
    {"acute_in_deficit", "acute in deficit", "%", acute_in_deficit, of_accounts<acute_in_deficit>,
     shown},
    {"mental_health_in_deficit", "mental in deficit", "%", mental_health_in_deficit,
     of_accounts<mental_health_in_deficit>, shown},
    {"kinds_apart", "mental less acute", "points", kinds_apart, of_accounts<kinds_apart>,
     above_zero},
    {"ccgs_overspent", "CCGs overspent", "CCGs", ccgs_overspent, recorded_overspends,
     between<30, 95>},
    {"savings_achieved", "savings achieved", "% of income", savings, as_published<saved>,
     of_savings},
};
}  // namespace

std::span<const HindcastMeasure> hindcast_measures() { return measures; }

}  // namespace concordat::analysis
