#pragma once
/// From a study's runs to what the methods take: outputs by point, by trajectory, by table.
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/designs/factor_groups.hpp"
#include "analysis/sensitivity/sobol_indices.hpp"
#include "engine/store/runs/design_table.hpp"

namespace concordat::analysis {

/// One outcome of a study, run by run.
struct StudyOutcome {
  std::span<const std::uint32_t> point, replicate;  ///< [run]
  std::span<const float> value;                     ///< [run]; NaN: failed, or missing
  std::span<const std::uint8_t> failures{};         ///< [run]; empty: whoever has no value failed

  bool is_missing(std::size_t run) const;  ///< a sound run that has no such value
};

/// One outcome by design point.
struct PointOutputs {
  /// [point] Mean over replicates: of `retreat` its probability. NaN where there is no run or one
  /// has failed, because the others alone would be another experiment. Missing values are left out.
  std::vector<double> mean;
  std::uint64_t failed_runs = 0, missing_runs = 0, failed_points = 0;
  double replicates = 0;  ///< of a point, on average
  /// Variance of a point's mean that comes from chance: between replicates of a point, without
  /// what a replicate's draws do to all points alike. NaN with one replicate.
  double noise = 0;
};

PointOutputs point_outputs(const StudyOutcome& outcome, std::uint64_t points);

/// [point] Standard deviation, from chance between replicates, of the difference between the mean
/// of this point and that of the next one. Replicates that both have are compared one by one, so
/// that shared draws do not count; without any each varies by itself. NaN with fewer than two.
std::vector<double> step_noise(const StudyOutcome& outcome, std::uint64_t points);

/// Which factors of a design move as one, and what each group is called: a factor alone by its
/// path.
struct MovedTogether {
  FactorGroups groups;
  std::vector<std::string> names;  ///< [group]
};
MovedTogether moved_together(const engine::DesignTable& design);
/// As if none did.
MovedTogether each_by_itself(const engine::DesignTable& design);

/// The groups (trajectories, base points) of a design in which every point has an output.
struct SoundGroups {
  /// [point][group of factors], in [0, 1]: where the first factor of each lies.
  std::vector<double> points;
  std::vector<double> outputs;  ///< [point]
  std::uint64_t groups = 0, dropped = 0;
};

/// Throws UserError where none is left.
SoundGroups sound_groups(const engine::DesignTable& design, std::span<const double> outputs);

/// Outputs of a Saltelli design, table by table.
struct SaltelliTables {
  std::size_t factors = 0;
  std::vector<double> a, b, ab, ba;
  SaltelliOutputs outputs() const { return {factors, a, b, ab, ba}; }
};

/// `outputs`: group by group as `saltelli` designs them, each of `group_size` points; with the
/// second order 2 x factors + 2, else factors + 2. Throws UserError for another size.
SaltelliTables saltelli_tables(std::span<const double> outputs, std::size_t factors,
                               std::size_t group_size);

}  // namespace concordat::analysis
