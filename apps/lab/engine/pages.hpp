#pragma once
/// What the page asks the engine about, as JSON: its tables, what a scenario holds, why.
#include <string>

#include "agents/structure/ids.hpp"
#include "apps/lab/engine/session.hpp"

namespace concordat::apps::lab {

/// Parameters with their ranges and grades, switches, regimes, rules, events, what is reported: the
/// page has no list of its own.
std::string tables_page();

/// Organisations in the engine's order, places, forums, seats, pairs of partners.
std::string shape_page(const agents::Structure& structure);

/// A month of the run that is watched: what everybody weighed, did and voted.
std::string month_page(const Session& session, int month);

}  // namespace concordat::apps::lab
