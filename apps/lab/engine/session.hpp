#pragma once
/// A scenario that the page works with: runs of it, their digest, and one run that is looked into.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "agents/notes/observation.hpp"
#include "agents/structure/structure.hpp"
#include "engine/block_result.hpp"

namespace concordat::apps::lab {

/// One run, month by month, in flat arrays that a picture is drawn from.
struct Path {
  std::vector<float> series;   ///< [month][series]
  std::vector<float> bodies;   ///< [month][organisation][state]
  std::vector<float> actions;  ///< [month][seat]: 1 joint work, 0 its silo, -1 not there
  std::vector<float> trust;    ///< [month][pair] at the end of the month
};

class Session {
 public:
  /// Of a resolved scenario's lines (agents/scenario/text.hpp); UserError where they are wrong.
  explicit Session(std::string_view text);

  /// Simulates up to a block of runs from `first` on.
  const engine::BlockResult& simulate(std::uint64_t seed, std::uint32_t first, int count);
  /// What the command line prints after the same runs: "3fa9-01c2-77de".
  std::string digest(std::uint64_t seed, std::uint32_t runs);

  /// Looks into every month of one run, which the functions below speak of from then on.
  void watch(std::uint64_t seed, std::uint32_t replicate);
  const Path& path() const { return path_; }
  const agents::Observation& month(int at) const {
    return months_.at(static_cast<std::size_t>(at));
  }

  const agents::Structure& structure() const { return structure_; }

 private:
  agents::Structure structure_;
  engine::Missing missing_;
  engine::BlockResult block_;
  std::vector<agents::Observation> months_;
  Path path_;
};

}  // namespace concordat::apps::lab
