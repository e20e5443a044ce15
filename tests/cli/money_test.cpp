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

TEST_CASE("without accounts there is no money to show, and no margin of a kind that nobody is") {
  const auto off = say({"money", "three_places", "--set", "switches.finance=false"});
  CHECK(off.code == 2);
  CHECK_THAT(off.err, Catch::Contains("there is no money to follow: switches.finance is off"));
  const concordat::tests::Folder folder;
  std::ofstream(folder.file("two.txtpb"))
      << "months: 12 system { code: \"s\" } place { code: \"p\" population: 100000 }\n"
         "organisation { code: \"H\" kind: acute turnover: 200 serves { place: \"p\" } }\n"
         "organisation { code: \"C\" kind: ccg turnover: 150 serves { place: \"p\" } }\n";
  const auto two = say({"money", folder.file("two.txtpb"), "--format", "json"});
  REQUIRE(two.code == 0);
  CHECK(nlohmann::json::parse(two.out)["margins"].size() == 2);
}
