#pragma once
/// In what a scenario differs from the core, for headings.
#include <string>
#include <vector>

#include "agents/scenario/scenario.hpp"

namespace concordat::apps {

/// "also on: workforce, public trust", "off: turnover", rival rules, forums that decide otherwise,
/// events; wrapped, a line each; empty where nothing differs.
std::string mechanism_lines(const agents::Scenario& scenario);

/// "squeeze (Apr 2018)", "a hard winter (Dec 2018)", in time.
std::vector<std::string> event_words(const std::vector<agents::Event>& events);

}  // namespace concordat::apps
