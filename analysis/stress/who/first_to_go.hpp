#pragma once
/// Who goes first where runs are hurt: by kind, in the cell of a stress test that loses most.
#include <optional>
#include <string>
#include <vector>

#include "analysis/experiments/in_memory.hpp"
#include "analysis/stress/report.hpp"

namespace concordat::analysis {

struct GoesFirst {
  agents::Subtype subtype{};
  Estimate share;        ///< of hurt runs in which somebody goes; who goes together shares it
  double of_bodies = 0;  ///< share of organisations that are of this kind
};

struct FirstToGo {
  std::string regime, shock, shock_title;
  double size = 0;
  std::string unit;
  std::uint64_t hurt = 0, nobody = 0;  ///< runs; of these those in which nobody's work halves
  double median_month = 0;             ///< from the shock on, of the first to go
  std::vector<GoesFirst> kinds;        ///< most often first
};

/// Whether a shock takes one partner away, or makes it refuse: then it is known who goes first.
bool is_about_one(const agents::Shock& shock);

/// The partner with the largest turnover, where a shock of the test is about it.
std::optional<agents::Organisation> largest_partner(const engine::ResultFile& file);

/// Simulates a cell again, as the file does not hold what each organisation does. Nothing where its
/// shock is about one partner alone, or it was told to stop.
std::optional<FirstToGo> first_to_go_in(const engine::ResultFile& file, const StressReport& report,
                                        const StressCell& cell, const InMemory& how);

/// The same in the way of governing and the shock that lose most years together, at the size tried,
/// of shocks that are about nobody in particular. Nothing where no cell loses any.
std::optional<FirstToGo> first_to_go_in(const engine::ResultFile& file, const StressReport& report,
                                        const InMemory& how);

}  // namespace concordat::analysis
