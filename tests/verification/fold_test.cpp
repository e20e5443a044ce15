/// C9 and C9b: two stable levels of trust, and where they end.
#include "agents/measures/metrics.hpp"
#include "agents/tables/parameter_names.hpp"
#include "analysis/stress/measures/loop.hpp"
#include "tests/agents/worlds.hpp"
#include "tests/verification/checks.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

/// Logit T = v T - H, with Lambda = 1 and H = c + ln rho: a linear benefit, wholly reserved to
/// those who take part.
agents::Scenario curie_weiss(double first_trust, double benefit = 6, double threshold = 3) {
  agents::Scenario s = alike(200);
  s.switches.learning = true;
  s.benefit_shape = agents::BenefitShape::linear;
  s.parameters->choice_benefit = benefit;
  s.parameters->choice_selective = 1;
  s.parameters->choice_cost = threshold - std::log(2.25);
  s.parameters->trust_gain = .02;
  s.parameters->trust_history = first_trust;
  s.months = 600;  // ten time constants or more
  return s;
}

/// Mean trust at the end, over a block of runs of the product's own kernel.
double final_trust(const agents::Scenario& s) {
  const auto result = run_block(s, 9);
  double sum = 0;
  for (int k = 0; k < engine::block_runs; ++k)
    sum += result.outcomes[static_cast<int>(agents::Series::trust) * engine::block_runs + k];
  return sum / engine::block_runs;
}

/// The threshold H raised and lowered again by 1e-4 a step near the folds, and trust at each level.
/// A hundred members: what that adds to the exponent, Lambda v (1-T)/n, is allowed for in the 3 %.
analysis::Loop swept(double benefit, std::vector<double> levels) {
  constexpr int hold = 200;  // of levels .02 apart
  agents::Scenario s = alike(100);
  const agents::Scenario large = curie_weiss(.8, benefit, levels.front());
  s.switches = large.switches;
  s.benefit_shape = large.benefit_shape;
  s.parameters = large.parameters;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 9, 0);
  const auto settle = [&](double threshold) {
    world.parameters.choice_cost = static_cast<float>(threshold - std::log(2.25));
    for (int k = 0; k < hold; ++k, ++world.month) {
      run<agents::choose_to_collaborate>(world);
      run<agents::update_trust>(world);
    }
    return double(mean(world.trust));
  };
  analysis::Sweep sweep{levels, {}, std::vector<double>(levels.size())};
  for (const double level : levels) sweep.up.push_back(settle(level));
  for (std::size_t k = levels.size(); k-- > 0;) sweep.down[k] = settle(levels[k]);
  return analysis::loop_of(sweep);
}

std::vector<double> levels_between(std::vector<std::pair<double, double>> ranges) {
  std::vector<double> levels;
  for (const auto& [from, to] : ranges)
    for (double level = from; level < to + .01; level += .02) levels.push_back(level);
  return levels;
}

constexpr int members = 20;

/// The reduced map of checks.md, in double precision: what trust tends to where it is T now.
double reduced_map(double trust, double pressure) {
  const auto hill = [](double x) { return x * x / (x * x + .16); };
  const double without = trust * (1 - 1.0 / members), with = without + 1.0 / members;
  const double need = 8 * (1 + pressure) * std::exp(-.5 * pressure);
  const double utility =
      need * (hill(with) - .4 * hill(without)) - 1.6 - .5 * .7 * pressure + .5 * (2 * .3 - 1);
  const double p = 1 / (1 + std::exp(-utility));
  return p / (p + 2.25 * (1 - p));
}

double stable_trust(double from, double pressure) {
  for (int k = 0; k < 100000; ++k) from += .1 * (reduced_map(from, pressure) - from);
  return from;
}

agents::Scenario slow_learners() {
  agents::Scenario s = alike(members);
  s.switches.learning = s.switches.regulators = true;
  s.parameters->trust_gain = .003;
  s.parameters->regulators_coherence = 1;
  return s;
}

