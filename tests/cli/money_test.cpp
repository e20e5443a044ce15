#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/words.hpp"

using concordat::tests::say;

TEST_CASE("money shows every flow and every kind's margin at four moments") {
  const auto answer = say({"money", "--footprint", "dorset", "--format", "json"});
  REQUIRE(answer.code == 0);
  const auto json = nlohmann::json::parse(answer.out);
  CHECK(json["flows"].size() == 9);
  CHECK(json["margins"].size() == 5);
  CHECK(json["largest_imbalance"].get<double>() < 1e-9);
  for (const char* month : {"month_0", "month_11", "month_59", "month_119"})
    CHECK(json["flows"][0].contains(month));
}

TEST_CASE("money stops at the horizon") {
  const auto answer = say({"money", "--footprint", "dorset", "--months", "30", "--format", "json"});
  REQUIRE(answer.code == 0);
  const auto flows = nlohmann::json::parse(answer.out)["flows"];
  CHECK(flows[0].contains("month_29"));
  CHECK_FALSE(flows[0].contains("month_59"));
}
