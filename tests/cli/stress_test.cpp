// The governance stress test as a user meets it.
#include "tests/cli/stress.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::document;
using tests::say;
using tests::small;

namespace {
std::string shock_file(const tests::Folder& folder, const std::string& event) {
  const std::string path = folder.file("mine.txtpb");
  std::ofstream(path) << "title: \"Mine\" meaning: \"m\" unit: \"share\" reference: .1 most: 1\n"
                         "source: \"an assumption\" grade: \"D\"\n"
                      << event << "\n";
  return path;
}
}  // namespace

TEST_CASE("a shock that changes nothing shows a difference of exactly 0 in every number") {
  const tests::Folder folder;
  const std::string nothing = shock_file(folder, "event { kind: demand_surge per_size: 0 }");
  const json all = document(small(folder.file("s.h5"), {"--shock", nothing}));
  REQUIRE(all["cells"].size() == 8);
  for (const json& cell : all["cells"]) {
    CHECK(cell["does_nothing"] == "nothing");
    for (const char* number : {"years_lost", "depth", "hurt", "excess_risk", "integration_lost",
                               "trusts_million", "ccgs_million", "social_care"}) {
      INFO(number);
      CHECK(cell[number]["value"] == 0);
    }
    CHECK(cell["kept"]["value"] == 1);
  }
}

TEST_CASE("a stress test gives one digest for any number of threads and any order of words") {
  const tests::Folder folder;
  const std::vector<std::string> names{"one.h5", "two.h5"};
  std::vector<std::string> digests;
  for (const char* threads : {"1", "2"}) {
    const std::string output = folder.file("threads" + std::string(threads) + ".h5");
    auto words = small(output, {"--quick", "--threads", threads});
    words.insert(words.begin(), "stress");
    const Answer answer = say(words);
    REQUIRE(answer.code == apps::ExitCode::done);
    const std::size_t at = answer.out.find("digest ");
    digests.push_back(answer.out.substr(at, 21));
    CHECK_THAT(answer.out, Contains("Governance stress test") && Contains("bound"));
  }
  CHECK(digests[0] == digests[1]);
}

TEST_CASE("a cell hangs neither on the order of regimes nor on that of shocks") {
  const tests::Folder folder;
  const json one =
      document(small(folder.file("a.h5"), {"--regime", "memorandum", "--regime", "majority",
                                           "--shock", "squeeze", "--shock", "hard_winters"}));
  const json other =
      document(small(folder.file("b.h5"), {"--regime", "majority", "--regime", "memorandum",
                                           "--shock", "hard_winters", "--shock", "squeeze"}));
  int alike = 0;
  for (const json& a : one["cells"])
    for (const json& b : other["cells"]) {
      if (a["regime"] != b["regime"] || a["shock"] != b["shock"]) continue;
      CHECK(a == b);
      ++alike;
    }
  CHECK(alike == 4);
}

TEST_CASE("a finished stress test is shown again, and another file is refused") {
  const tests::Folder folder;
  const std::string output = folder.file("s.h5");
  const json first = document(small(output, {"--shock", "squeeze", "--regime", "memorandum"}));
  CHECK(document({output}) == first);
  CHECK(first["shocks"][0]["size"] == .06);
  CHECK(first["fragility"].size() == 1);
  const std::string run = folder.file("run.h5");
  REQUIRE(say({"run", "three_places", "--replicates", "8", "--months", "12", "--output", run,
               "--quiet"})
              .code == apps::ExitCode::done);
  const Answer refused = say({"stress", run});
  CHECK(refused.code == apps::ExitCode::bad_input);
  CHECK_THAT(refused.err, Contains("is no stress test"));
}

TEST_CASE("what a form binds or has not is said in its cell") {
  const tests::Folder folder;
  const json all = document(
      small(folder.file("s.h5"), {"--shock", "largest_withdraws", "--shock", "underpriced_contract",
                                  "--regime", "memorandum", "--regime", "lead_acute"}));
  const auto why = [&](const char* regime, const char* shock) -> json {
    for (const json& cell : all["cells"])
      if (cell["regime"] == regime && cell["shock"] == shock) return cell["does_nothing"];
    return "no such cell";
  };
  CHECK(why("memorandum", "largest_withdraws") == nullptr);
  CHECK(why("lead_acute", "largest_withdraws") == "bound");
  CHECK(why("memorandum", "underpriced_contract") == "no contract");
  CHECK(why("lead_acute", "underpriced_contract") == nullptr);
}

