#pragma once
/// How many replicates a design point takes: rounds, and the rule by which it stops.
///
/// The rule is a function of the point's own replicates 0 to n - 1, in integers and basic
/// arithmetic: no thread, machine or order of arrival can change it.
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/tally.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/quantity.hpp"

namespace concordat::analysis {

/// Ends of the rounds of replicates (engine::RunPlan): in eights up to `least`, where the first
/// look is taken; from there on by about a quarter, in eights, up to `most`.
std::vector<std::uint32_t> rounds(std::uint32_t least, std::uint32_t most);

/// Whether the 95 % interval of the mean is trusted and at most `half_width` to each side.
bool is_narrow(const Tally& tally, const engine::Quantity& quantity, double half_width);

/// What has arrived at every point of a study, and how many replicates each wants.
class Stopping {
 public:
  /// `outcomes` are those of a run, in its order. Throws UserError where `plan` names another.
  Stopping(const configs::Replicates& plan, std::span<const engine::Quantity> outcomes,
           std::uint64_t points);

  /// One replicate of a point, in any order: its outcomes, all NaN where it failed.
  void add(std::uint64_t point, std::span<const float> outcomes);
  /// Replicates of the point that have arrived.
  std::uint32_t arrived(std::uint64_t point) const { return arrived_[point]; }
  /// Replicates that the point takes, as far as is known: those below this number that have not
  /// arrived are to be simulated. Once all have, it is larger, or the point has stopped. A resumed
  /// study adds what is on disk and asks again.
  std::uint32_t wanted(std::uint64_t point) const;
  bool stops(std::uint64_t point) const { return wanted(point) == arrived(point); }

 private:
  struct Watched {
    std::size_t outcome = 0;  ///< of a run
    engine::Quantity quantity;
    double half_width = 0;
  };
  bool is_settled(std::uint64_t point) const;

  std::uint32_t least_, most_;
  std::vector<std::uint32_t> rounds_;
  std::vector<Watched> watched_;
  std::vector<std::uint32_t> arrived_;  ///< [point]
  std::vector<Tally> tallies_;          ///< [point][watched]
};

}  // namespace concordat::analysis
