#include "analysis/sensitivity/sobol_indices.hpp"

#include <string>

#include "analysis/sensitivity/sizes.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using Rows = std::span<const std::uint32_t>;

void expect_saltelli_design(const SaltelliOutputs& outputs) {
  const std::size_t rows = outputs.a.size(), factors = outputs.factors;
  if (factors == 0 || rows < 2)
    throw engine::UserError("A: " + std::to_string(rows) + " outputs of " +
                            std::to_string(factors) +
                            " factors\n   Sobol' indices need at least one factor and two rows, "
                            "and hundreds of rows to say anything\n   take a Saltelli design");
  const std::string why = std::to_string(factors) + " factors x " + std::to_string(rows) +
                          " rows of A; take a Saltelli design";
  expect_size("B", outputs.b, rows, "as many as A; take a Saltelli design");
  expect_size("AB", outputs.ab, factors * rows, why);
  if (!outputs.ba.empty()) expect_size("BA", outputs.ba, factors * rows, why);
  expect_finite("A", outputs.a);
  expect_finite("B", outputs.b);
  expect_finite("AB", outputs.ab);
  expect_finite("BA", outputs.ba);
}

/// Mean over rows of what `term` gives for a row.
template <class Term>
double mean_over(Rows rows, Term&& term) {
  double sum = 0;
  for (std::uint32_t r : rows) sum += term(r);
  return sum / static_cast<double>(rows.size());
}

/// Estimates from some rows: first, total, then second orders, as shares of `variance`.
struct Shares {
  double variance = 0;
  std::vector<double> values;
};

/// Outputs of AB_i or BA_i.
std::span<const double> column(const SaltelliOutputs& outputs, std::span<const double> tables,
                               std::size_t factor) {
  const std::size_t rows = outputs.a.size();
  return tables.subspan(factor * rows, rows);
}

/// Adds the second orders behind first and total ones. `centre` is taken off all outputs, because
/// products of outputs far from zero drown their covariance in sampling error.
void add_second_orders(Shares& shares, const SaltelliOutputs& o, Rows rows, double centre) {
  const auto product = [&](std::span<const double> x, std::span<const double> y) {
    return mean_over(rows, [&](std::uint32_t r) { return (x[r] - centre) * (y[r] - centre); });
  };
  const double unrelated = product(o.a, o.b);
  for (std::size_t i = 0; i < o.factors; ++i)
    for (std::size_t j = i + 1; j < o.factors; ++j) {
      const double closed = product(column(o, o.ba, i), column(o, o.ab, j)) - unrelated;
      shares.values.push_back(closed / shares.variance - shares.values[i] - shares.values[j]);
    }
}

Shares shares_of(const SaltelliOutputs& o, Rows rows) {
  // Counted from one of the outputs, so that equal outputs have no variance, not a rounding
  // error's.
  const double origin = o.a[rows.front()];
  const double centre = origin + mean_over(rows, [&](std::uint32_t r) {
                          return (o.a[r] - origin + (o.b[r] - origin)) / 2;
                        });
  Shares shares;
  shares.variance = mean_over(rows, [&](std::uint32_t r) {
    const double a = o.a[r] - centre, b = o.b[r] - centre;
    return (a * a + b * b) / 2;
  });
  for (std::size_t i = 0; i < o.factors; ++i) {
    const auto ab = column(o, o.ab, i);
    const double alone =
        mean_over(rows, [&](std::uint32_t r) { return (o.b[r] - centre) * (ab[r] - o.a[r]); });
    shares.values.push_back(alone / shares.variance);
  }
  for (std::size_t i = 0; i < o.factors; ++i) {
    const auto ab = column(o, o.ab, i);
    const double all =
        mean_over(rows, [&](std::uint32_t r) { return (o.a[r] - ab[r]) * (o.a[r] - ab[r]) / 2; });
    shares.values.push_back(all / shares.variance);
  }
  if (!o.ba.empty()) add_second_orders(shares, o, rows, centre);
  return shares;
}
}  // namespace

SobolIndices sobol_indices(const SaltelliOutputs& outputs, const Bootstrap& bootstrap) {
  expect_saltelli_design(outputs);
  const std::size_t rows = outputs.a.size(), factors = outputs.factors;
  const Shares shares = shares_of(outputs, all_rows(rows));
  std::vector<std::vector<double>> resampled(shares.values.size());
  for (std::uint32_t r = 0; r < bootstrap.resamples; ++r) {
    const Shares again = shares_of(outputs, resampled_rows(rows, bootstrap.seed, r));
    for (std::size_t i = 0; i < resampled.size(); ++i) resampled[i].push_back(again.values[i]);
  }
  SobolIndices indices;
  indices.variance = shares.variance;
  for (std::size_t i = 0; i < resampled.size(); ++i) {
    auto& order = i < factors ? indices.first : i < 2 * factors ? indices.total : indices.second;
    order.push_back({shares.values[i], percentile_interval(resampled[i])});
  }
  return indices;
}

}  // namespace concordat::analysis
