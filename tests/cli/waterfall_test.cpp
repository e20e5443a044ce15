#include "apps/cli/screen/waterfall.hpp"

#include <catch2/catch.hpp>

using concordat::apps::waterfall;

namespace {
using Bars = std::vector<std::string>;

Bars bars(std::vector<double> values, int width) { return waterfall(values, width); }
}  // namespace

TEST_CASE("each bar of a waterfall starts where the one before ended, and the last is the sum") {
  CHECK(bars({3, -1, 2}, 4) == Bars{"███", "· ░", "· ██", "████"});
}

TEST_CASE("bars of a waterfall that ends below zero stand left of it") {
  CHECK(bars({1, -3}, 3) == Bars{"  █", "░░░", "░░·"});
}

TEST_CASE("a term that is seen in two decimals takes a column, a smaller one does not") {
  CHECK(bars({1, .01, .001}, 10)[1] == "·        █");
  CHECK(bars({1, .01, .001}, 10)[2] == "·");
}

TEST_CASE("a waterfall of nothing has no bars") {
  CHECK(bars({}, 10) == Bars{"·"});
  CHECK(bars({0, 0}, 10) == Bars{"·", "·", "·"});
}
