#pragma once
/// Which parameters can act in a scenario: those of a mechanism that is switched off, or of a form
/// that nobody takes, cannot.
#include "agents/scenario/scenario.hpp"

namespace concordat::analysis {

/// False only where no value of the parameter can change a run of the scenario. What is not known
/// to be idle can act.
bool can_act(const agents::ParameterRow& parameter, const agents::Scenario& scenario);

}  // namespace concordat::analysis
