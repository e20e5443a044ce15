// How often the interval at which a point stops holds the true mean. Looking at the same values
// to decide when to stop costs coverage (Chow & Robbins 1965), most of it where the first look is
// about where a fixed sample would do, and where outcomes are skewed.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>
#include <string>

#include "analysis/estimates/stopping.hpp"

using namespace concordat;
using namespace concordat::analysis;

namespace {
constexpr engine::Quantity quantity{"outcome", "1", "", 0, 1};
constexpr std::uint32_t least = 64, most = 200'000;

struct Outcome {
  std::string name;
  std::function<double(std::mt19937_64&)> draw;
  double mean, deviation;
  double required;  ///< least coverage at any half-width
};

double bernoulli(std::mt19937_64& engine, double share) {
  return std::uniform_real_distribution<>()(engine) < share ? 1 : 0;
}

/// A share of runs near .8, the others near .2.
Outcome humps(const std::string& name, double share, double required) {
  return {name,
          [share](auto& engine) {
            return .2 + .6 * bernoulli(engine, share) + std::normal_distribution<>(0, .05)(engine);
          },
          .2 + .6 * share, std::sqrt(.36 * share * (1 - share) + .0025), required};
}

Outcome coin(const std::string& name, double share) {
  return {name, [share](auto& engine) { return bernoulli(engine, share); }, share,
          std::sqrt(share * (1 - share)), .93};
}

/// What became of many points of one outcome.
struct Coverage {
  double interval = 0, promise = 0;  ///< shares: the interval, and the mean -+ half_width
  double replicates = 0;             ///< mean
};

Coverage coverage(const Outcome& outcome, double half_width, int points, std::mt19937_64& engine) {
  const std::vector<std::uint32_t> ends = rounds(least, most);
  Coverage result;
  for (int point = 0; point < points; ++point) {
    Tally tally;
    std::size_t round = 0;
    do {
      while (tally.count < ends[round])
        add(tally, quantity, static_cast<float>(outcome.draw(engine)));
    } while (++round < ends.size() &&
             (tally.count < least || !is_narrow(tally, quantity, half_width)));
    const Interval interval = mean_interval(tally, quantity);
    result.interval += interval.low <= outcome.mean && outcome.mean <= interval.high;
    result.promise += std::abs(mean(tally) - outcome.mean) <= half_width;
    result.replicates += tally.count;
  }
  return {result.interval / points, result.promise / points, result.replicates / points};
}

/// Of fixed samples: how many times `least` would give the half-width.
constexpr std::array<double, 7> sizes{.3, .7, 1.4, 2, 3, 5, 20};

/// The least coverage over all sizes; prints a line of the table.
double least_coverage(const Outcome& outcome, int points) {
  std::mt19937_64 engine(20170401);
  double lowest = 1;
  std::printf("  %-22s", outcome.name.c_str());
  for (const double size : sizes) {
    const double half_width = 1.96 * outcome.deviation / std::sqrt(size * least);
    const Coverage found = coverage(outcome, half_width, points, engine);
    lowest = std::min(lowest, found.interval);
    CHECK(found.promise >= .93);
    std::printf(" %5.1f %5.0f", 100 * found.interval, found.replicates);
  }
  std::printf("\n");
  return lowest;
}

void heading(int points) {
  std::printf(
      "\n  coverage [%%] of 95 %% intervals and mean replicates, %d points each, first look %u\n  "
      "%-22s",
      points, least, "as a fixed sample of");
  for (const double size : sizes) std::printf(" %11.0f", size * least);
  std::printf("\n");
}

/// Wilson's own coverage moves by a point with the share and the number of values. What happens in
/// one run of ten or fewer may hardly have happened at the first look: that is where it is worst.
std::vector<Outcome> outcomes() {
  return {{"normal", [](auto& e) { return std::normal_distribution<>(.5, .1)(e); }, .5, .1, .94},
          humps("two equal humps", .5, .94),
          humps("a hump of 1 in 5", .2, .94),
          humps("a hump of 1 in 10", .1, .92),
          {"exponential", [](auto& e) { return std::exponential_distribution<>(12)(e); }, 1. / 12,
           1. / 12, .93},
          coin("share of .02", .02),
          coin("share of .1", .1),
          coin("share of .5", .5)};
}
}  // namespace

TEST_CASE("points that stop by themselves hold the truth as often as their intervals promise") {
  constexpr int points = 4000;
  constexpr double noise = .01;  // three standard errors
  heading(points);
  for (const Outcome& outcome : outcomes())
    CHECK(least_coverage(outcome, points) >= outcome.required - noise);
}

TEST_CASE("points that stop by themselves hold the truth, in a large study", "[.nightly]") {
  constexpr int points = 40'000;
  heading(points);
  for (const Outcome& outcome : outcomes())
    CHECK(least_coverage(outcome, points) >= outcome.required);
}
