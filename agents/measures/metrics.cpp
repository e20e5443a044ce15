#include "agents/measures/metrics.hpp"

namespace concordat::agents {

bool tells_of_each_body(const Scenario& scenario) {
  return scenario.each_body.value_or(scenario.organisations.size() <= most_told_of);
}

engine::ResultShape shape_of(const Structure& structure) {
  const bool each = tells_of_each_body(structure.scenario);
  return {.months = structure.scenario.months,
          .series = series_count,
          .outcomes = static_cast<int>(outcome_table().size()),
          .organisations = each ? static_cast<int>(structure.organisations.size()) : 0,
          .organisation_quantities = organisation_state_count,
          .places = each ? static_cast<int>(structure.places.size()) : 0,
          .place_quantities = place_state_count};
}

}  // namespace concordat::agents
