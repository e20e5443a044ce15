#pragma once
/// In what a scenario differs from the core, for headings.
#include <string>

#include "agents/scenario/scenario.hpp"

namespace concordat::apps {

/// "also on: workforce, public trust", "off: turnover", rival rules, forums that decide otherwise,
/// events; wrapped, a line each; empty where nothing differs.
std::string mechanism_lines(const agents::Scenario& scenario);

}  // namespace concordat::apps