TEST_CASE("what cannot be tested is refused with what to do, and nothing is written") {
  const tests::Folder folder;
  const std::string output = folder.file("s.h5");
  const auto refused = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "stress");
    words.insert(words.end(), {"--output", output});
    const Answer answer = say(words);
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_FALSE(std::ifstream(output).good());
    return answer.err;
  };
  CHECK_THAT(refused({"three_places", "--shock", "squeze"}), Contains("did you mean \"squeeze\"?"));
  CHECK_THAT(refused({}), Contains("name a SCENARIO or a --footprint"));
  CHECK_THAT(refused({"three_places", "--from", "110"}), Contains("needs two years after"));
  CHECK_THAT(refused({"three_places", "--regime", "aco", "--regime", "aco"}), Contains("twice"));
  const std::string bad = shock_file(folder, "event { kind: snow }");
  CHECK_THAT(refused({"three_places", "--shock", bad}), Contains("mine.txtpb:3:15"));
}

TEST_CASE("at parameter sets it is said how often the order stands and what conditions there are") {
  const tests::Folder folder;
  const std::string output = folder.file("s.h5");
  const std::vector<std::string> asked{"--uncertain", "--per-set", "4",        "--regime",
                                       "memorandum",  "--regime",  "statutory"};
  auto words = small(output, asked);
  words[2] = "160";
  const json first = document(words);
  CHECK(first["sets"] == 40);
  CHECK(first["pairs_of_each"] == 4);
  CHECK(first["runs"] == 2 * 2 * 160);
  REQUIRE(first["regimes"].size() == 2);
  CHECK(first["regimes"][0]["years_of_joint_work"]["value"] >
        first["regimes"][1]["years_of_joint_work"]["value"]);
  CHECK(first["order_stands"] == first["regimes"][0]["at_least_the_next_in"]);
  CHECK(first["conditions_of"] == "memorandum");
  REQUIRE(first["conditions"].size() == 2);
  for (const json& one : first["conditions"]) CHECK(one["tree"].size() % 2 == 1);
  CHECK(int(first["runs_followed"]) + int(first["runs_not_followed"]) == 160);
  CHECK(first["conditions"][0]["left_out"] == first["sets_not_followed"]);
  for (const json& one : first["regimes"])  // one denominator for all
    if (one["regime"] == "memorandum")
      CHECK(one["risk"]["value"] == first["conditions"][0]["share"]["value"]);
  CHECK(document({output}) == first);
  const Answer shown = say({"stress", output});
  CHECK_THAT(shown.out, Contains("40 sets of") && Contains("conditions of collapse"));
  CHECK(tests::width(shown.out) <= 80);
}

TEST_CASE("keystones are called by role unless names are asked for") {
  const tests::Folder folder;
  const std::string output = folder.file("k.h5");
  const json all = document(small(output, {"--keystones"}));
  REQUIRE(all["keystones"].size() == 13);
  CHECK(all["years_away"] == 3);
  const Answer shown = say({"stress", output}), named = say({"stress", output, "--names"});
  CHECK_THAT(shown.out, Contains("largest acute trust") && !Contains("Ashby"));
  CHECK_THAT(named.out,
             Contains("Ashby General Hospital") && Contains("no forecast for that body"));
  CHECK(tests::width(shown.out) <= 80);
}

TEST_CASE("what does not go together in one stress test is refused") {
  const auto why = [](std::vector<std::string> words) {
    words.insert(words.begin(), {"stress", "three_places"});
    const Answer answer = say(words);
    CHECK(answer.code == apps::ExitCode::bad_input);
    return answer.err;
  };
  CHECK_THAT(why({"--uncertain", "--shock", "squeeze", "--shock", "elections"}),
             Contains("one shock at a time"));
  CHECK_THAT(why({"--map", "--hurdle", "50"}), Contains("is held against shocks"));
  CHECK_THAT(why({"--names"}), Contains("goes with --keystones"));
  CHECK_THAT(why({"--keystones", "--uncertain"}), Contains("the scenario's own parameters"));
  CHECK_THAT(why({"--keystones", "--shock", "squeeze"}), Contains("has shocks of its own"));
  CHECK_THAT(why({"--keystones", "--regime", "aco", "--regime", "alliance"}),
             Contains("one way of governing"));
}

