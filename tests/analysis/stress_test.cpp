// The stress test's numbers on what is known: planted paths, lifetimes, risks.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "analysis/stress/measures/critical_size.hpp"
#include "analysis/stress/measures/pair.hpp"
#include "analysis/stress/measures/share_difference.hpp"
#include "analysis/stress/measures/survival.hpp"
#include "analysis/stress/report.hpp"

using namespace concordat::analysis;

namespace {
/// A twin that always works jointly in half, and a shock that takes `gap(month)` of it.
template <class Gap>
StressedPair planted(int months, int presses, Gap gap) {
  std::vector<float> twin(std::size_t(months), .5f), shocked;
  for (int t = 0; t < months; ++t) shocked.push_back(float(.5 - gap(t)));
  return measure_pair(twin, shocked, presses);
}

/// Runs that retreat with the probability 1 / (1 + exp(-(s - .15) / .02)).
SizedResponse planted_risk(int runs, std::uint32_t seed) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> uniform;
  SizedResponse response;
  std::vector<double> luck;
  for (int k = 0; k < runs; ++k) luck.push_back(uniform(engine));
  for (const double s : {0., .08, .09, .1, .11, .12, .13, .15, .2}) {
    response.sizes.push_back(s);
    auto& values = response.values.emplace_back();
    const double risk = s == 0 ? 0 : 1 / (1 + std::exp(-(s - .15) / .02));
    for (const double u : luck) values.push_back(u < risk ? 1 : 0);
  }
  return response;
}
}  // namespace

TEST_CASE("years lost, depth and recovery of a gap that lasts two years and closes in four") {
  const auto gap = [](int t) {
    const int k = t - 24;
    return t < 24 ? .48 : k <= 48 ? .48 * (1 - k / 48.) : 0;
  };
  const StressedPair pair = planted(120, 24, gap);
  // 24 x .48 + .48 x (1 + 47 / 48 + ... + 1 / 48) = .48 x 48.5, over 12.
  CHECK(pair.lost() == Approx(1.94).epsilon(1e-5));
  CHECK(pair.depth == Approx(.48).epsilon(1e-5));
  CHECK(pair.low == Approx(.02).margin(1e-6));  // .5 less .48, for two years
  CHECK(pair.is_hurt());
  // The mean over months u .. u + 11 after the pressure is .48 (1 - (u + 5.5) / 48) <= .05.
  REQUIRE(pair.recovery);
  CHECK(*pair.recovery == 38);
}

TEST_CASE("a gap of a twenty-fifth hurts nobody") {
  const StressedPair pair = planted(96, 0, [](int) { return .04; });
  CHECK_FALSE(pair.is_hurt());
  CHECK(pair.recovery == 0);
}

TEST_CASE("a gap that stays is not back by the end, and one that turns over is a gain") {
  CHECK_FALSE(planted(96, 24, [](int) { return .3; }).recovery);
  CHECK(planted(96, 24, [](int) { return -.3; }).lost() == Approx(-.3 * 8).epsilon(1e-5));
  CHECK(censored_at(96, 24) == 60);
}

TEST_CASE("who is followed until month 84 survives a hazard of .02 as a geometric time says") {
  std::mt19937 engine(7);
  std::geometric_distribution<int> time(.02);
  std::vector<Lifetime> lifetimes;
  for (int k = 0; k < 100'000; ++k) {
    const int month = time(engine);
    lifetimes.push_back({std::min(month, 84), month < 84});
  }
  const Survival survival = kaplan_meier(lifetimes, 84);
  CHECK(survival.share[83] == Approx(std::pow(.98, 84)).margin(.004));
  CHECK(survival.at_end.value == Approx(.183).margin(.004));
  CHECK(survival.at_end.interval.low < .1832);
  CHECK(survival.at_end.interval.high > .1832);
  CHECK(std::abs(survival.median - 34) <= 1);  // 35 months, the first of them number 0
}

TEST_CASE("where nobody, or everybody, is censored, survival is a share of those who are there") {
  std::vector<Lifetime> lifetimes{{2, true}, {2, true}, {5, true}, {9, true}};
  CHECK(kaplan_meier(lifetimes, 10).share[4] == .5);
  CHECK(kaplan_meier(lifetimes, 10).share[10] == 0);
  CHECK(kaplan_meier(lifetimes, 10).median == 2);
  for (Lifetime& one : lifetimes) one.is_seen = false;
  const Survival all = kaplan_meier(lifetimes, 10);
  CHECK(all.share[10] == 1);
  CHECK(all.median == -1);
  CHECK(std::isnan(kaplan_meier({}, 10).at_end.value));
  // Who is censored in the month of an event was still there: 4, then 2 of them gone, one happens.
  const std::vector<Lifetime> tie{{3, false}, {3, true}, {6, true}, {6, true}};
  CHECK(kaplan_meier(tie, 10).share[3] == .75);
  CHECK(kaplan_meier(tie, 10).share[6] == 0);
}

TEST_CASE("the difference of paired shares has Tango's interval") {
  // The ends found by maximising the likelihood on a grid of two million shares.
  const Estimate found = share_difference(12, 2, 50);
  CHECK(found.value == Approx(.2));
  CHECK(found.interval.low == Approx(.0611124).margin(1e-6));
  CHECK(found.interval.high == Approx(.3447087).margin(1e-6));
  const Estimate none = share_difference(0, 0, 400);
  CHECK(none.value == 0);
  CHECK(none.interval.low < 0);
  CHECK(none.interval.high > 0);
}

