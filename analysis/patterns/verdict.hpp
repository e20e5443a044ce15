#pragma once
/// Whether what a pattern claims holds in the runs.
#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/patterns/outcome_table.hpp"
#include "analysis/statistics/bootstrap.hpp"
#include "configs/experiment/experiment.hpp"

namespace concordat::analysis {

/// From good to bad.
enum class Verdict : std::uint8_t { pass, weak, fail };

std::string_view name_of(Verdict verdict);  ///< "pass"

/// How a claim came out.
struct ClaimResult {
  Estimate estimate;  ///< with its 95 % interval; NaN ends below two replicates
  Verdict verdict = Verdict::fail;
  std::uint64_t replicates = 0;  ///< that count
  std::uint64_t left_out = 0;    ///< with a failed run at a point that the claim looks at
};

struct PatternResult {
  std::vector<ClaimResult> claims;  ///< the headline first
  std::uint64_t runs = 0, failed = 0;

  Verdict verdict() const;  ///< the worst
  const Estimate& estimate() const { return claims.front().estimate; }
};

/// Passes where the interval keeps to `above` and `below` and the estimate to `at_least` and
/// `at_most`; is weak where it has an `above` or `below` to which at least the estimate keeps; else
/// fails. What is to be `exactly` something is for `test_claim`.
Verdict judge(const configs::Claim& claim, const Estimate& estimate);

/// The claim's number over all replicates that count. Its interval is of bootstrap percentiles:
/// replicates are resampled, for all points alike, which share their draws. Throws UserError where
/// the experiment lacks what the claim speaks of.
ClaimResult test_claim(const configs::Claim& claim, const OutcomeTable& table,
                       const Bootstrap& bootstrap);

/// All claims of an experiment.
PatternResult test_pattern(const configs::Experiment& pattern, const OutcomeTable& table,
                           const Bootstrap& bootstrap);

}  // namespace concordat::analysis
