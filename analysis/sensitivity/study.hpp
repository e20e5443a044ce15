#pragma once
/// The sensitivities of a finished study: the method that fits its design, outcome by outcome.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/sensitivity/morris.hpp"
#include "analysis/sensitivity/pawn.hpp"
#include "analysis/sensitivity/sobol_indices.hpp"
#include "analysis/sensitivity/study_outputs.hpp"

namespace concordat::analysis {

enum class SensitivityMethod { morris, sobol, pawn };

/// "morris", "sobol", "pawn".
std::string_view name_of(SensitivityMethod method);

/// The method for a design's kind. Throws UserError where none fits, or the one asked for does not,
/// and says which designs do; Morris's steps need numbers, so a factor with levels is refused.
SensitivityMethod fitting_method(const engine::DesignTable& design,
                                 std::optional<SensitivityMethod> asked);

/// Trajectories, and what chance alone would look like.
struct MorrisStudy {
  /// [group of factors that move as one] Of several factors, whose directions are their own, mu and
  /// sigma mean nothing and are NaN.
  std::vector<MorrisEffect> effects;
  /// [group] The mu* that it would have without any effect, from chance between replicates along
  /// its own steps. NaN with one replicate.
  std::vector<double> by_chance;
};

/// Slices of points; a factor's levels are its slices.
struct PawnStudy {
  std::vector<PawnIndex> indices;  ///< [factor]; NaN where it is left out
  std::size_t slices = 0;          ///< of factors that are numbers
};

struct OutcomeSensitivity {
  std::uint64_t groups = 0;   ///< trajectories, base points or, for PAWN, points that count
  std::uint64_t dropped = 0;  ///< of them left out, because a run failed
  std::uint64_t failed_runs = 0, missing_runs = 0;  ///< missing: sound, but without such a value
  double replicates = 0;                            ///< of a point, on average
  double variance = 0;     ///< of point means over the design (Sobol': over A and B)
  double noise_share = 0;  ///< of it from replicates; NaN where that cannot be known
  std::variant<MorrisStudy, SobolIndices, PawnStudy> found;
};

/// mu*, total order or PAWN's index: of each group of factors that move as one, for PAWN of each
/// factor.
std::vector<double> importance(const OutcomeSensitivity& sensitivity);

/// Morris and Sobol' are of point means and of groups of factors, PAWN of single runs and factors,
/// without those that are `idle`: [factor], empty where nothing is known to be. Throws UserError
/// where too little is left to estimate.
OutcomeSensitivity study_sensitivity(const engine::DesignTable& design, const StudyOutcome& outcome,
                                     SensitivityMethod method, const Bootstrap& bootstrap,
                                     const std::vector<bool>& idle = {});

}  // namespace concordat::analysis
