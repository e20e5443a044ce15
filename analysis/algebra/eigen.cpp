#include "analysis/algebra/eigen.hpp"

#include <algorithm>
#include <cmath>

namespace concordat::analysis {
namespace {

/// A rotation in the plane (p, q) by the angle with this sine and cosine.
struct Rotation {
  std::size_t p, q;
  double cosine, sine;
};

/// The rotation that makes entry (p, q) zero.
Rotation clearing(const std::vector<double>& a, std::size_t n, std::size_t p, std::size_t q) {
  const double apq = a[p * n + q];
  const double slope = (a[q * n + q] - a[p * n + p]) / (2 * apq);
  const double t = (slope < 0 ? -1 : 1) / (std::fabs(slope) + std::sqrt(slope * slope + 1));
  const double cosine = 1 / std::sqrt(t * t + 1);
  return {p, q, cosine, t * cosine};
}

/// Turns columns p and q of a matrix with n columns.
void turn_columns(std::vector<double>& a, std::size_t n, const Rotation& r) {
  for (std::size_t i = 0; i < n; ++i) {
    const double x = a[i * n + r.p], y = a[i * n + r.q];
    a[i * n + r.p] = r.cosine * x - r.sine * y;
    a[i * n + r.q] = r.sine * x + r.cosine * y;
  }
}

void turn_rows(std::vector<double>& a, std::size_t n, const Rotation& r) {
  for (std::size_t i = 0; i < n; ++i) {
    const double x = a[r.p * n + i], y = a[r.q * n + i];
    a[r.p * n + i] = r.cosine * x - r.sine * y;
    a[r.q * n + i] = r.sine * x + r.cosine * y;
  }
}

std::vector<double> identity(std::size_t n) {
  std::vector<double> one(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) one[i * n + i] = 1;
  return one;
}

std::vector<double> signed_column(const std::vector<double>& vectors, std::size_t n,
                                  std::size_t column) {
  std::vector<double> found(n);
  for (std::size_t i = 0; i < n; ++i) found[i] = vectors[i * n + column];
  const double largest =
      *std::ranges::max_element(found, {}, [](double x) { return std::fabs(x); });
  if (largest < 0)
    for (double& x : found) x = -x;
  return found;
}
}  // namespace

std::vector<Eigenpair> symmetric_eigen(std::vector<double> matrix, std::size_t order) {
  const std::size_t n = order;
  std::vector<double> vectors = identity(n);
  // Convergence is quadratic: six to ten sweeps; the rest is for matrices that are hardly any.
  for (int sweep = 0; sweep < 60; ++sweep) {
    double off = 0, all = 0;
    for (std::size_t i = 0; i < n * n; ++i) {
      all += matrix[i] * matrix[i];
      if (i % (n + 1) != 0) off += matrix[i] * matrix[i];
    }
    if (off <= 1e-28 * all) break;
    for (std::size_t p = 0; p + 1 < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) {
        if (matrix[p * n + q] == 0) continue;
        const Rotation rotation = clearing(matrix, n, p, q);
        turn_columns(matrix, n, rotation);
        turn_rows(matrix, n, rotation);
        turn_columns(vectors, n, rotation);
      }
  }
  std::vector<Eigenpair> found;
  for (std::size_t k = 0; k < n; ++k)
    found.push_back({matrix[k * n + k], signed_column(vectors, n, k)});
  std::ranges::stable_sort(found, {}, &Eigenpair::value);
  return found;
}

}  // namespace concordat::analysis
