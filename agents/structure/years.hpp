#pragma once
/// Values of single years, as what they depart by from a parameter's default.
#include <vector>

#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

/// What is added to a parameter in a year.
struct Departure {
  int parameter;  ///< row of the table
  int april;      ///< first month of the year
  double further;
  double lowest, highest;  ///< that is allowed
};

/// The record's, and the scenario's, which take its place year by year.
std::vector<Departure> departures_of(const Scenario& scenario);

}  // namespace concordat::agents
