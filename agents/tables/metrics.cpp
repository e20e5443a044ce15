#include "agents/tables/metrics.hpp"

#include <iterator>
#include <string>
#include <vector>

namespace concordat::agents {
namespace {

using engine::Quantity;

#define QUANTITY(name, unit, low, high, needs, meaning) {#name, unit, meaning, low, high},
#define SERIES QUANTITY
#define OUTCOME QUANTITY
#define ORGANISATION_STATE QUANTITY
#define PLACE_STATE QUANTITY
constexpr Quantity series[] = {
#include "agents/tables/series.def"
};
constexpr Quantity once_a_run[] = {
#include "agents/tables/outcomes.def"
};
constexpr Quantity organisation_states[] = {
#include "agents/tables/organisation_states.def"
};
constexpr Quantity place_states[] = {
#include "agents/tables/place_states.def"
};
#undef SERIES
#undef OUTCOME
#undef ORGANISATION_STATE
#undef PLACE_STATE
#undef QUANTITY

/// The outcomes' names are made from the series'; they live as long as the program.
struct Outcomes {
  std::vector<std::string> names, meanings;
  std::vector<Quantity> rows;
  Outcomes() {
    for (const Quantity& q : series) {
      names.push_back("final_" + std::string(q.name));
      meanings.push_back(std::string(q.meaning) + ", last month");
    }
    for (std::size_t k = 0; k < std::size(series); ++k)
      rows.push_back({names[k], series[k].unit, meanings[k], series[k].low, series[k].high});
    rows.insert(rows.end(), std::begin(once_a_run), std::end(once_a_run));
  }
};

}  // namespace

std::span<const Quantity> series_table() { return series; }

std::span<const Quantity> outcome_table() {
  static const Outcomes outcomes;
  return outcomes.rows;
}

std::span<const Quantity> organisation_state_table() { return organisation_states; }
std::span<const Quantity> place_state_table() { return place_states; }

}  // namespace concordat::agents
