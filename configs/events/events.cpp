#include "configs/events/events.hpp"

#include <algorithm>

#include "agents/events/event_error.hpp"
#include "agents/prepare.hpp"
#include "configs/events/event_reader.hpp"
#include "configs/events/stress.hpp"

namespace concordat::configs {
namespace {

/// Events that cannot follow one another: a contract handed back by who does not hold it, leaders
/// who would follow each other. What else is wrong is found, and said, when the scenario is run.
/// `read` are the places in the text of the scenario's events.
void check_together(const Merged& merged, const agents::Scenario& scenario,
                    const std::vector<int>& read, Problems& problems) {
  const auto concerns = [](const agents::Event& event) {
    if (event.shock >= 0) return false;
    return event.kind == agents::EventKind::hand_back ||
           event.kind == agents::EventKind::joint_leader;
  };
  if (std::none_of(scenario.events.begin(), scenario.events.end(), concerns)) return;
  try {
    agents::make_structure(scenario);
  } catch (const agents::EventError& error) {
    const int index = read[error.event()];
    const bool is_joint = merged.message.event(index).has_with();
    problems.add(locate(merged, {{"event", index}, {is_joint ? "with" : "target"}}),
                 "event target " + error.problem(), error.advice());
  } catch (const engine::UserError&) {
    return;
  }
}

}  // namespace

void read_events(const Merged& merged, agents::Scenario& scenario, Problems& problems) {
  std::vector<int> read;
  for (int i = 0; i < merged.message.event_size(); ++i) {
    EventReader reader(merged, scenario, problems, i);
    if (reader.is_left_out()) continue;
    scenario.events.push_back(reader.read());
    read.push_back(i);
  }
  read_stresses(merged, scenario, problems);
  if (problems.empty()) check_together(merged, scenario, read, problems);
}

std::vector<std::string> left_out_events(const Merged& merged, const agents::Scenario& scenario) {
  std::vector<std::string> notes;
  Problems none;
  for (int i = 0; i < merged.message.event_size(); ++i)
    if (const EventReader reader(merged, scenario, none, i); reader.is_left_out())
      notes.push_back(reader.left_out());
  return notes;
}

}  // namespace concordat::configs
