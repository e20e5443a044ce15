// A result file without a name is named after what was set.
#include "apps/cli/options/output_name.hpp"

#include <catch2/catch.hpp>

#include "engine/store/results.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using apps::output_name;
using apps::setting_of;
using Catch::Matches;
using tests::say;

TEST_CASE("the name of an output says what was set") {
  CHECK(output_name("dorset", {}) == "dorset.h5");
  CHECK(output_name("dorset", {{"months", "60"}}) == "dorset_months60.h5");
  CHECK(output_name("dorset", {{"trust.gain", "0.06"}}) == "dorset_trust.gain0.06.h5");
  CHECK(output_name("dorset", {{"months", "60"}, {"regime", "statutory"}}) ==
        "dorset_months60_regime-statutory.h5");
  CHECK(output_name("dorset", {{"switches.workforce", "true"}}) ==
        "dorset_switches.workforce-true.h5");
  CHECK(output_name("town", {{"event[0].size", "-.5"}}) == "town_event.0.size-0.5.h5");
  CHECK(output_name("town", {{"organisation[*].margin", ".1"}}) ==
        "town_organisation.all.margin0.1.h5");
}

TEST_CASE("of settings of one path the last one names the output, as it counts in the run") {
  CHECK(output_name("dorset", {{"regime", "aco"}, {"months", "12"}, {"regime", "majority"}}) ==
        "dorset_months12_regime-majority.h5");
}

TEST_CASE("a name stays legal and its own, whatever was set") {
  const std::string legal = R"([A-Za-z0-9._-]+_[0-9a-f]{8}\.h5)";
  const std::string one = output_name("dorset", {{"title", "a/b c"}}),
                    other = output_name("dorset", {{"title", "a b/c"}});
  CHECK_THAT(one, Matches(legal));
  CHECK_THAT(other, Matches(legal));
  CHECK(one != other);
  const std::string many(300, 'x');
  CHECK_THAT(output_name("dorset", {{"title", many}}), Matches(legal));
  CHECK(output_name("dorset", {{"title", many}}).size() < 120);
  CHECK(output_name("dorset", {{"title", many}}) != output_name("dorset", {{"title", many + "x"}}));
}

TEST_CASE("a setting is cut at its first equals sign") {
  CHECK(setting_of("trust.gain=0.06") == apps::Setting{"trust.gain", "0.06"});
  CHECK(setting_of("title=a=b") == apps::Setting{"title", "a=b"});
  CHECK(setting_of("title") == apps::Setting{"title", ""});
}

TEST_CASE("an experiment that is repeated otherwise has a file of its own") {
  const tests::Folder folder;
  std::ofstream(folder.file("study.txtpb"))
      << "title: \"A study\" footprint: \"dorset\" months: 12 replicates: 8\n"
         "factor { path: \"regime\" level: \"memorandum\" level: \"majority\" }\n"
         "design { full_factorial {} }\n";
  const std::string before = std::filesystem::current_path().string();
  std::filesystem::current_path(folder.file(""));
  const tests::Answer first = say({"sweep", "study.txtpb", "--quiet"});
  const tests::Answer second = say({"sweep", "study.txtpb", "--quiet", "--replicates", "16"});
  const tests::Answer third =
      say({"sweep", "study.txtpb", "--quiet", "--replicates", "16", "--seed", "3"});
  const tests::Answer again = say({"replay", "study_replicates16_seed3.h5", "--quiet"});
  std::filesystem::current_path(before);
  for (const tests::Answer& answer : {first, second, third, again}) {
    CAPTURE(answer.err);
    CHECK(answer.code == apps::ExitCode::done);
  }
  const engine::ResultFile sixteen(folder.file("study_replicates16.h5"));
  CHECK(sixteen.runs() == 32);
  CHECK(sixteen.seed() == 1);
  CHECK(engine::ResultFile(folder.file("study_replicates16_seed3.h5")).seed() == 3);
  CHECK(engine::ResultFile(folder.file("study.h5")).runs() == 16);
}
