#pragma once
/// Values of single years, as what they depart by from a parameter's default.
#include <vector>

#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

/// What is added to a parameter in the years from `first_month` on, year by year.
struct Departure {
  int parameter;    ///< row of the table
  int first_month;  ///< an April
  std::vector<double> by_year;
};

/// The record's, and the scenario's, which take its place.
std::vector<Departure> departures_of(const Scenario& scenario);

}  // namespace concordat::agents
