#pragma once
/// What the model reports. Enumerations and tables have the same order.
#include <span>

#include "engine/quantity.hpp"

namespace concordat::agents {

/// Reported every month.
enum class Series {
#define SERIES(name, ...) name,
#include "agents/tables/series.def"
#undef SERIES
};
/// Reported once a run, after the last month of every series.
enum class Outcome {
#define OUTCOME(name, ...) name,
#include "agents/tables/outcomes.def"
#undef OUTCOME
};
/// Of each organisation at the end.
enum class OrganisationState {
#define ORGANISATION_STATE(name, ...) name,
#include "agents/tables/organisation_states.def"
#undef ORGANISATION_STATE
};
/// Of each place at the end.
enum class PlaceState {
#define PLACE_STATE(name, ...) name,
#include "agents/tables/place_states.def"
#undef PLACE_STATE
};

inline constexpr int series_count = 0
#define SERIES(...) +1
#include "agents/tables/series.def"
#undef SERIES
    ;
inline constexpr int organisation_state_count = 0
#define ORGANISATION_STATE(...) +1
#include "agents/tables/organisation_states.def"
#undef ORGANISATION_STATE
    ;
inline constexpr int place_state_count = 0
#define PLACE_STATE(...) +1
#include "agents/tables/place_states.def"
#undef PLACE_STATE
    ;

std::span<const engine::Quantity> series_table();
/// First the final values of all series ("final_collaboration", ...), then the outcomes.
std::span<const engine::Quantity> outcome_table();
std::span<const engine::Quantity> organisation_state_table();
std::span<const engine::Quantity> place_state_table();

}  // namespace concordat::agents
