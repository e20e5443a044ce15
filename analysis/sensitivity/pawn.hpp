#pragma once
/// PAWN: how far knowing an input moves the whole distribution of an output, not only its variance.
/// For outcomes with two humps, whose mean and variance describe no run.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace concordat::analysis {

/// How to slice, and how to tell an index from noise.
struct PawnOptions {
  std::size_t slices = 10;      ///< of equal width in each input; at least 2
  std::uint32_t dummies = 200;  ///< inputs without effect behind the threshold; 0: none, NaN. Of
                                ///< many inputs more are taken: 50 for each
  std::uint64_t seed = 1;       ///< of the dummies
};

/// Indices in [0, 1]: medians over slices of the Kolmogorov-Smirnov distance between the
/// distribution of the output within a slice and that of all outputs.
struct PawnIndices {
  std::vector<double> index;  ///< one for each factor
  /// The 95 % quantile of the index of a dummy, an input without effect: about one idle factor in
  /// twenty lies above.
  double threshold = 0;
};

/// One input, cut into slices: which one each row lies in.
struct PawnInput {
  std::vector<std::uint32_t> slice;  ///< [row], below `slices`
  std::size_t slices = 0;
};

/// The index of one input, and the threshold of inputs with as many slices.
struct PawnIndex {
  double index = 0, threshold = 0;
  /// How likely one idle input or more of all those looked at would reach it: the share of dummies
  /// that do, the dummy itself among them, corrected by Holm 1979. Taking those below .05 for
  /// active is wrong of any in one study of twenty.
  double chance = 0;
};

/// [input] Holm's correction of the probabilities: the k-th smallest of m times m - k + 1, at most
/// 1, and not below those before it.
std::vector<double> holm(std::span<const double> probabilities);

/// PAWN of inputs that have slices of their own each, such as the levels of a rule. `point`: [row]
/// rows with the same number have all inputs in common (replicates), so that dummies keep them
/// together; empty: every row by itself. `options.slices` is not looked at. Errors as below.
std::vector<PawnIndex> pawn_indices(std::span<const PawnInput> inputs,
                                    std::span<const double> outputs,
                                    std::span<const std::uint32_t> point,
                                    const PawnOptions& options);

/// One input in [0, 1], cut into slices of equal width, the last with its upper end.
PawnInput pawn_slices(std::span<const double> input, std::size_t slices);

/// PAWN for given data (Pianosi & Wagener 2018; distances as in 2015), the threshold from dummies
/// (Khorashadi Zadeh et al. 2017). `points`: one row of `factors` inputs in [0, 1] for each output,
/// from a design that fills the cube independently in each factor (random, Latin hypercube,
/// Sobol'). Throws UserError where sizes do not fit, for an input outside [0, 1], an output that is
/// not finite, and a slice with fewer than ten points.
PawnIndices pawn_indices(std::span<const double> points, std::span<const double> outputs,
                         std::size_t factors, const PawnOptions& options);

}  // namespace concordat::analysis
