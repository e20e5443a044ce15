#pragma once
/// The embedded tables of england_2017/, read once. Only this folder includes this.
#include <string_view>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "configs/england/england.hpp"

namespace concordat::configs {

/// All England as one scenario, and what a scenario of one footprint is cut from.
struct England {
  agents::Scenario scenario;          ///< misalignment is not filled in
  std::vector<double> seat_shares;    ///< of the organisation's work in the footprint, by seat
  std::vector<Footprint> footprints;  ///< in the order of scenario.systems
};

const England& england();

}  // namespace concordat::configs
