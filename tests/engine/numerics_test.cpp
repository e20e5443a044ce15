#include "engine/numerics.hpp"

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/engine/runnable_targets.hpp"

using namespace concordat;

namespace {

// Every `stride`-th float between two positive ones.
std::vector<float> floats(float low, float high, std::uint32_t stride) {
  std::vector<float> list;
  const auto last = std::bit_cast<std::uint32_t>(high);
  for (auto bits = std::bit_cast<std::uint32_t>(low); bits <= last; bits += stride)
    list.push_back(std::bit_cast<float>(bits));
  return list;
}

std::vector<float> both_signs(std::vector<float> list) {
  const std::size_t n = list.size();
  for (std::size_t k = 0; k < n; ++k) list.push_back(-list[k]);
  return list;
}

std::vector<float> exponents() {
  auto list = both_signs(floats(0x1p-60f, 87.0f, 19973));
  list.push_back(0.0f);
  return list;
}

std::vector<float> probabilities() {
  auto list = floats(0x1p-24f, 0.5f, 9973);
  const std::size_t n = list.size();
  for (std::size_t k = 0; k < n; ++k) list.push_back(1.0f - list[k]);
  return list;
}

double unit_in_the_last_place(long double exact) {
  int exponent = 0;
  std::frexp(std::fabs(exact), &exponent);
  return std::ldexp(1.0, std::max(exponent - 24, -149));
}

// The greatest error over the arguments, in units in the last place.
template <class Exact>
double greatest_error(const char* function, const std::vector<float>& x, Exact exact) {
  const auto found = probe::apply(probe::runnable_targets().front()->reals, function, x, x, x);
  double greatest = 0.0;
  for (std::size_t k = 0; k < x.size(); ++k) {
    const long double truth = exact(static_cast<long double>(x[k]));
    const auto error = static_cast<double>(std::fabs(found[k] - truth));
    greatest = std::max(greatest, error / unit_in_the_last_place(truth));
  }
  return greatest;
}

// Newton's method (Halley's step) on the lower tail, where erfc keeps its digits.
long double exact_normal_quantile(long double p) {
  const long double q = std::min(p, 1 - p);
  long double x = q > 0.02L ? (q - 0.5L) * 2.5L : -std::sqrt(-2 * std::log(q));
  for (int step = 0; step < 12; ++step) {
    const long double error = 0.5L * std::erfc(-x / std::sqrt(2.0L)) - q;
    const long double slope = std::exp(-x * x / 2) * 0.398942280401432677939946059934L;
    const long double newton = error / slope;
    x -= newton / (1 + x * newton / 2);
  }
  return p < 0.5L ? x : -x;
}

float value_of(const char* function, float x, float y = 0.0f) {
  const auto* reals = probe::runnable_targets().front()->reals;
  return probe::apply(reals, function, std::vector<float>{x}, {y}, {0.0f})[0];
}

std::uint64_t hash(const std::vector<float>& values, std::uint64_t start) {
  for (float v : values) start = (start ^ std::bit_cast<std::uint32_t>(v)) * 1099511628211ULL;
  return start;
}

}  // namespace

TEST_CASE("exponential and logarithm are right to one unit in the last place") {
  CHECK(greatest_error("exponential", exponents(), [](long double x) { return std::exp(x); }) < 1);
  CHECK(greatest_error("logarithm", floats(1.17549435e-38f, 3.4e38f, 9973),
                       [](long double x) { return std::log(x); }) < 1);
}

TEST_CASE("logistic is right to 2.5 and normal_quantile to 6.5 units in the last place") {
  CHECK(greatest_error("logistic", exponents(),
                       [](long double x) { return 1 / (1 + std::exp(-x)); }) < 2.5);
  CHECK(greatest_error("normal_quantile", probabilities(), exact_normal_quantile) < 6.5);
  CHECK(greatest_error("normal_quantile", floats(1e-37f, 1e-7f, 99991), exact_normal_quantile) <
        6.5);
}

TEST_CASE("power is right to 2 + 2 |y ln x| units in the last place") {
  std::vector<float> x, y;
  for (const float base : floats(1e-6f, 1e6f, 99991)) {
    for (const float exponent : {-3.0f, -0.5f, 0.0f, 0.37f, 1.0f, 2.0f, 4.9f}) {
      x.push_back(base);
      y.push_back(exponent);
    }
  }
  const auto found = probe::apply(probe::runnable_targets().front()->reals, "power", x, y, y);
  double greatest = 0.0;
  for (std::size_t k = 0; k < x.size(); ++k) {
    const long double base = x[k], exponent = y[k], exact = std::pow(base, exponent);
    const auto error = static_cast<double>(std::fabs(found[k] - exact));
    const auto scale = static_cast<double>(2 + 2 * std::fabs(exponent * std::log(base)));
    greatest = std::max(greatest, error / unit_in_the_last_place(exact) / scale);
  }
  CHECK(greatest < 1);
}

