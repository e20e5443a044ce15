#pragma once
/// Saltelli's designs for variance-based sensitivity (Saltelli 2002; Saltelli et al. 2010).
#include <cstdint>

#include "analysis/designs/design.hpp"
#include "analysis/designs/factor_groups.hpp"

namespace concordat::analysis {

/// Which indices a design is for.
enum class SaltelliOrder { first_and_total, second };

/// `base_size` groups of factors + 2 points: for base point i the rows
///   A_i; B_i; AB_i^1 ... AB_i^factors
/// and for the second order, of 2 factors + 2 points, after them BA_i^1 ... BA_i^factors. A is
/// the first half of the columns of a scrambled Sobol' sequence in twice the dimensions, B the
/// other half; AB^j is A with column j from B, BA^j is B with column j from A. At most 1833
/// factors; take a power of two as base size. Throws UserError. `sobol_indices` takes outputs table
/// by table: row i of a table is point i * group_size + the table's place in the group.
Design saltelli(int factors, int base_size, SaltelliOrder order, std::uint64_t seed);
/// The same of groups: AB^g is A with all columns of group g from B, so groups + 2 points or
/// 2 groups + 2, and indices are those of groups.
Design saltelli(const FactorGroups& groups, int base_size, SaltelliOrder order, std::uint64_t seed);

}  // namespace concordat::analysis
