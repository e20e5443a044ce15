#pragma once
/// What the targets say about each parameter by itself.
#include <cstddef>
#include <vector>

#include "analysis/ensembles/ensemble.hpp"

namespace concordat::analysis {

enum class ConstraintVerdict {
  constrained,     ///< the posterior is narrower than the prior by 30 % or more
  weakly,          ///< it differs from the prior, but is hardly narrower
  not_constrained  ///< it cannot be told from the prior
};

/// A parameter's posterior beside its prior, both on the prior's own scale from 0 to 1.
struct Constraint {
  double median = .5;
  Interval ninety;       ///< central 90 %
  double narrower = 0;   ///< 1 - sd(posterior) / sd(prior); below 0 where it is wider
  double distance = 0;   ///< greatest difference of the distribution functions
  double threshold = 0;  ///< what a parameter without effect stays below
  ConstraintVerdict verdict = ConstraintVerdict::not_constrained;
};

inline constexpr double constrained_from = .3;  ///< least `narrower` of a constrained parameter

/// One for each parameter. The threshold holds for all of them together in 95 of 100 calibrations
/// in which no parameter has an effect (Dvoretzky, Kiefer & Wolfowitz 1956; Massart 1990, with the
/// effective size of the ensemble). An empty ensemble gives nothing.
std::vector<Constraint> constraints(const Ensemble& ensemble);

/// That threshold for an ensemble of an effective size.
double distance_threshold(double effective, std::size_t parameters);

}  // namespace concordat::analysis