TEST_CASE("numerics keep their promises at the ends of their ranges") {
  CHECK(value_of("exponential", 0.0f) == 1.0f);
  CHECK(value_of("exponential", -1e30f) == value_of("exponential", -87.0f));
  CHECK(value_of("exponential", 1e30f) == value_of("exponential", 88.0f));
  CHECK(std::isnormal(value_of("exponential", -1e30f)));
  CHECK(std::isfinite(value_of("exponential", 1e30f)));
  CHECK(value_of("logarithm", 1.0f) == 0.0f);
  CHECK(value_of("logarithm", 0.0f) == value_of("logarithm", 1.17549435e-38f));
  CHECK(value_of("logarithm", -5.0f) == value_of("logarithm", 0.0f));
  CHECK(value_of("logistic", 0.0f) == 0.5f);
  CHECK(value_of("logistic", 1e30f) == 1.0f);
  CHECK(value_of("logistic", -1e30f) > 0.0f);
  CHECK(value_of("power", 3.0f, 0.0f) == 1.0f);
  CHECK(value_of("power", 1.0f, 57.0f) == 1.0f);
  CHECK(value_of("normal_quantile", 0.5f) == 0.0f);
  CHECK(value_of("normal_quantile", 0.25f) == -value_of("normal_quantile", 0.75f));
}

TEST_CASE("numerics never fall where their functions rise") {
  auto x = exponents();
  std::sort(x.begin(), x.end());
  for (const char* function : {"exponential", "logistic"}) {
    const auto y = probe::apply(probe::runnable_targets().front()->reals, function, x, x, x);
    double greatest_fall = 0.0;
    for (std::size_t k = 1; k < y.size(); ++k)
      greatest_fall = std::max(greatest_fall, (y[k - 1] - y[k]) / unit_in_the_last_place(y[k]));
    INFO(function);
    CHECK(greatest_fall <= 2);  // neighbours may tie or swap by the rounding error
  }
}

TEST_CASE("precise functions are right to 1e-15") {
  double worst_log = 0, worst_exp = 0, worst_power = 0;
  const auto relative = [](double found, long double exact) {
    return static_cast<double>(std::fabs((found - exact) / exact));
  };
  for (int k = -30000; k <= 30000; ++k) {
    const double x = k * 0.0231;
    const double y = std::exp(k * 0.011);
    worst_exp = std::max(
        worst_exp, relative(engine::precise_exponential(x), std::exp(static_cast<long double>(x))));
    if (k == 0) continue;
    const long double log = std::log(static_cast<long double>(y));
    worst_log = std::max(worst_log, relative(engine::precise_logarithm(y), log));
    const double near_one = 1.0 + k * 1e-8;
    worst_log = std::max(worst_log, relative(engine::precise_logarithm(near_one),
                                             std::log(static_cast<long double>(near_one))));
    for (const double power : {-1.5, 0.1, 0.37}) {
      const double error =
          relative(engine::precise_power(y, power), std::pow(static_cast<long double>(y), power));
      worst_power =
          std::max(worst_power, error / (1 + std::fabs(power * static_cast<double>(log))));
    }
  }
  CHECK(worst_log < 1e-15);
  CHECK(worst_exp < 1e-15);
  CHECK(worst_power < 1e-15);
  CHECK(engine::precise_logarithm(1.0) == 0.0);
  CHECK(engine::precise_exponential(0.0) == 1.0);
}

// If this hash moves, every result file moves with it: say so in the commit.
TEST_CASE("numerics give the same bits on every target and with every compiler") {
  for (const auto* target : probe::runnable_targets()) {
    std::uint64_t all = 14695981039346656037ULL;
    const auto x = exponents(), positive = floats(1e-30f, 1e30f, 49999), p = probabilities();
    all = hash(probe::apply(target->reals, "exponential", x, x, x), all);
    all = hash(probe::apply(target->reals, "logistic", x, x, x), all);
    all = hash(probe::apply(target->reals, "logarithm", positive, positive, positive), all);
    all = hash(probe::apply(target->reals, "power", positive, p, p), all);
    all = hash(probe::apply(target->reals, "normal_quantile", p, p, p), all);
    INFO("target " << target->name);
    CHECK(all == 0xb68cc4d415152e91ULL);
  }
  std::uint64_t precise = 14695981039346656037ULL;
  for (int k = -20000; k <= 20000; ++k) {
    for (const double value :
         {engine::precise_exponential(k * 0.01), engine::precise_logarithm(1.0 + (k + 20001) * 0.3),
          engine::precise_power(1.0 + (k + 20001) * 0.1, 0.5)}) {
      precise = (precise ^ std::bit_cast<std::uint64_t>(value)) * 1099511628211ULL;
    }
  }
  CHECK(precise == 0x551d752a5cb02859ULL);
}
