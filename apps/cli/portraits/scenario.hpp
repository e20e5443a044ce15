#pragma once
/// Who and what is simulated, in a few lines.
#include <array>
#include <string>

#include "agents/scenario/scenario.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::array<int, agents::kind_count> count_kinds(const agents::Scenario& scenario);
double count_people(const agents::Scenario& scenario);

/// "7 trusts · 5 CCGs · 4 councils · 5 GP federations (synthetic)".
std::string kinds_line(const agents::Scenario& scenario);
/// "MoU with partnership board".
std::string regime_words(agents::Regime regime);
/// "Apr 2016 to Mar 2026".
std::string horizon_words(int months);

/// The heading: name, size, kinds, then the regime, the horizon and `ending`, and what differs from
/// the core.
std::string portrait(const agents::Scenario& scenario, const std::string& ending,
                     const Console& console);
/// The same facts for programs.
Json portrait_json(const agents::Scenario& scenario);

}  // namespace concordat::apps