TEST_CASE("pressure goes up and down again, and what a map shows is what it holds") {
  const tests::Folder folder;
  const std::string sweep = folder.file("sweep.h5"), map = folder.file("map.h5");
  const json loops = document({"three_places", "--sweep", "--replicates", "8", "--output", sweep});
  REQUIRE(loops["loops"].size() == 4);
  CHECK(loops["pressures"].size() == 13);
  for (const json& one : loops["loops"]) {
    CHECK(one["up"].size() == 13);
    CHECK(one["up"][0] > one["up"][12]);  // the highest pressure ends most joint work
    CHECK(one["up"][12] == Approx(double(one["down"][12])));  // the top is one level, not two
    CHECK(one["falls_at"]["value"] >= one["comes_back_at"]["value"]);
  }
  const json places = document(small(map, {"--map"}));
  CHECK(places["cells"].size() == 7 * 7);
  CHECK(places["cells"][4]["shift"] == "as it is");
  CHECK(places["cells"][4]["trust"] == places["trust_today"]);
  for (std::size_t k = 1; k < 7; ++k)
    CHECK(places["cells"][k]["trust"] > places["cells"][k - 1]["trust"]);
  for (const std::string& file : {sweep, map}) {
    const Answer shown = say({"stress", file});
    CHECK(shown.code == apps::ExitCode::done);
    CHECK(tests::width(shown.out) <= 80);
  }
  CHECK_THAT(say({"stress", "three_places", "--map", "--sweep"}).err, Contains("one at a time"));
}

TEST_CASE("it is said who goes first, and not where a shock is about one partner alone") {
  const tests::Folder folder;
  const json cut =
      document(small(folder.file("cut.h5"), {"--shock", "squeeze", "--regime", "memorandum"}));
  const json& first = cut["first_to_go"];
  CHECK(first["shock"] == "squeeze");
  CHECK(first["hurt_runs"] > 0);
  double share = 0;
  for (const json& kind : first["kinds"]) share += double(kind["share"]["value"]);
  CHECK(share == Approx(1));
  const json gone = document(
      small(folder.file("gone.h5"), {"--shock", "largest_withdraws", "--regime", "memorandum"}));
  CHECK(gone["first_to_go"].is_null());
}

TEST_CASE("early warnings are judged over all runs, or said not to be estimable") {
  const tests::Folder folder;
  const json few =
      document(small(folder.file("few.h5"), {"--shock", "squeeze", "--regime", "memorandum"}));
  CHECK(few["early_warning"]["estimable"] == false);
  CHECK(few["early_warning"]["variance"]["area_under_curve"]["value"].is_null());
  CHECK_THAT(say({"stress", folder.file("few.h5")}).out, Contains("too few runs to judge"));
}

TEST_CASE("a hurdle is held against the low point of every run") {
  const tests::Folder folder;
  const std::string output = folder.file("s.h5");
  document(small(output, {"--shock", "squeeze", "--regime", "memorandum"}));
  const json none = document({output}), low = document({output, "--hurdle", "1"}),
             high = document({output, "--hurdle", "99"});
  CHECK_FALSE(none["cells"][0].contains("below_hurdle"));
  CHECK(low["cells"][0]["below_hurdle"]["value"] <= high["cells"][0]["below_hurdle"]["value"]);
  CHECK(high["cells"][0]["below_hurdle"]["value"] == 1);
  CHECK_THAT(say({"stress", output, "--hurdle", "50"}).out, Contains("fall below 50 %"));
}

TEST_CASE("two stress tests side by side say what a change of governance changes") {
  const tests::Folder folder;
  const std::string before = folder.file("before.h5"), after = folder.file("after.h5");
  const json first = document(small(before, {"--shock", "squeeze", "--regime", "memorandum"}));
  const json second = document(small(after, {"--shock", "squeeze", "--regime", "statutory"}));
  const auto compared = [](const std::string& a, const std::string& b) {
    return json::parse(say({"compare", a, b, "--format", "json"}).out);
  };
  const json cell = compared(before, after)["cells"][0];
  CHECK(cell["regime"] == "memorandum");
  CHECK(cell["regime_after"] == "statutory");
  CHECK(cell["years_lost"]["value"] == first["cells"][0]["years_lost"]["value"]);
  CHECK(cell["years_lost_after"]["value"] == second["cells"][0]["years_lost"]["value"]);
  CHECK(double(cell["change_of_loss"]["value"]) ==
        Approx(double(cell["years_lost_after"]["value"]) - double(cell["years_lost"]["value"])));
  for (const char* change :
       {"change_of_twin", "change_under_it", "change_of_loss", "change_of_risk"})
    CHECK(compared(before, before)["cells"][0][change]["value"] == 0);
  // As there are none in retreat before the shock, risks are those of each test.
  REQUIRE(cell["in_retreat_before"] == 0);
  CHECK(cell["risk"] == first["cells"][0]["risk"]);
  CHECK(cell["risk_after"] == second["cells"][0]["risk"]);
  CHECK(cell["years_of_twin"] == first["cells"][0]["years_of_twin"]);
  CHECK(double(cell["change_of_twin"]["value"]) ==
        Approx(double(cell["years_of_twin_after"]["value"]) -
               double(cell["years_of_twin"]["value"])));
  const Answer shown = say({"compare", before, after});
  CHECK_THAT(shown.out,
             Contains("without any shock: ") && Contains("mandate, shared risk) is put in,"));
  CHECK_THAT(shown.out, Contains("memorandum to statutory") && Contains("Cut of income"));
  CHECK(tests::width(shown.out) <= 80);
  const std::string map = folder.file("map.h5");
  document(small(map, {"--map"}));
  CHECK_THAT(say({"compare", before, map}).err, Contains("is no stress test of shocks"));
}

