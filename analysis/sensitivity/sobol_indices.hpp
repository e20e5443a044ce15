#pragma once
/// Sobol' indices: which share of an output's variance each factor and each pair explains.
#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

/// Outputs of a Saltelli design. A and B are two independent tables of `rows` points; AB_i is A
/// with column i taken from B, BA_i is B with column i taken from A. Row r of each table at r.
struct SaltelliOutputs {
  std::size_t factors = 0;
  std::span<const double> a, b;  ///< rows values each
  std::span<const double> ab;    ///< AB_1, then AB_2, ...: factors x rows values
  std::span<const double> ba;    ///< BA_1, then BA_2, ...; empty: no second order
};

/// Shares of variance. Estimates may fall slightly outside [0, 1]; NaN where the outputs of A and
/// B do not vary.
struct SobolIndices {
  double variance = 0;          ///< of the outputs of A and B together, in units squared
  std::vector<Estimate> first;  ///< of each factor alone: Saltelli et al. 2010, table 2 (b)
  std::vector<Estimate> total;  ///< with all its interactions: Jansen 1999, ibid. (f)
  /// Of interactions of two factors, beyond their first orders (Saltelli 2002): pairs in the order
  /// (1,2), (1,3), ..., (2,3), ...; empty without BA.
  std::vector<Estimate> second;
};

/// The indices, with intervals from resampled rows (all tables together). Rows of a low-discrepancy
/// sequence are closer to the truth than their intervals, which take rows as independent, say.
/// Throws UserError where sizes do not fit, for fewer than two rows, and for a value that is not
/// finite.
SobolIndices sobol_indices(const SaltelliOutputs& outputs, const Bootstrap& bootstrap);

}  // namespace concordat::analysis
