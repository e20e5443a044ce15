/// C10, C11b, C11c, C12 and C13: games of many with the model's rules of choice. Payoffs are the
/// test's; where they lead is computed with agents/decisions.
#include <numeric>

#include "agents/rules/decisions/best_response.hpp"
#include "agents/rules/decisions/conditional.hpp"
#include "agents/rules/decisions/logit.hpp"
#include "tests/verification/checks.hpp"
#include "tests/verification/games.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

constexpr double four_decimals = 5e-5;

/// A stag hunt of N in which at least M must join; F times the joint effort is shared, effort is 1.
struct StagHunt {
  int group, threshold;
  double multiplier;

  /// What joining is worth when k of the others join: F G - c with G = X 1[X >= M/N].
  double advantage(int k) const {
    const auto joint = [&](int joined) { return joined >= threshold ? double(joined) : 0.; };
    return multiplier / group * (joint(k + 1) - joint(k)) - 1;
  }
};

double choose(int n, int k) {
  double product = 1;
  for (int j = 1; j <= k; ++j) product *= double(n - k + j) / j;
  return product;
}

/// Pacheco et al. 2009: the advantage of joining is (F/N) R(x) - 1.
double gradient(const StagHunt& g, double x) {
  const int n = g.group, m = g.threshold;
  double sum = m * choose(n - 1, m - 1) * std::pow(1 - x, n - m);
  for (int k = m; k < n; ++k)
    sum += choose(n - 1, k) * std::pow(x, k - m + 1) * std::pow(1 - x, n - 1 - k);
  return std::pow(x, m - 1) * sum;
}

double expected_advantage(const StagHunt& g, double x) {
  double sum = 0;
  for (int k = 0; k < g.group; ++k)
    sum +=
        choose(g.group - 1, k) * std::pow(x, k) * std::pow(1 - x, g.group - 1 - k) * g.advantage(k);
  return sum;
}

/// Mean advantage over groups whose other members join with chance x (to 2^-16).
double sampled_advantage(const StagHunt& g, double x, int groups, Throws& throws) {
  const auto below = static_cast<std::uint32_t>(x * 65536);
  std::vector<double> worth(g.group);
  for (int k = 0; k < g.group; ++k) worth[k] = g.advantage(k);
  double sum = 0;
  for (int group = 0; group < groups; ++group) {
    int joined = 0;
    for (int other = 1; other < g.group; other += 2) {
      const std::uint32_t word = throws.word();
      joined += (word & 0xffff) < below;
      if (other + 1 < g.group) joined += (word >> 16) < below;
    }
    sum += worth[joined];
  }
  return sum / groups;
}

/// Halves the interval ten times, with 1e6 groups each time: 1e7 groups in all. `sign` is 1 where
/// the advantage rises with x.
double sampled_root(const StagHunt& g, double low, double high, double sign) {
  Throws throws(10, static_cast<std::uint32_t>(1000 * low));
  for (int k = 0; k < 10; ++k) {
    const double middle = .5 * (low + high);
    (sign * sampled_advantage(g, middle, 1000000, throws) < 0 ? low : high) = middle;
  }
  return .5 * (low + high);
}

struct RootOfHunt {
  StagHunt game;
  double expected, sign;
};
const RootOfHunt roots_of_hunts[] = {
    {{10, 5, 8}, .3468, 1}, {{10, 5, 8}, .7068, -1}, {{20, 10, 25}, .32605, 1}};

std::string name_of(const RootOfHunt& r) {
  return "N = " + std::to_string(r.game.group) +
         ", F = " + std::to_string(static_cast<int>(r.game.multiplier)) +
         (r.sign > 0 ? ", unstable" : ", stable") + " root";
}

float logit(double utility, double precision) {
  return agents::chance_by_logit(static_cast<float>(utility), static_cast<float>(precision));
}

/// Share of joint work among 1e4 who choose by logit with dU = 3x - 2, mean over the last half.
double share_in_hunt(double precision, double x) {
  constexpr int crowd = 10000, steps = 200;
  Throws throws(113, static_cast<std::uint32_t>(1000 * precision + 100 * x));
  double sum = 0;
  for (int step = 0; step < steps; ++step) {
    const auto utility = static_cast<float>(3 * x - 2);
    double joined = 0;
    for (int i = 0; i < crowd; ++i)
      joined += agents::choose_by_logit(utility, static_cast<float>(precision), throws.unit());
    x = joined / crowd;
    if (step >= steps / 2) sum += x;
  }
  return sum / (steps / 2);
}

/// How many of 100 join in the end, when everybody counts those who have joined and themselves.
int joiners(const std::vector<float>& thresholds) {
  std::vector<float> action(thresholds.size(), 0.f), next = action;
  do {
    action = next;
    const float joined = std::accumulate(action.begin(), action.end(), 0.f);
    for (std::size_t i = 0; i < action.size(); ++i)
      next[i] = agents::choose_conditionally(joined - action[i] + 1, thresholds[i] + 1);
  } while (next != action);
  return static_cast<int>(std::accumulate(action.begin(), action.end(), 0.f));
}

}  // namespace

