/// Measures of hindcasts, and forecasts of single trusts, against values worked out by hand.
#include "analysis/hindcast/hindcast.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>

using namespace concordat;
using namespace concordat::analysis;
using agents::Subtype;
using configs::TrustMargins;

namespace {

/// Two runs, one year: two acute trusts, one for mental health, a CCG.
Outturns small() {
  Outturns out;
  out.runs = 2;
  out.years = 1;
  out.bodies = {{"A1", Subtype::acute, 300},
                {"A2", Subtype::acute, 100},
                {"M1", Subtype::mental_health, 100},
                {"C1", Subtype::ccg, 500}};
  out.margin = Figures(2, 1, 4);
  const double first[] = {-.02, .01, .03, -.01}, second[] = {-.04, -.02, .01, .02};
  for (std::size_t i = 0; i < 4; ++i) {
    out.margin.at(0, 0, i) = first[i];
    out.margin.at(1, 0, i) = second[i];
  }
  return out;
}

double measured(const std::string& name, const Outturns& outturns, std::size_t run) {
  const auto rows = hindcast_measures();
  const auto found = std::ranges::find(rows, name, &HindcastMeasure::name);
  REQUIRE(found != rows.end());
  return found->of_run(outturns, run, 0);
}

Figures figures(std::initializer_list<double> values) {
  Figures made(1, 1, values.size());
  for (std::size_t i = 0; i < values.size(); ++i) made.at(0, 0, i) = values.begin()[i];
  return made;
}

HindcastLine line(const std::vector<HindcastLine>& lines, const std::string& name, int year) {
  const auto found = std::ranges::find_if(
      lines, [&](const auto& one) { return one.name == name && one.year == year; });
  REQUIRE(found != lines.end());
  return *found;
}

}  // namespace

TEST_CASE("deficits are counted by run, of trusts and of CCGs", "[hindcast]") {
  const Outturns out = small();
  CHECK(measured("trusts_in_deficit", out, 0) == 1);
  CHECK(measured("trusts_in_deficit", out, 1) == 2);
  CHECK(measured("ccgs_overspent", out, 0) == 1);
  CHECK(measured("acute_in_deficit", out, 0) == 50);
  CHECK(measured("mental_health_in_deficit", out, 0) == 0);
}

TEST_CASE("the result of trusts is a share of their income together", "[hindcast]") {
  const Outturns out = small();
  CHECK(measured("provider_result", out, 0) == Approx(100 * (-6. + 1 + 3) / 500));
  CHECK(measured("kinds_apart", out, 0) == Approx(3 - 100 * (-6. + 1) / 400));
}

TEST_CASE("totals, fund and savings are measured where the model reports them", "[hindcast]") {
  Outturns out = small();
  for (const char* name : {"missed_control_totals", "fund_paid", "fund_on_targets", "trusts_paid",
                           "fund_to_others", "savings_achieved"})
    CHECK(std::isnan(measured(name, out, 0)));
  out.runs = 1;
  out.before_fund = figures({-.05, .01, .02, 0});
  out.control_total = figures({-.04, .01, .03, 0});
  out.fund = figures({.01, .03, .01, 0});
  out.fund_core = figures({.02, .02, .005, 0});
  out.fund_on_targets = figures({.01, .02, .005, 0});
  out.savings = figures({.04, .02, .03, 0});
  CHECK(measured("missed_control_totals", out, 0) == 2);  // what is met exactly is met
  CHECK(measured("fund_paid", out, 0) == Approx(100 * 7 / 8.5));
  CHECK(measured("fund_on_targets", out, 0) == Approx(100 * 5.5 / 8.5));
  CHECK(measured("trusts_paid", out, 0) == 3);
  CHECK(measured("fund_to_others", out, 0) == Approx(100. / 7));
  CHECK(measured("savings_achieved", out, 0) == Approx(100 * 17. / 500));
}

TEST_CASE("the record is that of the tables that ship", "[hindcast]") {
  const Outturns out = small();
  const auto lines = compare_with_record(out, accounts_of(out, configs::trust_margins()));
  CHECK(line(lines, "trusts_in_deficit", 2016).record == 105);
  CHECK(line(lines, "missed_control_totals", 2016).record == 65);
  CHECK(line(lines, "provider_result", 2016).record == Approx(-.98).margin(.005));
  CHECK(line(lines, "provider_result_accounts", 2016).record == Approx(-1.06).margin(.005));
  CHECK(line(lines, "ccgs_overspent", 2016).record == 70);
  CHECK(line(lines, "savings_achieved", 2016).record == 3.7);
}

TEST_CASE("the record of the fund and of lasting results is of the year", "[hindcast]") {
  Outturns out = small();
  out.years = 3;
  out.margin = {};
  const auto lines = compare_with_record(out, accounts_of(out, configs::trust_margins()));
  CHECK(line(lines, "provider_result", 2018).record == Approx(-.95).margin(.005));
  CHECK(line(lines, "fund_on_targets", 2017).record == Approx(76).margin(.5));
  CHECK(line(lines, "fund_paid", 2017).record == Approx(99.6).margin(.05));
  CHECK(line(lines, "fund_to_others", 2017).record == Approx(26).margin(.5));
  CHECK_FALSE(line(lines, "fund_paid", 2018).is_inside().has_value());
}

