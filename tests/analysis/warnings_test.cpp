// Early warnings of processes whose distance from their fold is known, and of noise.
#include "analysis/stress/measures/warnings.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace concordat::analysis;

namespace {
/// An Ornstein-Uhlenbeck process, seen once a month: what a path does that comes back to rest at
/// the rate `distance`, which is 0 at the fold.
std::vector<float> ornstein_uhlenbeck(double distance, int months, std::mt19937& engine) {
  std::normal_distribution<double> normal;
  const double kept = std::exp(-distance), spread = 1 / std::sqrt(2 * distance);
  double x = spread * normal(engine);
  std::vector<float> path;
  for (int t = 0; t < months; ++t) {
    path.push_back(float(x));
    x = kept * x + spread * std::sqrt(1 - kept * kept) * normal(engine);
  }
  return path;
}

std::vector<float> white_noise(int months, std::mt19937& engine) {
  std::normal_distribution<double> normal;
  std::vector<float> path;
  for (int t = 0; t < months; ++t) path.push_back(float(normal(engine)));
  return path;
}
}  // namespace

TEST_CASE("variance and memory of an Ornstein-Uhlenbeck process are those of its distance") {
  std::mt19937 engine(1);
  for (const double distance : {.1, .3, 1.}) {
    const Signs signs = signs_of(ornstein_uhlenbeck(distance, 200'000, engine));
    CHECK(signs.variance == Approx(1 / (2 * distance)).epsilon(.05));
    CHECK(signs.memory == Approx(std::exp(-distance)).margin(.01));
  }
}

TEST_CASE("a straight trend is no sign, and what does not vary has none") {
  std::vector<float> line;
  for (int t = 0; t < 24; ++t) line.push_back(float(.1 + .02 * t));
  CHECK(signs_of(line).variance == Approx(0).margin(1e-9));
  CHECK(signs_of(std::vector<float>(24, .5f)).memory == 0);
}

TEST_CASE("runs near their fold are told from those far from it, by either sign") {
  std::mt19937 engine(2);
  std::vector<double> variance, memory;
  std::vector<std::uint8_t> tips;
  for (int k = 0; k < 2'000; ++k) {
    const bool is_near = k % 2 == 0;
    const Signs signs = signs_of(ornstein_uhlenbeck(is_near ? .05 : 1, warning_months, engine));
    variance.push_back(signs.variance);
    memory.push_back(signs.memory);
    tips.push_back(is_near ? 1 : 0);
  }
  for (const auto& signs : {variance, memory}) {
    const Warning warning = judge_warning(signs, tips, {1, 200});
    CHECK(warning.is_estimable);
    CHECK(warning.auc.interval.low > .8);
    CHECK(warning.false_alarms.interval.high < .3);
  }
}

TEST_CASE("on white noise a warning for four in five is a false alarm for four in five") {
  std::mt19937 engine(3);
  std::vector<double> variance, memory;
  std::vector<std::uint8_t> tips;
  for (int k = 0; k < 20'000; ++k) {
    const Signs signs = signs_of(white_noise(warning_months, engine));
    variance.push_back(signs.variance);
    memory.push_back(signs.memory);
    tips.push_back(k % 2 == 0 ? 1 : 0);
  }
  for (const auto& signs : {variance, memory}) {
    const Warning warning = judge_warning(signs, tips, {1, 200});
    CHECK(warning.false_alarms.value == Approx(.8).margin(.02));
    CHECK(warning.auc.interval.low < .5);
    CHECK(warning.auc.interval.high > .5);
  }
}

TEST_CASE("of fewer than a hundred runs that tip nothing is said") {
  std::vector<double> signs(500, 1.);
  std::vector<std::uint8_t> tips(500, 0);
  std::fill_n(tips.begin(), 99, std::uint8_t{1});
  CHECK_FALSE(judge_warning(signs, tips).is_estimable);
  CHECK(std::isnan(judge_warning(signs, tips).auc.value));
  tips[99] = 1;
  CHECK(judge_warning(signs, tips).auc.value == .5);
}
