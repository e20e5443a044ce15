#include "analysis/report/summary.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

using namespace concordat::analysis;

namespace {
constexpr float failed = std::numeric_limits<float>::quiet_NaN();
}

TEST_CASE("an estimate leaves failed runs out and gives median, range of runs and interval") {
  std::vector<float> values;
  for (int k = 0; k <= 100; ++k) values.push_back(static_cast<float>(k));
  values.insert(values.begin(), failed);
  const OutcomeSummary e = summarise_outcome("final_trust", values);
  CHECK(e.name == "final_trust");
  CHECK(e.median == 50);
  CHECK(e.runs_90.low == Approx(5));
  CHECK(e.runs_90.high == Approx(95));
  CHECK(e.median_95.low == 40);
  CHECK(e.median_95.high == 60);
}

TEST_CASE("retreats are counted over runs that did not fail") {
  const std::vector<float> retreat{1, 0, failed, 1, 0, 1};
  const std::vector<float> month{30, -1, failed, 64, -1, 90};
  const Retreat r = count_retreats(retreat, month);
  CHECK(r.runs == 3);
  CHECK(r.of == 5);
  CHECK(r.share == Approx(.6));
  CHECK(r.half_by_month == 64);
  CHECK(r.share_95.low < .6);
  CHECK(r.share_95.high > .6);
}

TEST_CASE("where nobody retreats there is no month of retreat") {
  const Retreat r = count_retreats(std::vector<float>{0, 0}, std::vector<float>{-1, -1});
  CHECK(r.share == 0);
  CHECK_FALSE(r.half_by_month);
}

TEST_CASE("an ensemble without a run that ended has no share") {
  const Retreat r = count_retreats(std::vector<float>{failed}, std::vector<float>{failed});
  CHECK(r.of == 0);
  CHECK(std::isnan(r.share_95.low));
}
