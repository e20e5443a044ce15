#pragma once
/// Spearman's rank correlation.
#include <span>
#include <vector>

namespace concordat::analysis {

/// Ranks from 1, ascending; equal values share the middle of theirs.
std::vector<double> mid_ranks(std::span<const double> values);

/// The correlation of the ranks of two lists of one length, -1 to 1; 0 where either does not vary.
double rank_correlation(std::span<const double> one, std::span<const double> other);

}  // namespace concordat::analysis
