// Arms against a control, of real runs.
#include <algorithm>
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
  refused({a, a, "--outcome", "integration"}, "did you mean \"final_integration\"?");
  refused({"three_places", a}, "scenarios and result files cannot be mixed");
}

TEST_CASE("scenarios as arms are told apart by what happens, and no temporary file is named") {
  const tests::Folder folder;
  const std::string lean = folder.file("lean.txtpb");
  std::ofstream(lean)
      << "include: \"three_places\" stress { shock: \"squeeze\" size: .1 date: "
         "\"2018-04\" } event { kind: demand_surge month: 32 size: .1 name: \"winter\" }\n";
  const std::vector<std::string> few{"--replicates", "4", "--months", "36", "--quiet"};
  const auto compared = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"compare", "three_places"});
    words.insert(words.end(), few.begin(), few.end());
    return say(words);
  };
  const Answer answer = compared({lean});
  CHECK_THAT(answer.out, Contains("        events: none\n") &&
                             Contains("        events: squeeze (Apr 2018), winter (Dec 2018)\n") &&
                             !Contains("stress {") && !Contains("kind:"));
  const json arms = json::parse(compared({lean, "--format", "json"}).out)["arms"];
  CHECK(arms[1]["differs"].back() == "events: squeeze (Apr 2018), winter (Dec 2018)");
  CHECK_FALSE(arms[1].contains("file"));
  const Answer wrong = compared({lean, "--outcome", "integration"});
  CHECK(wrong.code == apps::ExitCode::bad_input);
  CHECK_THAT(wrong.err, Contains("did you mean \"final_integration\"?") &&
                            Contains("final_trust") && !Contains("/concordat_compare"));
}

TEST_CASE("who compares long after what happened is told how to see it as it ends") {
  const tests::Folder folder;
  const auto compared = [&](const std::string& event) {
    const std::string cut = folder.file("cut.txtpb");
    std::ofstream(cut)
        << "include: \"three_places\" event { kind: funding_change month: 12 size: -.1 " + event +
               " }\n";
    return say({"compare", "three_places", cut, "--replicates", "2", "--months", "48", "--quiet"})
        .out;
  };
  CHECK_THAT(compared("duration: 12"),
             Contains("numbers of the end, Mar 2020; what tells the arms apart is over in") &&
                 Contains("Mar 2018: --months 24 ends the runs there"));
  CHECK_THAT(compared("duration: 30"), !Contains("is over"));
  CHECK_THAT(compared(""), !Contains("is over"));
}

TEST_CASE("of what differs in no pair nobody says how often it is higher") {
  const Answer answer =
      say({"compare", "three_places", "--arm", "regime=memorandum", "--arm", "regime=majority",
           "--months", "6", "--replicates", "4", "--quiet", "--outcome", "retreat"});
  for (const std::string& line : tests::lines(answer.out))
    if (line.starts_with("  retreat"))
      CHECK((line.ends_with("–") && line.find("50 [") == line.npos));
}

namespace {
/// A small study of two regimes and two paces of trust, over two years of Dorset.
void study(const std::string& file, const tests::Folder& folder, const std::string& design,
           const std::string& factors) {
  const std::string experiment = folder.file("experiment.txtpb");
  std::ofstream(experiment) << "title: \"Small\" footprint: \"dorset\" months: 24 replicates: 8\n"
                            << factors << "design { " << design << " }\n";
  const Answer answer = say({"sweep", experiment, "--output", file, "--quiet"});
  INFO(answer.err);
  REQUIRE(answer.code == apps::ExitCode::done);
}

const std::string regimes =
                      "factor { path: \"regime\" level: \"memorandum\" level: \"majority\" }\n",
                  gain = "factor { path: \"trust.gain\" low: .01 high: .08 }\n",
                  decay = "factor { path: \"trust.decay\" low: .001 high: .01 }\n";
}  // namespace

TEST_CASE("compare takes the levels of a study's factor for arms") {
  const tests::Folder folder;
  const std::string file = folder.file("study.h5");
  study(file, folder, "full_factorial { levels: 2 }", regimes + gain);
  const Answer answer = say({"compare", file});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out,
             Contains("16 pairs of runs with the same random draws, at 2 design points"));
  CHECK_THAT(answer.out, Contains("A   regime memorandum   (control)"));
  CHECK_THAT(answer.out, Contains("by bootstrap over replicates"));
  const json facts = json::parse(
      say({"compare", file, "--by", "regime", "--by", "trust.gain", "--format", "json"}).out);
  CHECK(facts["arms"].size() == 4);
  CHECK(facts["pairs"] == 8);
  const Answer wrong = say({"compare", file, "--by", "regim"});
  CHECK(wrong.code == apps::ExitCode::bad_input);
  CHECK_THAT(wrong.err, Contains("did you mean \"regime\"?"));
  CHECK_THAT(say({"compare", file, file}).err, Contains("holds a study of 4 design points"));
}

