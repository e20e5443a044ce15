#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "apps/cli/json.hpp"
#include "engine/store/results.hpp"
#include "tests/cli/words.hpp"

using namespace concordat::tests;
using Catch::Matchers::Contains;
using concordat::apps::Json;
using concordat::engine::ResultFile;

namespace {
/// An experiment file in a folder.
std::string experiment(const Folder& folder, const std::string& calibration,
                       const std::string& target = "value: .3 tolerance: .02") {
  const std::string path = folder.file("small.txtpb");
  std::ofstream(path) << "title: \"A small calibration\" scenario: \"three_places\" months: 12\n"
                         "replicates: 3\n"
                         "factor { path: \"trust.gain\" }\n"
                         "factor { path: \"capital.need\" }\n"
                         "target { outcome: \"final_trust\" "
                      << target << " }\n"
                      << "calibration { " << calibration << " }\n";
  return path;
}
const std::string rejection = "abc_rejection { draws: 400 accept: .1 }";
}  // namespace

TEST_CASE("calibrate writes the accepted sets as an ensemble and says what is not constrained") {
  const Folder folder;
  const std::string output = folder.file("sets.h5");
  const Answer answer =
      say({"calibrate", experiment(folder, rejection), "--output", output, "--recover", "50"});
  INFO(answer.err);
  REQUIRE(answer.code == 0);
  CHECK_THAT(answer.out, Contains("accepted 40 sets of 400 tried"));
  CHECK_THAT(answer.out, Contains("not constrained by these targets: capital.need"));
  CHECK_THAT(answer.out, Contains("90 % intervals of 50 synthetic data sets"));
  CHECK_THAT(answer.out, Contains("--ensemble"));
  CHECK(width(answer.out) <= 80);
  const ResultFile file(output);
  REQUIRE(file.design());
  CHECK(file.design()->kind == "ensemble");
  CHECK(file.design()->points() == 40);
  CHECK(file.design()->factors[0].name == "trust.gain");
  CHECK(file.runs() == 120);
  CHECK_FALSE(std::filesystem::exists(output + ".draws"));
  CHECK_FALSE(std::filesystem::exists(output + ".journal"));
}

TEST_CASE("calibrate gives JSON with the same facts") {
  const Folder folder;
  const Answer answer = say({"calibrate", experiment(folder, "abc_smc { particles: 30 }"),
                             "--output", folder.file("sets.h5"), "--format", "json", "--quiet"});
  REQUIRE(answer.code == 0);
  const Json json = Json::parse(answer.out);
  CHECK(json["accepted"] == 30);
  CHECK(json["parameters"][0]["parameter"] == "trust.gain");
  CHECK(json["parameters"][1]["constrained"] == "no");
  CHECK(json["targets"][0]["value"] == .3);
  CHECK(json["generations"].size() >= 2);
  CHECK(json["digest"] == ResultFile(folder.file("sets.h5")).stored_digest());
}

TEST_CASE("calibrate refuses what it cannot calibrate") {
  const Folder folder;
  const auto refused = [](const Answer& answer, const std::string& why) {
    CHECK(answer.code == 2);
    CHECK_THAT(answer.err, Contains(why));
  };
  refused(say({"calibrate"}), "name an EXPERIMENT");
  refused(say({"calibrate", "regimes_compared"}), "asks for no calibration");
  refused(say({"calibrate", experiment(folder, rejection), "--resume", "--overwrite"}), "one or");
  refused(say({"calibrate", experiment(folder, "abc_smc {}"), "--adjust", "--output",
               folder.file("x.h5")}),
          "abc_rejection alone");
  std::ofstream(folder.file("there.h5")) << "something";
  refused(say({"calibrate", experiment(folder, rejection), "--output", folder.file("there.h5")}),
          "is there already");
  CHECK(content(folder.file("there.h5")) == "something");
}

TEST_CASE("calibrate says where nothing meets the targets, and writes no file") {
  const Folder folder;
  const Answer answer = say(
      {"calibrate",
       experiment(folder, "history_matching { waves: 1 points: 20 }", "value: .99 tolerance: .001"),
       "--output", folder.file("sets.h5")});
  CHECK(answer.code == 1);
  CHECK_THAT(answer.out, Contains("no parameter set meets these targets"));
  CHECK_FALSE(std::filesystem::exists(folder.file("sets.h5")));
  CHECK_FALSE(std::filesystem::exists(folder.file("sets.h5.draws")));
}