/// Mean trust after slow learning at a pressure held by hand, over 50 replicates.
double slow_trust(double from, double pressure) {
  const agents::Structure structure = agents::make_structure(slow_learners());
  double sum = 0;
  for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
    agents::World world = start(structure, 99, replicate);
    fill(world.trust, from);
    fill(world.pressure, pressure);
    for (; world.month < 2000; ++world.month) {
      run<agents::choose_to_collaborate>(world);
      run<agents::update_trust>(world);
    }
    sum += mean(world.trust);
  }
  return sum / 50;
}

}  // namespace

TEST_CASE("C9: trust settles on one of Curie and Weiss's two levels, by its start") {
  // Trust here is of dyads, and n = 200 adds Lambda v (1-T)/n to the exponent: +-.02.
  compare("C9", "Lambda v = 6, H = 3: high trust", .92928, final_trust(curie_weiss(.8)), .02);
  compare("C9", "Lambda v = 6, H = 3: low trust", .07072, final_trust(curie_weiss(.2)), .02);
}

TEST_CASE("C9: a slow sweep of the threshold jumps at both folds") {
  const analysis::Loop loop = swept(6, levels_between({{2.44, 2.76}, {3.28, 3.6}}));
  compare("C9", "Lambda v = 6: trust falls at H", 3.415093, loop.falls_at, .03 * 3.415093);
  compare("C9", "Lambda v = 6: trust comes back at H", 2.584907, loop.rises_at, .03 * 2.584907);
}

TEST_CASE("C9: below the cusp a slow sweep comes back by the way it went") {
  const analysis::Loop loop = swept(3, levels_between({{1.3, 1.7}}));
  compare("C9", "Lambda v = 3: falls less rises", 0, loop.falls_at - loop.rises_at, .07);
}

TEST_CASE("C9: below the cusp trust forgets where it started") {
  compare("C9", "Lambda v = 3, H = 1.5, from .8", .5, final_trust(curie_weiss(.8, 3, 1.5)), .02);
  compare("C9", "Lambda v = 3, H = 1.5, from .2", .5, final_trust(curie_weiss(.2, 3, 1.5)), .02);
}

TEST_CASE("C9b: the reduced map has the published branches and folds") {
  compare("C9b", "map at P = 0", .7839, stable_trust(.9, 0), 1e-4);
  compare("C9b", "map at P = .5", .8726, stable_trust(.9, .5), 1e-4);
  compare("C9b", "map at P = 1", .8734, stable_trust(.9, 1), 1e-4);
  compare("C9b", "map at P = 3", .0324, stable_trust(.9, 3), 1e-4);
  const auto is_bistable = [](double p) {
    return stable_trust(.95, p) - stable_trust(.01, p) > .1;
  };
  CHECK_FALSE(is_bistable(1.3464));
  CHECK(is_bistable(1.3466));
  CHECK(is_bistable(2.2176));
  CHECK_FALSE(is_bistable(2.2178));
}

TEST_CASE("C9b: slow learners follow the branch that they start near") {
  for (const auto& [pressure, published] :
       {std::pair{0., .7839}, std::pair{.5, .8726}, std::pair{1., .8734}, std::pair{3., .0324}}) {
    const std::string at = "P = " + std::to_string(pressure).substr(0, 3);
    compare("C9b", at + " from .95", published, slow_trust(.95, pressure), .03);
    compare("C9b", at + " from .3", published, slow_trust(.3, pressure), .03);
  }
}

TEST_CASE("C9b: between the folds of pressure both high and low trust last") {
  for (const double pressure : {1.6, 1.9}) {
    const std::string at = "P = " + std::to_string(pressure).substr(0, 3);
    compare("C9b", at + " from .9", stable_trust(.9, pressure), slow_trust(.9, pressure), .03);
    compare("C9b", at + " from .03", stable_trust(.03, pressure), slow_trust(.03, pressure), .03);
  }
}
