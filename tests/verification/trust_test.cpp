/// C8: trust as a linear stochastic recursion with a constant chance of cooperation.
#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"
#include "tests/verification/checks.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

/// Sums over dyads and months of a long stationary run.
struct Moments {
  double sum = 0, squares = 0, count = 0;
  void add(double x) {
    sum += x;
    squares += x * x;
    ++count;
  }
  double mean() const { return sum / count; }
  double sd() const { return std::sqrt(squares / count - mean() * mean()); }
};

/// 20 bodies, so 20 independent sequences of acts, for `months` months after 1,000 to settle;
/// read after `breach`, before anybody acts.
Moments watch_trust(const agents::Scenario& scenario, int months) {
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 8);
  fill(world.history, .3);
  fill(world.trust, .5);
  Moments seen;
  for (; world.month < months + 1000; ++world.month) {
    run<agents::change_leaders>(world);
    run<agents::break_promises>(world);
    if (world.month >= 1000)
      for (const auto& trust : world.trust) seen.add(trust);
    run<agents::choose_to_collaborate>(world);
    run<agents::update_trust>(world);
  }
  return seen;
}

agents::Scenario learners(double p) {
  agents::Scenario s = alike_with_constant_utility(20, std::log(p / (1 - p)));
  s.switches.learning = true;
  return s;
}

constexpr double gain = .03, loss = .0675, decay = .005, lost = .3, history = .3;

/// Mean and sd with decay and two leaders who may leave each month: the mean is checks.md's, the
/// second moment is derived the same way, with X = T - T0.
struct Exact {
  double mean, sd;
};
Exact exact_with_turnover(double p) {
  const double h = 1 - std::pow(2.0, -1.0 / 36), kept = 1 - lost;
  const double f = std::pow(1 - h + h * kept, 2), g = std::pow(1 - h + h * kept * kept, 2);
  const double a = gain * p + loss * (1 - p);
  const double mean = (f * ((1 - decay) * gain * p + decay * history) + (1 - f) * history) /
                      (1 - f * (1 - decay) * (1 - a));
  const double x = mean - history, up = gain * (1 - history), down = loss * history;
  const double mixed = p * 2 * (1 - gain) * up * x - (1 - p) * 2 * (1 - loss) * down * x;
  const double fixed = p * up * up + (1 - p) * down * down;
  const double self = p * std::pow(1 - gain, 2) + (1 - p) * std::pow(1 - loss, 2);
  const double shrink = g * std::pow(1 - decay, 2);
  return {mean, std::sqrt(shrink * (mixed + fixed) / (1 - shrink * self) - x * x)};
}

}  // namespace

TEST_CASE("C8: trust has the exact mean and spread of the recursion") {
  for (const auto& [p, mean, sd] :
       {std::tuple{.8, .64, .07974}, std::tuple{.5, .307692, .0}, std::tuple{.9, .8, .0}}) {
    const Moments seen = watch_trust(learners(p), 150000);
    const std::string at = "p = " + std::to_string(p).substr(0, 3);
    compare("C8", "mean trust, " + at, mean, seen.mean(), .001);
    const double square = (2 * gain * (1 - gain) * p * mean + gain * gain * p) /
                          (1 - p * std::pow(1 - gain, 2) - (1 - p) * std::pow(1 - loss, 2));
    const double exact = std::sqrt(square - mean * mean);
    if (sd > 0) compare("C8", "the formula's own sd of trust, " + at, sd, exact, 5e-6);
    compare("C8", "sd of trust, " + at, exact, seen.sd(), .001);
  }
}

TEST_CASE("C8: trust has the exact mean and spread with decay and turnover") {
  for (const auto& [p, published] :
       {std::pair{.8, .535570}, std::pair{.5, .30562}, std::pair{.95, .69034}}) {
    agents::Scenario s = learners(p);
    s.switches.decay = s.switches.turnover = true;
    s.parameters->leaders_turnover = std::log(2.0) / 36;
    const Moments seen = watch_trust(s, 150000);
    const std::string at = "p = " + std::to_string(p).substr(0, 4);
    const Exact exact = exact_with_turnover(p);
    compare("C8", "the formula's own mean, " + at, published, exact.mean, .001);
    compare("C8", "mean trust after leaders changed, " + at, exact.mean, seen.mean(), .001);
    compare("C8", "sd of trust after leaders changed, " + at, exact.sd, seen.sd(), .001);
  }
}

TEST_CASE("at precision zero everybody tosses a coin and trust has the coin's mean") {
  agents::Scenario s = alike(20);
  s.switches.learning = true;
  s.parameters->choice_precision = 0;
  const Moments seen = watch_trust(s, 100000);
  compare("C8", "mean trust where Lambda = 0", .03 / (.03 + .0675), seen.mean(), .001);
}
