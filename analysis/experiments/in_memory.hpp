#pragma once
/// A study simulated in memory, without a result file.
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "analysis/experiments/study.hpp"
#include "analysis/experiments/watch.hpp"

namespace concordat::analysis {

/// Outcomes of all runs of a study.
struct StudyValues {
  std::uint64_t points = 0, replicates = 0;
  std::uint64_t failed = 0;   ///< runs
  std::vector<float> values;  ///< [outcome][point][replicate]; NaN: the run failed, or has none
  std::vector<std::uint8_t> failures;  ///< [point][replicate]

  /// [replicate] of an outcome at a point.
  std::span<const float> at(std::size_t outcome, std::uint64_t point) const {
    return std::span(values).subspan((outcome * points + point) * replicates, replicates);
  }
  /// The same without sound runs that have no such value.
  std::vector<float> without_missing(std::size_t outcome, std::uint64_t point) const;
};

struct InMemory {
  int threads = 0;  ///< 0: all cores
  Watch watch = {};
};

/// Takes what it keeps of a block: its first run, and how many it holds. Several threads at once,
/// but no two of the same run.
using KeepBlock =
    std::function<void(std::size_t first, std::size_t runs, const engine::BlockResult& block)>;

/// Simulates every run of a study, block by block, into blocks like `empty`. False where it was
/// told to stop.
bool simulate_blocks(const Study& study, const engine::BlockResult& empty, const InMemory& how,
                     const KeepBlock& keep);

/// Simulates every run of the plan and keeps these outcomes, by their places in
/// `study.outcomes()`. Nothing where it was told to stop.
std::optional<StudyValues> simulate_in_memory(const Study& study,
                                              std::span<const std::size_t> outcomes,
                                              const InMemory& how);

}  // namespace concordat::analysis
