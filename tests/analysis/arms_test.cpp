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

constexpr std::size_t gain[] = {0}, regime[] = {1};

using Numbers = std::vector<std::uint32_t>;
using Runs = std::vector<std::uint64_t>;
}  // namespace

TEST_CASE("levels make pairs where all other factors and the replicate agree") {
  // Two replicates of each point, point by point.
  const Numbers point{0, 0, 1, 1, 2, 2, 3, 3}, replicate{0, 1, 0, 1, 0, 1, 0, 1};
  const PairedArms paired = pair_levels(grid(), {point, replicate}, regime);
  REQUIRE(paired.arms.size() == 2);
  CHECK(paired.arms[0].name == "regime memorandum");
  CHECK(paired.arms[0].runs == Runs{0, 1, 4, 5});
  CHECK(paired.arms[1].runs == Runs{2, 3, 6, 7});
  CHECK(paired.points == 2);
  CHECK(paired.resampled == Resampled::replicates);
  CHECK(paired.unit == Numbers{0, 1, 0, 1});
}

TEST_CASE("the level of the first point is the control") {
  const Numbers point{2, 0}, replicate{0, 0};
  const PairedArms paired = pair_levels(grid(), {point, replicate}, gain);
  CHECK(paired.arms[0].name == "trust.gain 0.1");
  CHECK(paired.arms[0].runs == Runs{1});
  CHECK(paired.arms[1].runs == Runs{0});
}

TEST_CASE("points that might have been others are what is resampled") {
  const Numbers point{0, 1, 2, 3, 0, 1}, replicate{0, 0, 0, 0, 1, 1};
  DesignTable ensemble = grid();
  ensemble.kind = "ensemble";
  const PairedArms paired = pair_levels(ensemble, {point, replicate}, regime);
  CHECK(paired.resampled == Resampled::points);
  CHECK(paired.unit == Numbers{0, 0, 1});
  // A grid with one replicate has nothing else to resample either.
  const Numbers once{0, 1, 2, 3}, first{0, 0, 0, 0};
  CHECK(pair_levels(grid(), {once, first}, regime).resampled == Resampled::points);
}

TEST_CASE("replicates that only one arm has make no pair") {
  DesignTable three = grid();
  three.factors.erase(three.factors.begin());
  three.factors[0].values = {0, 1, 2};
  three.factors[0].labels = {"a", "b", "c"};
  const Numbers point{0, 0, 0, 1, 2, 2}, replicate{0, 1, 2, 0, 1, 3};
  const PairedArms paired = pair_levels(three, {point, replicate}, gain);
  CHECK(paired.arms[0].runs == Runs{0, 1});
  CHECK(paired.arms[1].runs == Runs{3, no_run});
  CHECK(paired.arms[2].runs == Runs{no_run, 4});
}

TEST_CASE("several factors can change together from arm to arm") {
  DesignTable list = grid();
  list.kind = "list";
  list.factors.push_back({"scale", "1", "", {5, 5, 7, 7}, {}});
  const std::size_t both[] = {0, 2};
  const Numbers point{0, 1, 2, 3}, replicate{0, 0, 0, 0};
  const PairedArms paired = pair_levels(list, {point, replicate}, both);
  REQUIRE(paired.arms.size() == 2);
  CHECK(paired.arms[1].name == "trust.gain 0.2, scale 7");
  CHECK(paired.arms[0].runs == Runs{0, 1});
  CHECK(paired.arms[1].runs == Runs{2, 3});
}

TEST_CASE("a point that is there twice makes two pairs of one unit") {
  DesignTable ensemble = grid();
  ensemble.kind = "ensemble";
  ensemble.factors[0].values = {.1, .1, .1, .1};
  const Numbers point{0, 1, 2, 3}, replicate{0, 0, 0, 0};
  const PairedArms paired = pair_levels(ensemble, {point, replicate}, regime);
  CHECK(paired.arms[0].runs == Runs{0, 2});
  CHECK(paired.arms[1].runs == Runs{1, 3});
  CHECK(paired.points == 1);
}

TEST_CASE("a design without points that differ in one factor alone is refused") {
  DesignTable random = grid();
  random.kind = "latin_hypercube";
  random.factors[0].values = {.1, .2, .3, .4};
  const Numbers point{0, 1, 2, 3}, replicate{0, 0, 0, 0};
  CHECK_THROWS_AS(pair_levels(random, {point, replicate}, regime), concordat::engine::UserError);
  CHECK_THROWS_WITH(pair_levels(random, {point, replicate}, regime),
                    Contains("no two points of this latin_hypercube design differ in it alone"));
}

TEST_CASE("levels with draws of their own are refused") {
  const Numbers point{0, 1, 2, 3}, replicate{0, 1, 2, 3};
  CHECK_THROWS_WITH(pair_levels(grid(), {point, replicate}, regime), Contains("own_draws"));
}
