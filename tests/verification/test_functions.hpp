#pragma once
/// Functions on the unit cube whose sensitivities are known, and designs to evaluate them on.
#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include "analysis/sensitivity/sobol_indices.hpp"

namespace concordat::tests {

using CubeFunction = std::function<double(std::span<const double>)>;

/// sin x1 + 7 sin^2 x2 + .1 x3^4 sin x1 with x from -pi to pi (Ishigami & Homma 1990).
inline double ishigami(std::span<const double> u) {
  const auto x = [&](std::size_t i) { return 3.141592653589793 * (2 * u[i] - 1); };
  return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + .1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// The product of (|4 x - 2| + a) / (1 + a) (Saltelli & Sobol' 1995), a as in check C20.
inline double g_function(std::span<const double> x) {
  constexpr double a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};
  double product = 1;
  for (std::size_t i = 0; i < 8; ++i) product *= (std::fabs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
  return product;
}

/// Morris's function of 20 inputs (Morris 1991). Its small coefficients, standard normal there,
/// are (-1)^i and (-1)^(i + j), as in Blatman & Sudret 2010.
inline double morris_function(std::span<const double> x) {
  double w[21] = {};
  for (std::size_t i = 1; i <= 20; ++i) {
    const double u = x[i - 1];
    w[i] = 2 * ((i == 3 || i == 5 || i == 7 ? 1.1 * u / (u + .1) : u) - .5);
  }
  const auto sign = [](std::size_t n) { return n % 2 == 0 ? 1.0 : -1.0; };
  double y = 5 * w[1] * w[2] * w[3] * w[4];
  for (std::size_t i = 1; i <= 20; ++i) {
    y += (i <= 10 ? 20 : sign(i)) * w[i];
    for (std::size_t j = i + 1; j <= 20; ++j) {
      y += (j <= 6 ? -15 : sign(i + j)) * w[i] * w[j];
      for (std::size_t l = j + 1; l <= 5; ++l) y -= 10 * w[i] * w[j] * w[l];
    }
  }
  return y;
}

/// The first points of the Sobol' sequence (Joe & Kuo's direction numbers), row by row.
inline std::vector<double> sobol_points(std::size_t rows, std::size_t dimensions) {
  boost::random::sobol sequence(dimensions);
  std::vector<double> points(rows * dimensions);
  std::ranges::generate(points, [&] { return static_cast<double>(sequence()) * 0x1p-64; });
  return points;
}

/// Independent uniform points, row by row.
inline std::vector<double> random_points(std::size_t rows, std::size_t dimensions,
                                         std::mt19937_64& draw) {
  std::vector<double> points(rows * dimensions);
  std::ranges::generate(points, [&] { return static_cast<double>(draw() >> 11) * 0x1p-53; });
  return points;
}

/// r trajectories on the grid 0, 1/3, 2/3, 1 with steps of 2/3 in random order (Morris 1991).
inline std::vector<double> morris_points(std::size_t trajectories, std::size_t factors,
                                         std::mt19937_64& draw) {
  std::vector<double> points, at(factors);
  std::vector<std::size_t> order(factors);
  for (std::size_t t = 0; t < trajectories; ++t) {
    for (double& x : at) x = static_cast<double>(draw() % 4) / 3;
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = factors; i > 1; --i) std::swap(order[i - 1], order[draw() % i]);
    points.insert(points.end(), at.begin(), at.end());
    for (std::size_t i : order) {
      at[i] += at[i] < .5 ? 2. / 3 : -2. / 3;
      at[i] = std::clamp(at[i], 0., 1.);
      points.insert(points.end(), at.begin(), at.end());
    }
  }
  return points;
}

/// The function at each row.
inline std::vector<double> evaluated(const CubeFunction& f, std::span<const double> points,
                                     std::size_t factors) {
  std::vector<double> values;
  for (std::size_t at = 0; at < points.size(); at += factors)
    values.push_back(f(points.subspan(at, factors)));
  return values;
}

/// Outputs of a Saltelli design, and what they are views of.
struct SaltelliRuns {
  std::size_t factors = 0;
  std::vector<double> a, b, ab, ba;
  analysis::SaltelliOutputs outputs() const { return {factors, a, b, ab, ba}; }
};

/// Rows of 2 x factors coordinates: the first half is A, the second is B.
inline SaltelliRuns saltelli_runs(const CubeFunction& f, std::span<const double> points,
                                  std::size_t factors) {
  SaltelliRuns runs{factors, {}, {}, {}, {}};
  const std::size_t rows = points.size() / (2 * factors);
  const auto a = [&](std::size_t r) { return points.subspan(2 * factors * r, factors); };
  const auto b = [&](std::size_t r) { return points.subspan(2 * factors * r + factors, factors); };
  for (std::size_t r = 0; r < rows; ++r) runs.a.push_back(f(a(r))), runs.b.push_back(f(b(r)));
  const auto mixed = [&](std::span<const double> most, std::span<const double> one, std::size_t i) {
    std::vector<double> x(most.begin(), most.end());
    x[i] = one[i];
    return f(x);
  };
  for (std::size_t i = 0; i < factors; ++i)
    for (std::size_t r = 0; r < rows; ++r) {
      runs.ab.push_back(mixed(a(r), b(r), i));
      runs.ba.push_back(mixed(b(r), a(r), i));
    }
  return runs;
}

}  // namespace concordat::tests