TEST_CASE("compare of a list says which arm no point of the control stands against") {
  const tests::Folder folder;
  const std::string file = folder.file("list.h5");
  std::ofstream(folder.file("points.csv")) << "trust.gain,regime\n"
                                              ".02,memorandum\n.02,majority\n.08,aco\n";
  study(file, folder, "list { file: \"points.csv\" }",
        "factor { path: \"trust.gain\" }\nfactor { path: \"regime\" }\n");
  const Answer answer = say({"compare", file, "--by", "regime"});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("8 pairs of runs") && Contains("B higher, %"));
  CHECK_THAT(answer.out, Contains("C is compared with nothing: none of its points agrees with"));
  CHECK_THAT(answer.out, !Contains("C higher, %"));
}

TEST_CASE("compare asks by which factor where several might be meant") {
  const tests::Folder folder;
  const std::string file = folder.file("study.h5");
  const std::string growth =
      "factor { path: \"finance.allocation_growth\" level: \"0\" level: \".05\" }\n";
  study(file, folder, "full_factorial {}", regimes + growth);
  CHECK_THAT(say({"compare", file}).out, Contains("A   regime memorandum   (control)"));
  const std::string numbers = folder.file("numbers.h5");
  study(numbers, folder, "full_factorial { levels: 2 }", gain + decay);
  const Answer answer = say({"compare", numbers});
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("say --by FACTOR; it varies trust.gain or trust.decay"));
}

TEST_CASE("compare simulates arms itself, the same as a study of them") {
  const tests::Folder folder;
  const std::string file = folder.file("arms.h5"), same = folder.file("same.h5");
  const std::vector<std::string> arms{
      "--footprint", "dorset",          "--months",     "24", "--arm",  "regime=memorandum",
      "--arm",       "regime=majority", "--replicates", "8",  "--quiet"};
  std::vector<std::string> words{"compare", "--output", file, "--format", "json"};
  words.insert(words.end(), arms.begin(), arms.end());
  const Answer answer = say(words);
  INFO(answer.err);
  REQUIRE(answer.code == apps::ExitCode::done);
  const json facts = json::parse(answer.out);
  CHECK(facts["pairs"] == 8);
  CHECK(facts["arms"][0]["name"] == "regime memorandum");
  study(same, folder, "full_factorial {}", regimes);
  const json again = json::parse(say({"compare", same, "--format", "json"}).out);
  CHECK(again["outcomes"] == facts["outcomes"]);
  const json read = json::parse(say({"compare", file, "--format", "json"}).out);
  CHECK(read["outcomes"] == facts["outcomes"]);
}

TEST_CASE("compare runs arms at every parameter set of an ensemble") {
  const tests::Folder folder;
  const std::string list = folder.file("list.h5");
  study(list, folder, "list { row: \".02\" row: \".05\" row: \".02\" }",
        "factor { path: \"trust.gain\" }\n");
  const Answer answer =
      say({"compare", "--ensemble", list, "--arm", "regime=memorandum", "--arm", "regime=majority",
           "--replicates", "4", "--quiet", "--format", "json", "--outcome", "final_trust"});
  INFO(answer.err);
  REQUIRE(answer.code == apps::ExitCode::done);
  const json facts = json::parse(answer.out);
  CHECK(facts["pairs"] == 12);
  CHECK(facts["points"] == 2);  // one of them twice
  CHECK(facts["outcomes"][0]["against_control"][0].contains("share_of_points_higher"));
}

TEST_CASE("compare refuses arms that are no arms") {
  const auto refused = [](std::vector<std::string> words, const std::string& why) {
    words.insert(words.begin(), "compare");
    const Answer answer = say(words);
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains(why));
  };
  const std::string dorset = "--footprint=dorset", one = "--arm=regime=memorandum";
  refused({dorset}, "which arms?");
  refused({dorset, one}, "a comparison needs two");
  refused({one, "--arm=regime=majority"}, "nothing to simulate");
  refused({dorset, one, "--arm=trust.gain=.02"}, "says nothing of regime");
  refused({dorset, one, "--arm=regime=memorandum"}, "is there twice");
  refused({dorset, one, "--arm=regime"}, "must be PATH=VALUE");
  refused({dorset, one, "--arm=regime=majorty"}, "did you mean \"majority\"?");
}

