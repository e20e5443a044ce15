#pragma once
/// Eigenvalues of small symmetric matrices in basic arithmetic, the same bits everywhere.
#include <cstddef>
#include <vector>

namespace concordat::analysis {

struct Eigenpair {
  double value = 0;
  std::vector<double> vector;  ///< of length 1; its largest entry is positive
};

/// All of them, the smallest value first (cyclic Jacobi rotations: Golub & Van Loan, section 8.5).
/// `matrix` is symmetric, row by row.
std::vector<Eigenpair> symmetric_eigen(std::vector<double> matrix, std::size_t order);

}  // namespace concordat::analysis
