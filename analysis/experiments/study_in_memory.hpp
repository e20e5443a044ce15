#pragma once
/// A study simulated in memory, without a result file.
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "analysis/experiments/study.hpp"

namespace concordat::analysis {

/// Outcomes of all runs of a study.
struct StudyValues {
  std::uint64_t points = 0, replicates = 0;
  std::uint64_t failed = 0;   ///< runs
  std::vector<float> values;  ///< [outcome][point][replicate]; NaN: the run failed

  /// [replicate] of an outcome at a point.
  std::span<const float> at(std::size_t outcome, std::uint64_t point) const {
    return std::span(values).subspan((outcome * points + point) * replicates, replicates);
  }
};

struct InMemory {
  int threads = 0;                                                             ///< 0: all cores
  const std::atomic<bool>* stop = nullptr;                                     ///< ends it early
  std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};  ///< runs
};

/// Simulates every run of the plan and keeps these outcomes, by their places in
/// `study.outcomes()`. Nothing where it was told to stop.
std::optional<StudyValues> simulate_in_memory(const Study& study,
                                              std::span<const std::size_t> outcomes,
                                              const InMemory& how);

}  // namespace concordat::analysis
