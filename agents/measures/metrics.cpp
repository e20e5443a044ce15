#include "agents/measures/metrics.hpp"

namespace concordat::agents {

engine::ResultShape shape_of(const Structure& structure) {
  return {.months = structure.scenario.months,
          .series = series_count,
          .outcomes = static_cast<int>(outcome_table().size()),
          .organisations = static_cast<int>(structure.organisations.size()),
          .organisation_quantities = organisation_state_count,
          .places = static_cast<int>(structure.places.size()),
          .place_quantities = place_state_count};
}

}  // namespace concordat::agents
