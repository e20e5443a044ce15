// Conditions that are planted are found, and none in noise.
#include <catch2/catch.hpp>
#include <random>

#include "analysis/discovery/boxes.hpp"
#include "analysis/discovery/tree.hpp"

using namespace concordat::analysis;

namespace {
template <class Happens>
Cases planted(std::size_t count, std::size_t dimensions, std::uint32_t seed, Happens happens) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> uniform;
  Cases cases;
  cases.columns.resize(dimensions);
  for (std::size_t p = 0; p < dimensions; ++p) cases.names.push_back("x" + std::to_string(p + 1));
  for (std::size_t k = 0; k < count; ++k) {
    for (auto& column : cases.columns) column.push_back(uniform(engine));
    const double chance = happens([&](int number) { return cases.columns[number - 1][k]; });
    cases.happens.push_back(uniform(engine) < chance ? 1 : 0);
  }
  return cases;
}

const auto box = [](auto x) { return x(1) > .7 && x(2) < .4 ? 1. : 0.; };
const auto noise = [](auto) { return .3; };
}  // namespace

TEST_CASE("a planted box in ten dimensions is found with both limits and no third") {
  const auto boxes = find_boxes(planted(5'000, 10, 1, box), {});
  REQUIRE(boxes.size() == 1);
  REQUIRE(boxes[0].limits.size() == 2);
  const Limit &first = boxes[0].limits[0], &second = boxes[0].limits[1];
  CHECK(first.parameter == 0);
  CHECK(first.is_least);
  CHECK(first.at == Approx(.7).margin(.01));
  CHECK(second.parameter == 1);
  CHECK_FALSE(second.is_least);
  CHECK(second.at == Approx(.4).margin(.01));
  CHECK(first.chance == Approx(.001));
  CHECK(boxes[0].coverage > .97);
  CHECK(boxes[0].density.value > .97);
  CHECK(boxes[0].support == Approx(.12).margin(.02));
}

TEST_CASE("a planted box is found where what happens is a matter of chance within and beyond") {
  const auto boxes = find_boxes(
      planted(5'000, 10, 2, [](auto x) { return x(1) > .7 && x(2) < .4 ? .8 : .1; }), {});
  REQUIRE(boxes.size() == 1);
  REQUIRE(boxes[0].limits.size() == 2);
  CHECK(boxes[0].limits[0].at == Approx(.7).margin(.03));
  CHECK(boxes[0].limits[1].at == Approx(.4).margin(.03));
  CHECK(boxes[0].density.value == Approx(.8).margin(.05));  // its limits are a little beyond
}

TEST_CASE("two planted boxes are found one after the other") {
  const auto boxes = find_boxes(
      planted(6'000, 5, 3, [](auto x) { return (x(1) > .7 && x(2) < .5) || x(3) < .1 ? 1. : 0.; }),
      {});
  REQUIRE(boxes.size() == 2);
  CHECK(boxes[0].coverage + boxes[1].coverage > .9);
}

TEST_CASE("noise has no box and no tree but in one search of twenty") {
  int boxes = 0, trees = 0;
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const Cases cases = planted(400, 10, 100 + seed, noise);
    boxes += find_boxes(cases, {seed}).empty() ? 0 : 1;
    trees += grow_tree(cases, {seed}).size() > 1 ? 1 : 0;
  }
  CHECK(find_boxes(planted(5'000, 10, 7, noise), {}).empty());
  CHECK(boxes <= 9);  // 5 expected; 10 or more in 3 of 100
  CHECK(trees <= 9);
}

TEST_CASE("where it always or never happens there are no conditions") {
  for (const double always : {0., 1.}) {
    const Cases cases = planted(300, 4, 5, [&](auto) { return always; });
    CHECK(find_boxes(cases, {}).empty());
    CHECK(grow_tree(cases, {}).size() == 1);
  }
}

TEST_CASE("of a few cases a box keeps some, and its limits lie between them") {
  std::size_t limits = 0;
  for (std::size_t count = 2; count < 40; ++count)
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
      const Cases cases = planted(count, 3, 1000 * seed + std::uint32_t(count), box);
      Discovery how{seed};
      how.level = .99;  // nearly all that is found is shown
      for (const Box& found : find_boxes(cases, how)) {
        CHECK(found.cases > 0);
        limits += found.limits.size();
        for (const Limit& limit : found.limits) {
          const auto& column = cases.columns[limit.parameter];
          CHECK(limit.at > std::ranges::min(column));
          CHECK(limit.at < std::ranges::max(column));
        }
      }
    }
  CHECK(limits > 100);
}

TEST_CASE("a tree asks for what was planted and for nothing else") {
  const auto tree = grow_tree(planted(5'000, 10, 1, box), {});
  REQUIRE(tree.size() == 5);
  CHECK(tree[0].parameter + tree[2].parameter == 1);  // x1 and x2 in either order, or beside it
  double support = 0;
  for (const Node& node : tree) {
    if (node.parameter == 0) CHECK(node.at == Approx(.7).margin(.01));
    if (node.parameter == 1) CHECK(node.at == Approx(.4).margin(.01));
    if (node.parameter < 0) support += node.support;
    if (node.parameter < 0) CHECK((node.density.value < .03 || node.density.value > .97));
  }
  CHECK(support == Approx(1));
}