TEST_CASE("C10: the gradient of a stag hunt is what its payoffs give") {
  double worst = 0;
  for (const StagHunt& g : {StagHunt{10, 5, 8}, StagHunt{20, 10, 25}})
    for (int k = 0; k <= 100; ++k) {
      const double formula = g.multiplier / g.group * gradient(g, k / 100.) - 1;
      worst = std::max(worst, std::fabs(formula - expected_advantage(g, k / 100.)));
    }
  compare("C10", "formula less direct expectation, greatest", 0, worst, 1e-9);
  compare("C10", "F* below which nobody joins, N = 10, M = 5", 5.7788,
          10 / gradient({10, 5, 0}, .5), four_decimals);
  compare("C10", "F* below which nobody joins, N = 20, M = 10", 8.8418,
          20 / gradient({20, 10, 0}, .5), four_decimals);
  for (const StagHunt& g : {StagHunt{10, 5, 0}, StagHunt{20, 10, 0}})
    for (int k = 0; k <= 100; ++k) CHECK(gradient(g, k / 100.) <= gradient(g, .5) + 1e-12);
  for (const RootOfHunt& r : roots_of_hunts)
    compare("C10", name_of(r) + ", deterministic", r.expected,
            root_between(r.expected - .05, r.expected + .05,
                         [&](double x) { return r.sign * expected_advantage(r.game, x); }),
            four_decimals);
}

TEST_CASE("C10: groups drawn at random turn where the gradient does") {
  for (const RootOfHunt& r : roots_of_hunts)
    compare("C10", name_of(r) + ", 1e7 groups", r.expected,
            sampled_root(r.game, r.expected - .047, r.expected + .053, r.sign), .003);
}

TEST_CASE("C11b: logit choice in asymmetric matching pennies has the published equilibria") {
  for (const auto& [precision, up, left] :
       {std::tuple{0., .5, .5}, std::tuple{.5, .83067, .41808}, std::tuple{1., .89358, .31278},
        std::tuple{20., .55463, .10110}}) {
    const auto reply = [&, l = precision](double p) { return logit(1 - 2 * p, l); };
    const double p = root_between(
        0, 1, [&, l = precision](double x) { return x - double(logit(10 * reply(x) - 1, l)); });
    const std::string at = ", Lambda = " + std::to_string(precision).substr(0, 4);
    compare("C11b", "p(up)" + at, up, p, 1e-5);
    compare("C11b", "q(left)" + at, left, reply(p), 1e-5);
  }
}

TEST_CASE("C11c: logit choice in a stag hunt settles where its fixed points are") {
  for (const auto& [precision, expected, start] :
       {std::tuple{.5, .402052, .5}, std::tuple{1., .195846, .5}, std::tuple{2., .020264, .5},
        std::tuple{5., 4.5e-5, .5}, std::tuple{5., 4.5e-5, .70}, std::tuple{5., .992518, .77}}) {
    const std::string at = "Lambda = " + std::to_string(precision).substr(0, 3) + ", start " +
                           std::to_string(start).substr(0, 4);
    compare("C11c", "share of 1e4, " + at, expected, share_in_hunt(precision, start), .005);
  }
  compare("C11c", "unstable fixed point, Lambda = 5", .734508,
          root_between(.5, .9, [](double x) { return double(logit(3 * x - 2, 5)) - x; }), 1e-5);
}

TEST_CASE("C12: conditional cooperators follow each other, or one gap stops them all") {
  std::vector<float> thresholds(100);
  std::iota(thresholds.begin(), thresholds.end(), 0.f);
  compare("C12", "joiners, thresholds 0 to 99", 100, joiners(thresholds), 0);
  thresholds[1] = 2;
  compare("C12", "joiners, threshold 1 changed to 2", 1, joiners(thresholds), 0);
}

TEST_CASE("C13: volunteers mix so that the best response is indifferent") {
  constexpr double cost = .3;  // of the benefit
  for (const auto& [n, volunteers, nobody] :
       {std::tuple{2, .7, .09}, std::tuple{5, .2599, .2220}, std::tuple{10, .1252, .2624},
        std::tuple{20, 0., .2816}, std::tuple{42, 0., .2913}}) {
    const double exact = 1 - std::pow(cost, 1. / (n - 1));
    // While the best response is to volunteer, the chance of a volunteer is too low.
    const double p = root_between(0, 1, [&, size = n](double x) {
      const auto utility = static_cast<float>(std::pow(1 - x, size - 1) - cost);
      return agents::choose_best(utility, .5f) > .5f ? -1. : 1.;
    });
    const std::string at = ", n = " + std::to_string(n);
    compare("C13", "volunteers by best response" + at, exact, p, 1e-6);
    if (volunteers > 0) compare("C13", "volunteers, published" + at, volunteers, p, four_decimals);
    compare("C13", "nobody volunteers" + at, nobody, std::pow(1 - p, n), four_decimals);
  }
}
