#pragma once
/// The outcomes of a pattern's runs, and where in them its claims look.
#include <optional>
#include <string>
#include <vector>

#include "analysis/experiments/in_memory.hpp"
#include "configs/plan/claim.hpp"

namespace concordat::analysis {

struct OutcomeTable {
  std::vector<std::string> outcomes;  ///< names, in the order of `runs`
  engine::DesignTable design;
  int months = 0;  ///< horizon
  StudyValues runs;

  /// The place of an outcome. Throws UserError where there is none of that name.
  std::size_t outcome(const std::string& name) const;
  /// The number of a design point, its values compared as text and then as numbers. Throws
  /// UserError where the design has no such point.
  std::uint64_t point(const configs::PointName& name) const;
  /// What a factor is at a point. Throws UserError where that is no number.
  double level(const std::string& factor, std::uint64_t point) const;
};

/// ".6, majority".
std::string point_text(const configs::PointName& name);
/// What the factors are at a point.
configs::PointName name_of_point(const engine::DesignTable& design, std::uint64_t point);

/// Simulates all runs. Nothing where it was told to stop.
std::optional<OutcomeTable> simulate_outcomes(const Study& study, const InMemory& how);

}  // namespace concordat::analysis
