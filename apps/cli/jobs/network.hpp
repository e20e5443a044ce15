#pragma once
/// The network of a scenario as a file for other tools, with the trust of runs along it.
#include <cstdint>
#include <string>

#include "agents/structure/structure.hpp"
#include "apps/cli/options/shared.hpp"

namespace concordat::apps {

struct NetworkRequest {
  JobRequest job;           ///< its output is the file; empty: not asked for
  std::uint64_t runs = 1;   ///< whose mean trust is
  std::uint32_t first = 0;  ///< of these runs
  std::uint64_t seed = 1;
  int month = 0;  ///< after which trust is
};

/// Refuses what stands there and may not be replaced.
void expect_room(const NetworkRequest& request);

/// Writes the file and says what is in it.
std::string write_network(const agents::Structure& structure, const NetworkRequest& request);

}  // namespace concordat::apps
