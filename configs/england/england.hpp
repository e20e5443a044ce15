#pragma once
/// England on 1 April 2017: 44 footprints with their organisations, places and flows of money.
/// The data is inside the program; england_2017/README.md says where it comes from.
#include <array>
#include <string>
#include <vector>

#include "agents/scenario/scenario.hpp"

namespace concordat::configs {

/// A line of `list footprints`.
struct Footprint {
  std::string code;  ///< ONS code, "E54000009"
  std::string name;  ///< "South Yorkshire and Bassetlaw"
  std::string slug;  ///< "south_yorkshire_and_bassetlaw": file names have it, and a footprint may
                     ///< be asked for by it
  double population = 0;
  std::array<int, agents::kind_count> organisations{};  ///< by kind; GP federations are synthetic
  std::vector<std::string> places;                      ///< names
};

/// All 44, by name.
const std::vector<Footprint>& footprints();

/// Finds a footprint by name, slug or code, whatever the case. Throws engine::UserError with the
/// nearest name, or with the footprint that contains a place or organisation of that name.
const Footprint& find_footprint(const std::string& name);

/// Fills in organisations, places, systems, memberships, seats and contracts of one footprint, or
/// of all for "England". Parameters and rules are left alone.
void add_footprint(agents::Scenario& scenario, const std::string& name);

}  // namespace concordat::configs
