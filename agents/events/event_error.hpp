#pragma once
/// An event of a scenario that cannot happen.
#include <cstddef>
#include <string>

#include "agents/scenario/scenario.hpp"
#include "engine/error.hpp"

namespace concordat::agents {

class EventError : public engine::UserError {
 public:
  EventError(const Scenario& scenario, std::size_t event, const std::string& problem,
             const std::string& advice)
      : UserError("event \"" + scenario.events[event].name + "\": " + problem + "\n   " + advice),
        event_(event),
        problem_(problem),
        advice_(advice) {}

  std::size_t event() const { return event_; }  ///< index in the scenario
  const std::string& problem() const { return problem_; }
  const std::string& advice() const { return advice_; }

 private:
  std::size_t event_;
  std::string problem_, advice_;
};

}  // namespace concordat::agents
