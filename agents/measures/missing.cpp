#include "agents/measures/missing.hpp"

#include <limits>

#include "agents/measures/needs.hpp"
#include "agents/tables/metrics.hpp"

namespace concordat::agents {
namespace {

/// Where the values of an outcome begin, run by run.
std::size_t row_of(std::size_t outcome) { return outcome * engine::block_runs; }
std::size_t row_of(Outcome outcome) {
  return row_of(static_cast<std::size_t>(series_count) + static_cast<std::size_t>(outcome));
}

}  // namespace

engine::Missing missing_in(const Structure& s) {
  engine::Missing missing;
#define SERIES(name, unit, low, high, need, meaning) missing.series.push_back(!needs::need(s));
#include "agents/tables/series.def"
#undef SERIES
  missing.outcomes = missing.series;
#define OUTCOME(name, unit, low, high, need, meaning) missing.outcomes.push_back(!needs::need(s));
#include "agents/tables/outcomes.def"
#undef OUTCOME
#define ORGANISATION_STATE(name, unit, low, high, need, meaning) \
  for (const OrganisationId i : s.organisations.ids())           \
    missing.organisations.push_back(!needs::need(s, i));
#include "agents/tables/organisation_states.def"
#undef ORGANISATION_STATE
#define PLACE_STATE(name, unit, low, high, need, meaning) \
  for (const PlaceId l : s.places.ids()) missing.places.push_back(!needs::need(s, l));
#include "agents/tables/place_states.def"
#undef PLACE_STATE
  return missing;
}

void leave_out(const engine::Missing& missing, engine::BlockResult& block) {
  constexpr float none = std::numeric_limits<float>::quiet_NaN();
  for (std::size_t run = 0; run < engine::block_runs; ++run) {
    for (const Outcome month : {Outcome::retreat_month, Outcome::handed_back_month})
      if (block.outcomes[row_of(month) + run] < 0) block.outcomes[row_of(month) + run] = none;
    for (std::size_t k = 0; k < missing.outcomes.size(); ++k)
      if (missing.outcomes[k]) block.outcomes[row_of(k) + run] = none;
  }
}

}  // namespace concordat::agents
