#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "apps/cli/screen/json.hpp"
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
  for (const std::string& line : lines(answer.out))
    if (line.find(folder.file("")) == line.npos) CHECK(width(line) <= 80);  // its path may be long
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

TEST_CASE("calibrate shows what fresh draws of the accepted sets give for the targets") {
  const Folder folder;
  const Answer answer =
      say({"calibrate", experiment(folder, "abc_rejection { draws: 95 accept: .2 }"), "--output",
           folder.file("sets.h5"), "--format", "json", "--quiet"});
  REQUIRE(answer.code == 0);
  const ResultFile file(folder.file("sets.h5"));
  const std::vector<float> trust = file.outcome("final_trust");
  const std::vector<std::uint32_t> points = file.design_points();
  std::vector<double> means(19, 0);
  REQUIRE(file.design()->points() == means.size());
  for (std::size_t run = 0; run < trust.size(); ++run) means[points[run]] += trust[run] / 3.;
  std::ranges::sort(means);
  CHECK(Json::parse(answer.out)["targets"][0]["median"] == Approx(means[9]));
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

TEST_CASE("run takes the sets of an ensemble in turn, and replay confirms it") {
  const Folder folder;
  const std::string sets = folder.file("sets.h5"), runs = folder.file("runs.h5");
  REQUIRE(say({"calibrate", experiment(folder, rejection), "--output", sets, "--quiet"}).code == 0);
  const Answer answer =
      say({"run", "--ensemble", sets, "--replicates", "100", "--output", runs, "--quiet"});
  INFO(answer.err);
  REQUIRE(answer.code == 0);
  CHECK_THAT(answer.out, Contains("40 parameter sets"));
  for (const char* words : {"90 % of", "asked", "90 % of runs after", "integration", "independent"})
    CHECK_THAT(answer.out, Contains(words));
  const ResultFile file(runs);
  CHECK(file.runs() == 100);
  CHECK(file.months() == 12);
  REQUIRE(file.design());
  CHECK(file.design()->factors[0].values == ResultFile(sets).design()->factors[0].values);
  const std::vector<std::uint32_t> points = file.design_points();
  CHECK(points[0] == 0);
  CHECK(points[39] == 39);
  CHECK(points[40] == 0);
  CHECK(points[99] == 19);
  const std::vector<std::uint32_t> draws = file.replicates();
  CHECK(std::set(draws.begin(), draws.end()).size() == 100);
  CHECK_THAT(say({"replay", runs, "--quiet"}).out, Contains("the same: 100 runs"));
  CHECK_THAT(say({"replay", sets, "--quiet"}).out, Contains("the same: 120 runs"));
}

TEST_CASE("a run under an ensemble is that of each set by itself") {
  const Folder folder;
  const std::string sets = folder.file("sets.h5"), runs = folder.file("runs.h5");
  REQUIRE(say({"calibrate", experiment(folder, "abc_rejection { draws: 40 accept: .05 }"),
               "--output", sets, "--quiet"})
              .code == 0);
  REQUIRE(say({"run", "--ensemble", sets, "--replicates", "2", "--output", runs, "--quiet"}).code ==
          0);
  const ResultFile accepted(sets);
  const auto& factors = accepted.design()->factors;
  const Json gain = factors[0].values[0], need = factors[1].values[0];
  REQUIRE(say({"run", "three_places", "--months", "12", "--set", "trust.gain=" + gain.dump(),
               "--set", "capital.need=" + need.dump(), "--replicates", "1", "--output",
               folder.file("one.h5"), "--quiet"})
              .code == 0);
  CHECK(ResultFile(runs).outcome("final_trust")[0] ==
        ResultFile(folder.file("one.h5")).outcome("final_trust")[0]);
}

TEST_CASE("run goes on under the same ensemble only, and refuses what is none") {
  const Folder folder;
  const std::string sets = folder.file("sets.h5"), others = folder.file("others.h5");
  const std::string runs = folder.file("runs.h5");
  REQUIRE(say({"calibrate", experiment(folder, rejection), "--output", sets, "--quiet"}).code == 0);
  REQUIRE(say({"calibrate", experiment(folder, "abc_smc { particles: 40 generations: 2 }"),
               "--output", others, "--quiet"})
              .code == 0);
  REQUIRE(
      say({"run", "--ensemble", sets, "--replicates", "40", "--output", runs, "--quiet"}).code ==
      0);
  const auto again = [&](const std::string& ensemble) {
    return say({"run", "--ensemble", ensemble, "--replicates", "40", "--output", runs, "--quiet",
                "--resume"});
  };
  CHECK(again(sets).code == 0);
  CHECK(again(others).code == 2);
  const Answer none = say({"run", "--ensemble", runs, "--output", folder.file("x.h5")});
  CHECK(none.code == 2);
  CHECK_THAT(none.err, Contains("is no ensemble of parameter sets"));
}

TEST_CASE("an ensemble goes with another scenario, too") {
  const Folder folder;
  const std::string sets = folder.file("sets.h5"), runs = folder.file("runs.h5");
  REQUIRE(say({"calibrate", experiment(folder, rejection), "--output", sets, "--quiet"}).code == 0);
  REQUIRE(say({"run", "one_county", "--months", "12", "--ensemble", sets, "--replicates", "40",
               "--output", runs, "--quiet"})
              .code == 0);
  CHECK(ResultFile(runs).design()->points() == 40);
}
