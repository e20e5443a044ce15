#pragma once
/// One series of the model, month by month, for every run.
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/experiments/in_memory.hpp"

namespace concordat::analysis {

struct Paths {
  std::size_t months = 0;
  std::vector<float> values;  ///< [run][month]; without runs that failed

  std::size_t runs() const { return months == 0 ? 0 : values.size() / months; }
  std::span<const float> of(std::size_t run) const {
    return std::span(values).subspan(run * months, months);
  }
};

/// Simulates a scenario and keeps a series. Throws engine::UserError for a scenario that is not
/// sound and where a run failed, std::logic_error for a series that the model does not have.
/// Nothing where it was told to stop.
std::optional<Paths> follow_paths(OneScenario one, std::string_view series, const InMemory& how);

}  // namespace concordat::analysis
