#include "analysis/comparison/arms.hpp"

#include <catch2/catch.hpp>

#include "engine/error.hpp"

using namespace concordat::analysis;
using Catch::Matchers::Contains;
using concordat::engine::DesignTable;
using concordat::engine::FactorColumn;

namespace {
/// Two regimes at two gains: points 0 and 1 at gain .1, points 2 and 3 at .2.
DesignTable grid() {
  DesignTable design;
  design.kind = "full_factorial";
  design.factors = {
      {"trust.gain", "1/month", "", {.1, .1, .2, .2}, {}},
      {"regime", "", "", {0, 1, 0, 1}, {"memorandum", "majority", "memorandum", "majority"}}};
  return design;
}

using Numbers = std::vector<std::uint32_t>;
using Runs = std::vector<std::uint64_t>;
}  // namespace

TEST_CASE("levels make pairs where all other factors and the replicate agree") {
  // Two replicates of each point, point by point.
  const Numbers point{0, 0, 1, 1, 2, 2, 3, 3}, replicate{0, 1, 0, 1, 0, 1, 0, 1};
  const PairedArms paired = pair_levels(grid(), {point, replicate}, 1);
  REQUIRE(paired.arms.size() == 2);
  CHECK(paired.arms[0].name == "memorandum");
  CHECK(paired.arms[0].runs == Runs{0, 1, 4, 5});
  CHECK(paired.arms[1].runs == Runs{2, 3, 6, 7});
  CHECK(paired.points == 2);
  CHECK(paired.resampled == Resampled::replicates);
  CHECK(paired.unit == Numbers{0, 1, 0, 1});
}

TEST_CASE("levels of a number are in ascending order") {
  const Numbers point{2, 0}, replicate{0, 0};
  const PairedArms paired = pair_levels(grid(), {point, replicate}, 0);
  CHECK(paired.arms[0].name == "0.1");
  CHECK(paired.arms[0].runs == Runs{1});
  CHECK(paired.arms[1].runs == Runs{0});
}

TEST_CASE("points that might have been others are what is resampled") {
  const Numbers point{0, 1, 2, 3, 0, 1}, replicate{0, 0, 0, 0, 1, 1};
  DesignTable ensemble = grid();
  ensemble.kind = "ensemble";
  const PairedArms paired = pair_levels(ensemble, {point, replicate}, 1);
  CHECK(paired.resampled == Resampled::points);
  CHECK(paired.unit == Numbers{0, 0, 1});
  // A grid with one replicate has nothing else to resample either.
  const Numbers once{0, 1, 2, 3}, first{0, 0, 0, 0};
  CHECK(pair_levels(grid(), {once, first}, 1).resampled == Resampled::points);
}

TEST_CASE("replicates that only one arm has make no pair") {
  DesignTable three = grid();
  three.factors.erase(three.factors.begin());
  three.factors[0].values = {0, 1, 2};
  three.factors[0].labels = {"a", "b", "c"};
  const Numbers point{0, 0, 0, 1, 2, 2}, replicate{0, 1, 2, 0, 1, 3};
  const PairedArms paired = pair_levels(three, {point, replicate}, 0);
  CHECK(paired.arms[0].runs == Runs{0, 1});
  CHECK(paired.arms[1].runs == Runs{3, no_run});
  CHECK(paired.arms[2].runs == Runs{no_run, 4});
}

TEST_CASE("a design without points that differ in one factor alone is refused") {
  DesignTable random = grid();
  random.kind = "latin_hypercube";
  random.factors[0].values = {.1, .2, .3, .4};
  const Numbers point{0, 1, 2, 3}, replicate{0, 0, 0, 0};
  CHECK_THROWS_AS(pair_levels(random, {point, replicate}, 1), concordat::engine::UserError);
  CHECK_THROWS_WITH(pair_levels(random, {point, replicate}, 1),
                    Contains("no two points of this latin_hypercube design differ in it alone"));
}

TEST_CASE("levels with draws of their own are refused") {
  const Numbers point{0, 1, 2, 3}, replicate{0, 1, 2, 3};
  CHECK_THROWS_WITH(pair_levels(grid(), {point, replicate}, 1), Contains("own_draws"));
}