TEST_CASE("sensitivity tells of groups of factors, and which factors they are") {
  const tests::Folder folder;
  const std::string file = folder.file("study.h5"),
                    trust = "factor { path: \"trust.*\" group: \"trust\" }\n",
                    cost = "factor { path: \"choice.cost\" }\n";
  study(file, folder, "saltelli { base: 8 }", trust + cost);
  const Answer answer = say({"sensitivity", file});
  for (const std::string words : {"2 groups · 8 base points", "groups, each of which",
                                  "trust        trust.gain, trust.loss_ratio"})
    CHECK_THAT(answer.out, Contains(words));
  for (const std::string& line : tests::lines(answer.out))
    if (line.find(folder.file("")) == std::string::npos) CHECK(apps::columns(line) <= 80);
  const json facts = json::parse(say({"sensitivity", file, "--format", "json"}).out);
  const json& found = facts["outcomes"][0]["factors"];
  REQUIRE(found.size() == 2);
  for (const json& row : found) CHECK(row.contains("members") == (row["factor"] == "trust"));
  CHECK(facts["factors"][0]["group"] == "trust");
  CHECK(say({"replay", file, "--quiet"}).code == apps::ExitCode::done);
}

TEST_CASE("PAWN leaves out what cannot act at any point, and says so") {
  const tests::Folder folder;
  const std::string file = folder.file("study.h5");
  study(file, folder, "latin_hypercube { points: 100 }",
        gain + "factor { path: \"aco.mandate\" }\nfactor { path: \"workforce.bank\" }\n" +
            "factor { path: \"switches.workforce\" }\n");
  const Answer answer = say({"sensitivity", file});
  INFO(answer.err);
  CHECK_THAT(answer.out, Contains("left out, as they cannot act at any point (1 factor): "
                                  "aco.mandate"));
  const json facts = json::parse(say({"sensitivity", file, "--format", "json"}).out);
  CHECK(facts["idle"] == json::array({"aco.mandate"}));
  for (const json& row : facts["outcomes"][0]["factors"])
    CHECK(row["pawn"].is_null() == (row["factor"] == "aco.mandate"));
}

TEST_CASE("sensitivity takes the method that fits the design and shows it within 80 columns") {
  struct Row {
    std::string design, method;
    std::vector<std::string> words;
  };
  const std::vector<Row> table{
      {"morris { trajectories: 4 candidates: 4 }",
       "morris",
       {"Morris · 2 factors · 4 trajectories · means of 8 replicates", "mu*", "trust.gain",
        "chance"}},
      {"saltelli { base: 8 second_order: true }",
       "sobol",
       {"Sobol' indices · 2 factors · 8 base points", "alone [95 %]", "in all [95 %]"}},
      {"latin_hypercube { points: 40 }",
       "pawn",
       {"PAWN · 2 factors · 40 points · 8 replicates", "threshold"}}};
  for (const Row& row : table) {
    const tests::Folder folder;
    const std::string file = folder.file("study.h5");
    study(file, folder, row.design, gain + decay);
    const Answer answer = say({"sensitivity", file});
    INFO(answer.err);
    CHECK(answer.code == apps::ExitCode::done);
    for (const std::string& words : row.words) CHECK_THAT(answer.out, Contains(words));
    CHECK_THAT(answer.out, Contains("an illustration of mechanisms, not a forecast"));
    for (const std::string& line : tests::lines(answer.out))
      if (line.find(folder.file("")) == std::string::npos) CHECK(apps::columns(line) <= 80);
    const json facts = json::parse(say({"sensitivity", file, "--format", "json"}).out);
    CHECK(facts["method"] == row.method);
    CHECK(facts["outcomes"].size() == 3);
    CHECK(facts["outcomes"][0]["factors"].size() == 2);
  }
}

TEST_CASE("sensitivity refuses what no method fits") {
  const tests::Folder folder;
  const std::string file = folder.file("study.h5"), run = folder.file("run.h5");
  study(file, folder, "full_factorial { levels: 2 }", gain + decay);
  simulate(run);
  const auto refused = [](std::vector<std::string> words, const std::string& why) {
    words.insert(words.begin(), "sensitivity");
    const Answer answer = say(words);
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains(why));
  };
  refused({}, "sensitivity: of which FILE?");
  refused({run}, "one scenario alone, in which nothing was varied");
  refused({file}, "the design is full_factorial, and no method fits it");
  refused({file}, "it varies trust.gain or trust.decay");
  refused({file}, "compare " + apps::shell_word(file) + " --by FACTOR");
  refused({file, "--method", "sobol"}, "--method sobol: does not fit the design");
  refused({file, "--method", "anova"}, "no such choice");
}
