#include "analysis/experiments/factor_value.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numerics.hpp"

namespace concordat::analysis {
namespace {
using configs::Distribution;
using configs::Factor;

/// Standard normal distribution function: Marsaglia 2004's series, good to 1e-14 up to 8.
double normal_share(double x) {
  if (x < -8) return 0;
  if (x > 8) return 1;
  double sum = x, term = x;
  for (int k = 3; std::abs(term) > 1e-17 * std::abs(sum) && k < 400; k += 2) {
    term *= x * x / k;
    sum += term;
  }
  constexpr double root_two_pi = 2.50662827463100050242;
  return .5 + sum * engine::precise_exponential(-.5 * x * x) / root_two_pi;
}

/// The share of a triangle below x, with its peak in [low, high].
double triangle_share(const Factor& f, double x) {
  const double width = f.high - f.low;
  if (x <= f.mode)
    return f.mode > f.low ? (x - f.low) * (x - f.low) / (width * (f.mode - f.low)) : 0;
  return 1 - (f.high - x) * (f.high - x) / (width * (f.high - f.mode));
}

double normal_between(const Factor& f, double x) {
  const auto share = [&](double value) { return normal_share((value - f.mean) / f.deviation); };
  const double below = share(f.low), all = share(f.high) - below;
  return all > 0 ? (share(x) - below) / all : (x - f.low) / (f.high - f.low);
}

double share_below(const Factor& f, double x) {
  switch (f.distribution) {
    case Distribution::uniform:
      return (x - f.low) / (f.high - f.low);
    case Distribution::log_uniform:
      return engine::precise_logarithm(x / f.low) / engine::precise_logarithm(f.high / f.low);
    case Distribution::triangular:
      return triangle_share(f, x);
    case Distribution::normal:
      return normal_between(f, x);
  }
  return 0;
}

/// Where the distribution function reaches a share, by halving: it is monotone, and this is quick
/// enough for any design.
double halved(const Factor& f, double share) {
  double low = f.low, high = f.high;
  for (int k = 0; k < 64; ++k) {
    const double middle = low + (high - low) / 2;
    (share_below(f, middle) < share ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

double inside(const Factor& f, double coordinate) {
  switch (f.distribution) {
    case Distribution::uniform:
      return f.low + coordinate * (f.high - f.low);
    case Distribution::log_uniform:
      return f.low *
             engine::precise_exponential(coordinate * engine::precise_logarithm(f.high / f.low));
    default:
      return halved(f, coordinate);
  }
}
}  // namespace

double value_at(const Factor& factor, double coordinate) {
  if (coordinate <= 0 || factor.high <= factor.low) return factor.low;
  if (coordinate >= 1) return factor.high;
  return std::clamp(inside(factor, coordinate), factor.low, factor.high);
}

std::size_t level_at(std::size_t levels, double coordinate) {
  const auto level = static_cast<std::size_t>(coordinate * static_cast<double>(levels));
  return std::min(level, levels - 1);
}

double coordinate_of(const Factor& factor, double value) {
  if (value <= factor.low || factor.high <= factor.low) return 0;
  return value >= factor.high ? 1 : std::clamp(share_below(factor, value), 0., 1.);
}

}  // namespace concordat::analysis
