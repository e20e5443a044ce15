#pragma once
/// The content digest: XXH3-128 over result values, in the order that engine/store/format.md lays
/// down.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/statistics/hash.hpp"
#include "engine/statistics/moment_table.hpp"
#include "engine/statistics/run_outcomes.hpp"

namespace concordat::engine {

class Digest {
 public:
  /// A factor of a study's design with its value at each point, before the runs.
  void add_factor(std::string_view name, std::span<const double> values);
  /// The next runs, in run order: outcomes [run][outcome], then one byte a run.
  void add_runs(std::span<const float> outcomes, std::span<const std::uint8_t> failed);
  void add_runs(const RunOutcomes& runs) { add_runs(runs.outcomes, runs.failed); }
  /// Moments over all runs, after the runs.
  void add_moments(const MomentTable& moments);
  /// What is exact of moments that have no histogram: of the months of a study's points.
  void add_exact(std::span<const Moments> moments);
  std::string text() const;  ///< 32 hexadecimal digits

 private:
  Hash hash_;
};

/// What a file of these runs, all of one scenario, has as its digest.
std::string digest_of(const RunOutcomes& runs, const MomentTable& moments);

/// The first 12 hexadecimal digits of a digest as people read it: "3fa9-01c2-77de".
std::string short_digest(const std::string& digest);

}  // namespace concordat::engine
