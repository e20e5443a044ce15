// No line of a scenario is idle: what is taken out of it changes its runs.
#include <algorithm>

#include "agents/events/resolve.hpp"
#include "agents/tables/parameter_names.hpp"
#include "agents/tables/switches.hpp"
#include "tests/scenarios/library.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

/// Of bodies and places, not of labels: the status of a system is a series too.
bool same(const engine::BlockResult& a, const engine::BlockResult& b) {
  return a.organisation_series == b.organisation_series && a.places == b.places;
}

/// What a scenario says, line by line, each with the scenario that lacks it.
struct Lacking {
  std::string line;
  agents::Scenario scenario;
};

template <class Change>
void leave_out(std::vector<Lacking>& all, const agents::Scenario& whole, const std::string& line,
               Change change) {
  all.push_back({line, whole});
  change(all.back().scenario);
}

bool hands_back(const agents::Event& event) { return event.kind == agents::EventKind::hand_back; }

/// Without one event, parameter, switch, scope, status or regime at a time.
std::vector<Lacking> each_left_out(const agents::Scenario& s) {
  const agents::Scenario plain;
  std::vector<Lacking> all;
  for (std::size_t e = 0; e < s.events.size(); ++e)
    leave_out(all, s, "event " + s.events[e].name,
              [&](auto& less) { less.events.erase(less.events.begin() + static_cast<long>(e)); });
  for (const auto& row : agents::parameter_table())
    if (s.parameters[row] != row.value)
      leave_out(all, s, std::string(row.path),
                [&](auto& less) { less.parameters[row] = row.value; });
  for (const auto& row : agents::switch_table())
    if (s.switches.*row.member != row.value)
      leave_out(all, s, "switch " + std::string(row.name),
                [&](auto& less) { less.switches.*row.member = row.value; });
  for (std::size_t k = 0; k < s.scope.size(); ++k)
    if (s.scope[k] != 1)
      leave_out(all, s, "scope of kind " + std::to_string(k),
                [&](auto& less) { less.scope[k] = 1; });
  for (std::size_t x = 0; x < s.systems.size(); ++x)
    if (s.systems[x].ics_from == 0)
      leave_out(all, s, "ics", [&](auto& less) { less.systems[x].ics_from = -1; });
  for (std::size_t l = 0; l < s.places.size(); ++l)
    if (s.places[l].regime)
      leave_out(all, s, "forum " + s.places[l].code, [&](auto& less) {
        less.places[l].regime.reset();
        std::erase_if(less.events, hands_back);  // only who leads can
      });
  for (std::size_t l = 0; l < s.places.size(); ++l)
    if (s.places[l].is_vanguard)
      leave_out(all, s, "vanguard " + s.places[l].code,
                [&](auto& less) { less.places[l].is_vanguard = false; });
  if (s.regime != plain.regime)
    leave_out(all, s, "regime", [&](auto& less) {
      less.regime = plain.regime;
      std::erase_if(less.events, hands_back);
    });
  return all;
}

/// Events that need a switch go with it.
void drop_events_in_need(agents::Scenario& s) {
  std::erase_if(s.events, [&](const agents::Event& event) {
    return std::ranges::any_of(agents::switch_table(), [&](const agents::SwitchRow& row) {
      return row.name == agents::row_of(event.kind).needs && !(s.switches.*row.member);
    });
  });
}

/// The same where partners trust, work quickly and can meet their control totals: what waits for
/// that does nothing in hard times.
agents::Scenario kinder(agents::Scenario s) {
  s.parameters->trust_history = .8;
  s.parameters->integration_rate = .1;
  s.parameters->control_anchor = 0;
  return s;
}

/// The same where partners trust and their work brings little: what gives up on it.
agents::Scenario slower(agents::Scenario s) {
  s.parameters->trust_history = .8;
  s.parameters->integration_rate = .002;
  return s;
}

/// Who is a system already, or becomes one in the first wave, need not become one; before its
/// control total comes, a system has no surplus in hard times and no gap in kinder ones; and a fund
/// for one system is not shared out.
bool can_do_something(const Lacking& lacking) {
  constexpr int first_wave = 14;  // June 2017
  if (lacking.line == "control.offset") return false;
  if (lacking.line == "switch support" && lacking.scenario.systems.size() == 1) return false;
  return lacking.line != "switch accreditation" ||
         std::ranges::any_of(lacking.scenario.systems, [](const agents::System& x) {
           return x.ics_from < 0 || x.ics_from > first_wave;
         });
}

}  // namespace

TEST_CASE("every line of every scenario changes its runs, at the latest in other times") {
  for (const auto& shipped : configs::shipped_scenarios()) {
    const agents::Scenario whole = scenario_of(shipped);
    const engine::BlockResult result = simulate_block(whole), kind = simulate_block(kinder(whole)),
                              slow = simulate_block(slower(whole));
    for (Lacking& lacking : each_left_out(whole)) {
      if (!can_do_something(lacking)) continue;
      INFO(shipped.name << " without " << lacking.line);
      drop_events_in_need(lacking.scenario);
      const bool is_idle = same(result, simulate_block(lacking.scenario)) &&
                           same(kind, simulate_block(kinder(lacking.scenario))) &&
                           same(slow, simulate_block(slower(lacking.scenario)));
      CHECK_FALSE(is_idle);
    }
  }
}