TEST_CASE("a median is inside where it is accepted, and nowhere where nothing is asked",
          "[hindcast]") {
  HindcastLine one{"x", "x", "1", 2016, 10, 12, 5, 15, {8, 12}};
  CHECK(one.is_inside() == true);
  one.median = 12.1;
  CHECK(one.is_inside() == false);
  one.median = std::nan("");
  CHECK_FALSE(one.is_inside().has_value());
}

TEST_CASE("single trusts are scored beside forecasts that need no model", "[hindcast]") {
  const TrustMargins margins{{"A1", {{2014, .01}, {2015, -.01}, {2016, -.03}}},
                             {"A2", {{2014, .00}, {2015, .02}, {2016, .01}}}};
  const Outturns out = small();
  const auto lines = compare_trusts(out, accounts_of(out, margins), margins, 0);
  // Errors of last year: .02 and .01. Changes before 2016: -.02 and .02.
  CHECK(line(lines, "score_last_year", 2016).median == Approx(1.5));
  // A1 changed by -.02: (0 + .04) / 2 - .04 / 4; A2 by -.01: (.01 + .03) / 2 - .01.
  CHECK(line(lines, "score_with_spread", 2016).median == Approx(1));
  // The sector was -.01 and .02: of -.03 (.02 + .05) / 2 - .03 / 4; of .01 (.02 + .01) / 2 - .0075.
  CHECK(line(lines, "score_sector", 2016).median == Approx((2.75 + .75) / 2));
  // Runs: A1 -.04, -.02 with -.03: .01 - .005; A2 -.02, .01 with .01: .015 - .0075.
  CHECK(line(lines, "score", 2016).median == Approx((.5 + .75) / 2));
  CHECK(line(lines, "score", 2016).is_inside() == true);
  CHECK(line(lines, "covered_90", 2016).median == 50);  // A2's .01 is the higher of its two runs
  CHECK(line(lines, "rank_correlation", 2016).median == Approx(1));
}

TEST_CASE("a year whose accounts are kept back is not scored", "[hindcast]") {
  Outturns out = small();
  CHECK(compare_trusts(out, accounts_of(out, configs::trust_margins()), configs::trust_margins(), 1)
            .empty());
}

TEST_CASE("margins that somebody brings are scored in their year", "[hindcast]") {
  Outturns out = small();
  out.years = 3;
  const Figures first = out.margin;
  out.margin = Figures(2, 3, 4);
  for (std::size_t run = 0; run < 2; ++run)
    for (std::size_t year = 0; year < 3; ++year)
      for (std::size_t i = 0; i < 4; ++i) out.margin.at(run, year, i) = first.at(run, 0, i);
  const TrustMargins margins{{"A1", {{2016, -.03}, {2017, -.01}}}, {"A2", {{2017, .01}}}};
  const Hindcast both = hold_against(margins, out);
  // A2 has no margin of 2016, so all forecasts of 2017 are held against A1.
  CHECK(line(both.trusts, "trusts_compared", 2017).median == 1);
  CHECK(line(both.trusts, "score_last_year", 2017).median == Approx(2));
  // Runs say -.04 and -.02 of -.01: (.03 + .01) / 2 - .02 / 4.
  CHECK(line(both.trusts, "score", 2017).median == Approx(1.5));
  CHECK(line(both.england, "acute_in_deficit", 2017).record == 50);
  // Of 2016 only A1 is known, and of no trust for mental health anything.
  CHECK(line(both.england, "acute_in_deficit", 2016).record == 100);
  CHECK(std::isnan(line(both.england, "kinds_apart", 2017).record));
  CHECK(std::ranges::find(both.trusts, 2018, &HindcastLine::year) == both.trusts.end());
}

TEST_CASE("the model is scored alone where no trust's last year is known", "[hindcast]") {
  const TrustMargins margins{{"A1", {{2016, -.03}}}, {"A2", {{2016, .01}}}};
  const Outturns out = small();
  const auto lines = compare_trusts(out, accounts_of(out, margins), margins, 0);
  CHECK(line(lines, "trusts_compared", 2016).median == 2);
  CHECK(line(lines, "score", 2016).median == Approx((.5 + .75) / 2));
  CHECK(std::isnan(line(lines, "score_last_year", 2016).median));
  CHECK_FALSE(line(lines, "score", 2016).is_inside().has_value());
}

TEST_CASE("years of a measure of single trusts stand one after another", "[hindcast]") {
  Outturns out = small();
  out.years = 2;
  out.margin = Figures(2, 2, 4);
  const TrustMargins margins{{"A1", {{2015, .01}, {2016, -.03}, {2017, -.01}}}};
  const std::vector<HindcastLine> lines = hold_against(margins, out).trusts;
  REQUIRE(lines.size() == 16);
  for (std::size_t k = 0; k < lines.size(); k += 2) {
    CHECK(lines[k].name == lines[k + 1].name);
    CHECK(lines[k].year == 2016);
    CHECK(lines[k + 1].year == 2017);
  }
}