TEST_CASE("what is asked beside the matrix is the same on one thread and on two") {
  const tests::Folder folder;
  for (const std::vector<std::string>& asked :
       {std::vector<std::string>{"--keystones"},
        {"--uncertain", "--per-set", "4", "--regime", "memorandum", "--regime", "statutory"},
        {"--map"},
        {"--sweep"},
        {"--shock", "squeeze", "--regime", "aco"}}) {
    std::vector<json> answers;
    for (const char* threads : {"1", "2"}) {
      auto words = small(folder.file("t" + asked.front() + threads + ".h5"), asked);
      words.insert(words.end(), {"--threads", threads});
      if (asked.front() == "--uncertain") words[2] = "80";
      answers.push_back(document(words));
    }
    INFO(asked.front());
    CHECK(answers[0] == answers[1]);
  }
}

TEST_CASE(
    "all questions are asked by one word, go on where they were left, and overwrite nothing") {
  const tests::Folder folder;
  const std::string output = folder.file("all.h5"), map = folder.file("all_map.h5");
  const std::vector<std::string> asked = small(output, {"--full", "--quick", "--shock", "squeeze"});
  const json all = document(asked);
  std::vector<std::string> questions;
  for (const auto& [name, answer] : all.items()) questions.push_back(name);
  CHECK(questions == std::vector<std::string>{"keystones", "map", "shocks", "sweep", "uncertain"});
  CHECK(all["map"]["file"] == map);
  CHECK(document({map})["cells"] == all["map"]["cells"]);
  auto line = asked;
  line.insert(line.begin(), "stress");
  CHECK_THAT(say(line).err, Contains("all.h5 exists, and --full writes it"));
  std::filesystem::remove(map);
  CHECK_THAT(say(line).err, Contains("all.h5 exists"));
  CHECK(!std::filesystem::exists(map));
  auto again = asked;
  again.emplace_back("--resume");
  CHECK(document(again) == all);
  const Answer never =
      say({"stress", "three_places", "--full", "--resume", "--output", folder.file("never.h5")});
  CHECK(never.code == apps::ExitCode::bad_input);
  CHECK_THAT(never.err, Contains("nothing to resume"));
  CHECK_THAT(say({"stress", "three_places", "--full", "--map"}).err, Contains("asks all of it"));
}

TEST_CASE("the first cell is tried without trust and with gossip, as if that had been set") {
  const tests::Folder folder;
  const std::vector<std::string> asked{"--shock", "squeeze", "--regime", "memorandum"};
  const json all = document(small(folder.file("all.h5"), asked));
  REQUIRE(all["other_assumptions"].size() == 2);
  CHECK(all["other_assumptions"][0]["assumption"] == "without trust");
  CHECK(all["other_assumptions"][1]["assumption"] == "with gossip");
  for (const json& other : all["other_assumptions"]) {
    auto with = asked;
    for (const json& setting : other["settings"])
      with.insert(with.end(), {"--set", setting.get<std::string>()});
    const std::string file = "set" + std::to_string(with.size()) + ".h5";
    const json as_set = document(small(folder.file(file), with));
    for (const char* number : {"years_of_twin", "years_lost", "risk", "trusts_million"})
      CHECK(other[number] == as_set["cells"][0][number]);
    CHECK(as_set["other_assumptions"].size() == 1);  // what is set already is no other
  }
}

TEST_CASE("where a shock presses to the end it is not said whether runs come back") {
  const tests::Folder folder;
  const std::string output = folder.file("s.h5");
  auto words = small(output, {"--shock", "squeeze", "--regime", "memorandum"});
  words[4] = "48";
  const json recovery = document(words)["cells"][0]["recovery"];
  CHECK(recovery["observed"] == false);
  CHECK(recovery["share_by_month"].empty());
  CHECK(recovery["at_end"]["value"].is_null());
  const Answer shown = say({"stress", output}), script = say({"stress", output, "--exercise"});
  CHECK_THAT(shown.out, Contains("presses to the end: not observed") && !Contains("never"));
  CHECK_THAT(script.out,
             Contains("it presses to the end: whether") && !Contains("fewer than half come back"));
  CHECK(tests::width(shown.out) <= 80);
}
