#pragma once
/// The lists, by name.
#include <string>
#include <vector>

#include "apps/cli/screen/table.hpp"

namespace concordat::apps {

/// A list, what stands above it, and its rows.
struct Listing {
  std::string name, about;
  Table (*rows)();
};

/// In the order in which they are offered.
const std::vector<Listing>& listings();

}  // namespace concordat::apps
