#pragma once
/// An experiment as text.
#include <string>

#include "configs/experiment/experiment.hpp"
#include "configs/schema/scenario.pb.h"

namespace concordat::configs {

/// Everything written out; `scenario` before any setting.
std::string canonical_text(const Experiment& experiment, const schema::Scenario& scenario);

/// A message as text, with letters as letters.
std::string printed(const google::protobuf::Message& message);

}  // namespace concordat::configs