TEST_CASE("means that rise with the size are pooled where they do not") {
  const std::vector<double> means{.1, .3, .2, .5, .4, .3};
  CHECK(rising(means)[0] == .1);
  CHECK(rising(means)[1] == Approx(.25));
  CHECK(rising(means)[2] == Approx(.25));
  CHECK(rising(means)[5] == Approx(.4));
}

TEST_CASE("the size at which one run in ten retreats is found, and its interval holds it") {
  constexpr double truth = .10605551;  // .15 - .02 log 9
  CHECK(critical_size(planted_risk(2'000, 1), .1, {1, 200}).size == Approx(truth).margin(.005));
  int holds = 0;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const CriticalSize found = critical_size(planted_risk(400, seed), .1, {1, 200});
    holds += found.interval.low <= truth && truth <= found.interval.high ? 1 : 0;
  }
  CHECK(holds >= 270);
  CHECK(holds <= 294);
}

TEST_CASE("a flat response is never reached, one that is there already is so said") {
  const SizedResponse flat{{0, 1, 2}, {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}};
  CHECK(critical_size(flat, .1, {}).reached == Reached::never);
  CHECK(std::isinf(critical_size(flat, .1, {}).interval.low));
  const SizedResponse there{{0, 1}, {{1, 0, 0}, {1, 0, 0}}};
  CHECK(critical_size(there, .1, {}).reached == Reached::already);
  CHECK(critical_size(there, .1, {}).size == 0);
}

TEST_CASE("runs that come down again as the size grows are counted") {
  const SizedResponse response{{0, 1, 2}, {{0, 0, 0, 0}, {1, 1, 0, 0}, {0, 1, 1, 0}}};
  CHECK(critical_size(response, .9, {1, 10}).not_monotone == .25);
}

TEST_CASE("regret and how often a way holds are those of a table worked out by hand") {
  StressReport report;
  report.regimes = {"a", "b", "c"};
  report.shocks.resize(3);
  report.shocks[0].title = "cut";
  report.shocks[1].title = "winter";
  report.shocks[2].title = "vote";
  const double level[3][3] = {{5, 6, 7}, {6.5, 5.5, 7.25}, {4, 6.25, 8}};
  const double kept[3][3] = {{.8, .79, 1}, {.9, .9, .9}, {.1, .8, .8}};
  const double excess[3][3] = {{.05, 0, 0}, {.06, .02, .05}, {0, 0, .2}};
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t k = 0; k < 3; ++k) {
      StressCell cell;
      cell.level.value = level[row][k];
      cell.twin_level.value = 8 + double(row);
      cell.kept.value = kept[row][k];
      cell.excess.value = excess[row][k];
      report.cells.push_back(cell);
    }
  report.cells[8].why_nothing = "cannot act";  // the vote, under c
  const RegimeSummary a = summary_of(report, "a"), b = summary_of(report, "b"),
                      c = summary_of(report, "c");
  CHECK(a.level.value == 8);
  CHECK(c.level.value == 10);
  // The best under the cut is b's 6.5, under the winter c's 6.25, under the vote c's 8.
  CHECK(a.regret == 1.5);
  CHECK(a.regret_under == "cut");
  CHECK(b.regret == .75);  // .75 under winter and vote: the first of them is named
  CHECK(b.regret_under == "winter");
  CHECK(c.regret == 2.5);
  CHECK(c.regret_under == "cut");
  // It holds where .8 is kept and no more than .05 is added to the risk.
  CHECK(a.satisfied == Approx(2. / 3));
  CHECK(b.satisfied == Approx(2. / 3));
  CHECK(c.shocks == 2);
  CHECK(c.satisfied == Approx(1. / 2));
}

TEST_CASE("a shock that cannot act on a way of governing is no regret of it") {
  StressReport report;
  report.regimes = {"a", "b"};
  report.shocks.resize(2);
  report.shocks[0].title = "cut";
  report.shocks[1].title = "exit";
  for (const double level : {6., 7., 6.5, 6.8}) {
    StressCell cell;
    cell.level.value = level;
    report.cells.push_back(cell);
  }
  report.cells[1].why_nothing = "bound";  // the exit, under a
  CHECK(summary_of(report, "a").regret == .5);
  CHECK(summary_of(report, "a").regret_under == "cut");
  // For b it is one: a keeps what it has.
  CHECK(summary_of(report, "b").regret == Approx(.2));
  CHECK(summary_of(report, "b").regret_under == "exit");
}

TEST_CASE("what breaks most is told by retreats and then by years, under the scenario's own form") {
  StressReport report;
  report.regimes = {"a", "b"};
  report.shocks.resize(2);
  const double risk[] = {.3, .3, .1, .4}, lost[] = {1, 2, 3, 1};
  for (std::size_t k = 0; k < 4; ++k) {
    StressCell cell;
    cell.regime = report.regimes[k / 2];
    cell.shock = k % 2;
    cell.risk.value = risk[k];
    cell.lost.value = lost[k];
    report.cells.push_back(cell);
  }
  report.own_regime = "c";  // was not tested
  CHECK(breaks_most(report) == &report.cells[3]);
  report.own_regime = "a";
  CHECK(breaks_most(report) == &report.cells[1]);
  report.cells[1].why_nothing = "bound";
  CHECK(breaks_most(report) == &report.cells[0]);
  for (StressCell& cell : report.cells) cell.lost.value = -1;
  CHECK(breaks_most(report) == nullptr);
}
