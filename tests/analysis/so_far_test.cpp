#include "analysis/estimates/so_far.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

using namespace concordat;
using namespace concordat::analysis;

namespace {
const std::vector<std::string> names{"trust", "retreat"};
constexpr float missing = std::numeric_limits<float>::quiet_NaN();

engine::RunPlan plan(std::uint64_t points, std::uint32_t replicates,
                     engine::PointDraws draws = engine::PointDraws::shared) {
  engine::RunPlan made;
  made.points = points;
  made.rounds = {replicates};
  made.draws = draws;
  return made;
}

void add(SoFar& so_far, std::uint64_t point, std::uint64_t replicate, float trust, float retreat) {
  so_far.add({point, replicate}, std::vector<float>{trust, retreat});
}
}  // namespace

TEST_CASE("few points are estimated each by itself, by hand-computed intervals") {
  SoFar so_far(plan(2, 8), names, 8);
  REQUIRE(so_far.is_by_point());
  for (const float value : {1.f, 2.f, 2.f, 7.f}) add(so_far, 1, 0, value, value > 5 ? 1.f : 0.f);
  const MeanSoFar trust = so_far.at_point(1, 0), retreat = so_far.at_point(1, 1);
  CHECK(trust.value == 3);
  CHECK(trust.interval.high == Approx(7.3091).margin(1e-4));  // 3.18245 * sqrt(22 / 3 / 4)
  CHECK(trust.runs == 4);
  CHECK(retreat.value == .25);
  CHECK(retreat.interval.low == wilson_interval(1, 4).low);
  CHECK(std::isnan(so_far.at_point(0, 0).value));
}

TEST_CASE("failed runs are counted, and the first of each point is named") {
  SoFar so_far(plan(10, 8), names, 8);
  for (std::uint64_t point = 0; point < 10; ++point)
    for (std::uint64_t replicate = 0; replicate < 8; ++replicate)
      add(so_far, point, replicate, point > 2 ? missing : .5f, point > 2 ? missing : 0);
  CHECK(so_far.runs() == 80);
  CHECK(so_far.failed() == 56);
  REQUIRE(so_far.failures().size() == 5);
  CHECK(so_far.failures().front() == engine::RunName{3, 0});
  CHECK(so_far.failures().back() == engine::RunName{7, 0});
  CHECK(so_far.at_point(5, 0).runs == 0);
}

TEST_CASE("an outcome that a run does not have leaves its others alone") {
  SoFar so_far(plan(1, 8), names, 8);
  for (int k = 0; k < 5; ++k) add(so_far, 0, 0, k < 2 ? missing : .5f, 1);
  CHECK(so_far.failed() == 0);
  CHECK(so_far.at_point(0, 0).runs == 3);
  CHECK(so_far.at_point(0, 1).runs == 5);
}

TEST_CASE("the mean over a design holds the truth, whether points share their draws or not") {
  // Truth .5: points differ, draws that all points share push together, and runs by themselves.
  std::mt19937_64 engine(11);
  std::normal_distribution<float> draw(0, 1);
  const auto draws = GENERATE(engine::PointDraws::shared, engine::PointDraws::own);
  constexpr int trials = 600;
  int covered = 0;
  for (int trial = 0; trial < trials; ++trial) {
    SoFar so_far(plan(150, 10, draws), names, 10);
    std::vector<float> common(10, 0);
    if (draws == engine::PointDraws::shared)
      for (float& each : common) each = .1f * draw(engine);
    for (std::uint64_t point = 0; point < 150; ++point) {
      const float here = .5f + .2f * draw(engine);
      for (std::uint64_t r = 0; r < 10; ++r)
        add(so_far, point, r, here + common[r] + .1f * draw(engine), 0);
    }
    const Interval interval = so_far.over_design(0).interval;
    covered += interval.low <= .5 && .5 <= interval.high;
  }
  CHECK(covered >= .93 * trials);
}

TEST_CASE("points that took more replicates weigh no more than others") {
  SoFar so_far(plan(40, 100), names, 4);
  for (std::uint64_t point = 0; point < 40; ++point)
    for (std::uint64_t r = 0; r < (point % 2 == 0 ? 100u : 4u); ++r)
      add(so_far, point, r, point % 2 == 0 ? .2f : .8f, 0);
  const MeanSoFar trust = so_far.over_design(0);
  CHECK(trust.value == Approx(.5));
  CHECK(trust.runs == 160);
}

TEST_CASE("what never happened in a design may still happen") {
  SoFar so_far(plan(1000, 8), names, 8);
  for (std::uint64_t point = 0; point < 1000; ++point)
    for (std::uint64_t r = 0; r < 8; ++r) add(so_far, point, r, .5f, 0);
  const MeanSoFar retreat = so_far.over_design(1);
  CHECK(retreat.value == 0);
  CHECK(retreat.interval.low == 0);
  CHECK(retreat.interval.high == wilson_interval(0, 64).high);
}
