// Arms against a control, of real runs.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

namespace {
/// Two years of Dorset into `file`.
void simulate(const std::string& file, std::vector<std::string> more = {}) {
  std::vector<std::string> words{"run", "--footprint", "dorset", "--quiet", "--replicates",
                                 "40",  "--output",    file,     "--set",   "title=\"Dorset\""};
  if (std::ranges::find(more, "--months") == more.end())
    words.insert(words.end(), {"--months", "24"});
  words.insert(words.end(), more.begin(), more.end());
  const Answer answer = say(words);
  INFO(answer.err);
  REQUIRE(answer.code == apps::ExitCode::done);
}
}  // namespace

TEST_CASE("compare shows arms against their control within 80 columns") {
  const tests::Folder folder;
  const std::string a = folder.file("memorandum.h5"), b = folder.file("majority.h5");
  simulate(a);
  simulate(b, {"--set", "regime=majority"});
  const Answer answer = say({"compare", a, b});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK(answer.err.empty());
  for (const std::string words :
       {"Dorset", "40 pairs of runs with the same random draws · seed 1", "A   memorandum",
        "B   majority", "regime: majority", "final_collaboration", "final_trust",
        "final_integration", "final_deficits", "retreat", "[95 %]", "B higher, %",
        "an illustration of mechanisms, not a forecast", "next "})
    CHECK_THAT(answer.out, Contains(words));
  for (const std::string& line : tests::lines(answer.out))
    if (line.find(folder.file("")) == std::string::npos) CHECK(apps::columns(line) <= 80);
}

TEST_CASE("compare's JSON says the same as its parts") {
  const tests::Folder folder;
  const std::string a = folder.file("a.h5"), b = folder.file("b.h5"), c = folder.file("c.h5");
  simulate(a);
  simulate(b, {"--set", "regime=majority"});
  simulate(c, {"--replicates", "30"});
  const Answer answer =
      say({"compare", a, b, c, "--format", "json", "--outcome", "final_integration"});
  const json facts = json::parse(answer.out);
  REQUIRE(facts["outcomes"].size() == 1);
  const json& found = facts["outcomes"][0]["against_control"];
  REQUIRE(found.size() == 2);
  CHECK(facts["pairs"] == 30);
  CHECK(found[0]["arm"] == "b");
  CHECK(found[0]["difference"]["value"].get<double>() ==
        Approx(found[0]["mean"]["value"].get<double>() -
               found[0]["control_mean"]["value"].get<double>()));
  // The same scenario again: the same draws give the same runs.
  CHECK(found[1]["difference"]["value"] == 0);
  CHECK(found[1]["win_probability"]["value"] == .5);
}

TEST_CASE("compare refuses files that make no pairs and says what differs") {
  const tests::Folder folder;
  const std::string a = folder.file("a.h5");
  simulate(a);
  simulate(folder.file("seed.h5"), {"--seed", "2"});
  simulate(folder.file("long.h5"), {"--months", "36"});
  const auto refused = [&](std::vector<std::string> words, const std::string& why) {
    words.insert(words.begin(), "compare");
    const Answer answer = say(words);
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, Contains(why));
  };
  refused({a, folder.file("seed.h5")}, "has seed 2, while " + a + " has 1");
  refused({a, folder.file("long.h5")}, "ends after months: 36");
  refused({a, a, "--outcome", "final_colaboration"}, "did you mean \"final_collaboration\"?");
  refused({a, folder.file("none.h5")}, "none.h5");
  refused({}, "compare: which FILES?");
}
