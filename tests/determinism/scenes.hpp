#pragma once
/// The scenes whose bits may not change unnoticed, and the digest of their results.
#include <cstdint>
#include <string>
#include <vector>

#include "agents/scenario/scenario.hpp"

namespace concordat::tests {

/// A scenario with a name in golden.txt.
struct Scene {
  std::string name;
  agents::Scenario scenario;
};

/// Two systems, three places and ten organisations of all kinds, with events of all kinds.
/// "stated_memorandum" and "stated_majority" state every parameter, so that a changed default does
/// not touch them; "defaults" takes all defaults, so that it shows.
std::vector<Scene> scenes();

/// 64-bit FNV-1a of all values of the runs 0 to `runs` - 1, as 16 hexadecimal digits.
std::string digest_of(const agents::Scenario& scenario, std::uint64_t seed, int runs);

/// Of every scene, a line "name digest".
std::string golden_text();

}  // namespace concordat::tests
