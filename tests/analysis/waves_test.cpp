/// Systems chosen on merit against those on record, counted by hand.
#include "analysis/hindcast/waves.hpp"

#include <catch2/catch.hpp>

using namespace concordat;
using namespace concordat::analysis;

namespace {

/// Two runs of four systems over three months.
FollowedSystems small(const agents::Structure& structure) {
  FollowedSystems out{structure, {}};
  const std::vector<std::vector<int>> firsts{{1, 2, -1, -1}, {-1, 1, 1, -1}};
  for (const auto& run : firsts) {
    agents::StatusHistories systems;
    for (const int first : run) {
      agents::StatusHistory history{};
      for (int t = 0; t < 3; ++t) history.is_ics.push_back(first >= 0 && t >= first);
      systems.add(history);
    }
    out.runs.push_back(systems);
  }
  return out;
}

}  // namespace

TEST_CASE("hits and false alarms of a wave, beside drawing at random") {
  agents::Structure structure{};
  structure.scenario.months = 3;
  std::vector<SystemLine> record(4);
  record[0].on_record = 1;
  record[1].on_record = 2;
  const auto scores = score_waves(small(structure), record);
  REQUIRE(scores.size() == 2);
  CHECK(scores[0].month == 1);
  CHECK(scores[0].on_record == 1);
  CHECK(scores[0].chosen == 1.5);      // 1 and 2
  CHECK(scores[0].hits == .5);         // 1 and 0
  CHECK(scores[0].false_alarms == 1);  // 0 and 2
  CHECK(scores[0].hits_at_random == Approx(1.5 / 4));
  CHECK(scores[1].month == 2);
  CHECK(scores[1].on_record == 2);
  CHECK(scores[1].chosen == 2);
  CHECK(scores[1].hits == 1.5);  // 2 and 1
  CHECK(scores[1].hits_at_random == 1);
}
