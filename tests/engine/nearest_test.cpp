#include "engine/nearest.hpp"

#include <array>
#include <catch2/catch.hpp>

using concordat::engine::edit_distance;
using concordat::engine::nearest;

TEST_CASE("edit distance counts letters inserted, deleted, replaced or swapped") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("trust", "trust") == 0);
  CHECK(edit_distance("trust", "trusts") == 1);
  CHECK(edit_distance("trust", "rust") == 1);
  CHECK(edit_distance("trust", "crust") == 1);
  CHECK(edit_distance("trust", "turst") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("DORSET", "dorset") == 0);
}

TEST_CASE("the nearest word is suggested, and nothing when nothing is near") {
  const std::array<std::string, 4> words{"months", "month", "title", "seed"};
  CHECK(nearest("mnths", words) == "months");
  CHECK(nearest("month", words) == "month");
  CHECK(nearest("Titel", words) == "title");
  CHECK(nearest("xylophone", words).empty());
  CHECK(nearest("", words).empty());
  CHECK(nearest("seed", {}).empty());
}

TEST_CASE("a word that is far longer than all others is near none, and takes no time") {
  const std::vector<std::string> names(1000, "south_yorkshire_and_bassetlaw");
  CHECK(concordat::engine::nearest(std::string(1'000'000, 's'), names).empty());
}
