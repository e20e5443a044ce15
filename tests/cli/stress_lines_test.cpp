// Lines of the stress test that ask for what it cannot heed, and what two tests must share.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

namespace {
/// Makes a small test of one way of governing.
std::string tested(const std::string& output, std::vector<std::string> more = {}) {
  std::vector<std::string> words{"stress",     "three_places", "--months", "72",  "--regime",
                                 "lead_acute", "--quiet",      "--output", output};
  if (std::ranges::find(more, "--replicates") == more.end())
    more.insert(more.end(), {"--replicates", "8"});
  words.insert(words.end(), more.begin(), more.end());
  const Answer answer = say(words);
  INFO(answer.err);
  REQUIRE(answer.code == apps::ExitCode::done);
  return output;
}

std::string refused(const std::vector<std::string>& words) {
  const Answer answer = say(words);
  CHECK(answer.code == apps::ExitCode::bad_input);
  return answer.err;
}

std::string shock_file(const tests::Folder& folder, const std::string& sizes,
                       const std::string& per_size) {
  const std::string path = folder.file("mine.txtpb");
  std::ofstream(path) << "title: \"Mine\" meaning: \"m\" unit: \"share\"\n"
                      << sizes << "\nsource: \"an assumption\" grade: \"D\"\n"
                      << "event { kind: demand_surge\n  per_size: " << per_size << " }\n";
  return path;
}
}  // namespace

TEST_CASE("a result file is shown as it is, and what it cannot heed is refused") {
  const tests::Folder folder;
  const std::string file = tested(folder.file("s.h5"), {"--shock", "squeeze"});
  const std::vector<std::vector<std::string>> unheeded{{"--keystones"},
                                                       {"--sweep"},
                                                       {"--map"},
                                                       {"--uncertain"},
                                                       {"--replicates", "9"},
                                                       {"--seed", "1"},
                                                       {"--from", "24"},
                                                       {"--regime", "aco"},
                                                       {"--shock", "squeeze"},
                                                       {"--set", "trust.gain=.02"},
                                                       {"--quick"},
                                                       {"--overwrite"}};
  for (const auto& more : unheeded) {
    std::vector<std::string> words{"stress", file};
    words.insert(words.end(), more.begin(), more.end());
    CHECK_THAT(refused(words), Contains("leave out " + more.front()));
  }
  CHECK_THAT(refused({"stress", file, "--names"}), Contains("leave out --names"));
  CHECK_THAT(refused({"stress", file, "--exercise", "--output", "page.html"}),
             Contains("report " + file + " --exercise"));
}

TEST_CASE("a footprint that is named as a scenario is told its option") {
  CHECK_THAT(refused({"stress", "dorset"}), Contains("it is a footprint: --footprint dorset"));
}

TEST_CASE("what a board calls its form is not guessed, and it is said where that is told") {
  CHECK_THAT(refused({"stress", "three_places", "--regime", "committees in common"}),
             Contains("no such choice") && Contains("what a board calls it"));
}

TEST_CASE("a rule of choice can be set, and a way of governing has an option of its own") {
  const tests::Folder folder;
  const std::string file =
      tested(folder.file("f.h5"), {"--shock", "squeeze", "--set", "decision=fermi"});
  const json all = json::parse(say({"stress", file, "--format", "json"}).out);
  CHECK(all["cells"][0]["decision"] == "fermi");
  CHECK(all["rules_of_choice"][0]["decision"] == "fermi");
  CHECK_THAT(refused({"stress", "three_places", "--set", "regime=aco"}),
             Contains("takes --regime aco") && !Contains("the stress test:"));
}

TEST_CASE("two stress tests of other places, or of shocks that differ, are not compared") {
  const tests::Folder folder;
  const std::string mine = shock_file(folder, "reference: .1 most: 1", ".2");
  const std::string one = tested(folder.file("one.h5"), {"--shock", mine});
  shock_file(folder, "reference: .1 most: 1", ".3");
  const std::string other = tested(folder.file("other.h5"), {"--shock", mine});
  CHECK_THAT(refused({"compare", one, other}), Contains("the shock mine is not the same"));
  shock_file(folder, "reference: .2 most: 1", ".2");
  const std::string larger = tested(folder.file("larger.h5"), {"--shock", mine});
  CHECK_THAT(refused({"compare", one, larger}), Contains("0.1 and 0.2"));
  const std::string dorset = folder.file("dorset.h5");
  REQUIRE(say({"stress", "--footprint", "dorset", "--months", "72", "--regime", "lead_acute",
               "--replicates", "2", "--shock", "squeeze", "--quiet", "--output", dorset})
              .code == apps::ExitCode::done);
  const std::string here = tested(folder.file("here.h5"), {"--shock", "squeeze"});
  CHECK_THAT(refused({"compare", here, dorset}), Contains("test other places"));
}

TEST_CASE("of unequal tests the pairs of both are compared, and what cannot act is no 0") {
  const tests::Folder folder;
  const std::string few = tested(folder.file("few.h5"), {"--shock", "largest_withdraws"}),
                    many = tested(folder.file("many.h5"),
                                  {"--shock", "largest_withdraws", "--replicates", "12"});
  const Answer shown = say({"compare", few, many});
  CHECK_THAT(shown.out, Contains("the first 8 pairs of each") && Contains("bound"));
  CHECK(tests::width(shown.out) <= 80);
  const json cell = json::parse(say({"compare", few, many, "--format", "json"}).out)["cells"][0];
  CHECK(cell["pairs"] == 8);
  CHECK(cell["does_nothing"] == "bound");
}

TEST_CASE("a size that runs are too short to hold is not claimed") {
  const tests::Folder folder;
  const std::string file = folder.file("s.h5");
  REQUIRE(say({"stress", "three_places", "--quick", "--replicates", "8", "--months", "72",
               "--shock", "largest_withdraws", "--regime", "memorandum", "--regime", "lead_acute",
               "--quiet", "--output", file})
              .code == apps::ExitCode::done);
  const json all = json::parse(say({"stress", file, "--format", "json"}).out);
  for (const json& one : all["fragility"])
    for (const json& size : one["sizes"]) CHECK(size["size"] <= 4);  // years from month 24 on
  const Answer shown = say({"stress", file});
  CHECK_THAT(shown.out, !Contains("12.0 years"));
  CHECK(tests::width(shown.out) <= 80);
}

TEST_CASE("what is wrong with a shock of one's own is said where its file says it") {
  const tests::Folder folder;
  const auto why = [&](const std::string& path) {
    return refused({"stress", "three_places", "--quick", "--shock", path});
  };
  CHECK_THAT(why(shock_file(folder, "reference: .1 most: 1", "200")),
             Contains("mine.txtpb:5:13") && Contains("event.size is 20, allowed -1 to 10"));
  CHECK_THAT(why(shock_file(folder, "reference: 3 most: 1", ".1")),
             Contains("mine.txtpb:2:12") && Contains("reference is 3, above most, 1"));
  const std::string empty = folder.file("empty.txtpb");
  std::ofstream(empty) << "";
  CHECK_THAT(why(empty), Contains("is empty") && !Contains("graphml"));
  CHECK_THAT(refused({"stress", "three_places", "--shock", "squeeze", "--shock", "squeeze"}),
             Contains("--shock squeeze: is there twice"));
}
