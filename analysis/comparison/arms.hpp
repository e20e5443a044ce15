#pragma once
/// Arms and their pairs: which runs of which files stand against one another.
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "analysis/comparison/paired.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

/// A pair's place where an arm has no such run.
inline constexpr std::uint64_t no_run = std::numeric_limits<std::uint64_t>::max();

/// One arm.
struct Arm {
  std::string name;                          ///< a file or the level of a factor
  const engine::ResultFile* file = nullptr;  ///< whose runs they are; outlives the arm
  std::vector<std::uint64_t> runs;           ///< [pair] number of the run in the file, or no_run
};

/// What intervals resample.
enum class Resampled { replicates, points };

/// Arms side by side, the control first.
struct PairedArms {
  std::vector<Arm> arms;
  std::vector<std::uint32_t> unit;  ///< [pair] its replicate or its point
  Resampled resampled = Resampled::replicates;
  std::uint64_t points = 1;  ///< design points that the pairs come from, all else alike
};

/// An arm for each file of one scenario: pairs are runs with the same replicate number, as many as
/// the shortest file has. Runs of an ensemble's parameter sets are pairs if each took the same, and
/// intervals resample the sets. Throws UserError, naming what differs, unless seed and months agree
/// and none is a study.
PairedArms pair_files(std::span<const engine::ResultFile* const> files,
                      std::span<const std::string> names);

/// Which run of a study is what.
struct StudyRuns {
  std::span<const std::uint32_t> point, replicate;  ///< [run]
};

/// An arm for each level of a factor, or of several together; that of the first point is the
/// control. Pairs are runs with the same replicate at points that agree in all other factors. On a
/// grid, whose points are as they are, intervals resample replicates; otherwise points, which might
/// have been others. Throws UserError where no points make pairs.
PairedArms pair_levels(const engine::DesignTable& design, const StudyRuns& runs,
                       std::span<const std::size_t> factors);

/// The same of a file.
PairedArms pair_levels(const engine::ResultFile& study, std::span<const std::size_t> factors);

/// The arm against the control for one outcome. Runs that only one of them has are no pairs.
/// Throws UserError where none is left.
PairedComparison compare_arms(const PairedArms& arms, std::size_t arm, const std::string& outcome,
                              const Bootstrap& bootstrap, double least = 0);

}  // namespace concordat::analysis
