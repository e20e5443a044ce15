// Patterns looked for in real runs.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/cli/processes.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

namespace {
/// Two years of three places, with and without growth: the first claim holds, the second fails.
std::string pattern_file(const tests::Folder& folder, const std::string& replicates = "20") {
  const std::string path = folder.file("growth.txtpb");
  std::ofstream(path) << "title: \"What cannot grow stays small\"\n"
                         "scenario: \"three_places\"\nmonths: 24\n"
                         "factor { path: \"integration.rate\" level: \"0\" level: \".03\" }\n"
                         "design { full_factorial {} }\nreplicates: "
                      << replicates
                      << "\npattern { id: \"G1\" source: \"HC 650 ¶54\" use: validation "
                         "standing: imposed because: \"the rate is a factor of the change\" "
                         "explanation: \"The second claim is there to fail.\" }\n"
                         "claim { that: \"integration grows where it can\" contrast {\n"
                         "  term { outcome: \"final_integration\" at: \".03\" }\n"
                         "  term { times: -1 outcome: \"final_integration\" at: \"0\" } }\n"
                         "  above: 0 }\n"
                         "claim { that: \"or where it cannot\" steps {\n"
                         "  outcome: \"integration_12\" at: \".03\" at: \"0\" }\n"
                         "  above: 0 }\n";
  return path;
}

json validated(std::vector<std::string> words) {
  words.insert(words.begin(), "validate");
  words.insert(words.end(), {"--format", "json"});
  const Answer answer = say(words);
  INFO(answer.err);
  REQUIRE(answer.code == apps::ExitCode::done);
  return json::parse(answer.out);
}

/// What h5py prints for an expression on the file f.
std::string printed(const std::string& path, const std::string& expression) {
  const std::string command = "/usr/bin/python3 -c \"import h5py; f = h5py.File('" + path +
                              "'); print(" + expression + ")\" 2>&1";
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    text.append(buffer.data(), count);
  ::pclose(pipe);
  return text;
}
}  // namespace

TEST_CASE("validate shows every claim of a pattern that is named, within 80 columns") {
  const tests::Folder folder;
  const Answer answer = say({"validate", "--patterns", pattern_file(folder)});
  INFO(answer.err);
  CHECK(answer.code == apps::ExitCode::done);
  for (const std::string words :
       {"1 pattern · 40 runs · seed 1", "G1", "What cannot grow stays small", "HC 650 ¶54",
        "validation: kept back", "imposed", "the rate is a factor of the change",
        "pass     integration grows where it can", "to be above 0",
        "final_integration at .03 - final_integration at 0", "fail     or where it cannot",
        "smallest step of integration_12", "The second claim is there to fail.",
        "2 points × 20 replicates", "integration.rate", "next "})
    CHECK_THAT(answer.out, Contains(words));
  for (const std::string& line : tests::lines(answer.out))
    if (line.find(folder.file("")) == std::string::npos) CHECK(apps::columns(line) <= 80);
}

TEST_CASE("patterns that helped to choose defaults stand apart from those kept back") {
  const std::vector<std::string> words{"validate",     "--patterns", "P1,P3,P4,P9",
                                       "--replicates", "8",          "--quiet"};
  const Answer answer = say(words);
  CHECK(answer.code == apps::ExitCode::done);
  CHECK(answer.err.empty());
  CHECK(tests::width(answer.out) <= apps::screen_columns);
  const auto at = [&](const std::string& text) {
    CAPTURE(text);
    REQUIRE_THAT(answer.out, Contains(text));
    return answer.out.find(text);
  };
  CHECK(at("calibration: used to choose defaults, so no evidence") < at("\n  P1 "));
  CHECK(at("\n  P1 ") < at("\n  P4 "));
  CHECK(at("\n  P4 ") < at("validation: kept back"));
  CHECK(at("validation: kept back") < at("\n  P3 "));
  CHECK(at("\n  P3 ") < at("\n  P9 "));
  CHECK_THAT(answer.out, Contains(" of 2 pass") && Contains("next   concordat validate --") &&
                             Contains("--patterns P"));
  CHECK_THAT(answer.out, !Contains("\033"));
  CHECK_THAT(say(words, {.colour = true}).out, Contains("\033[32mpass\033[0m"));
}

TEST_CASE("validate's JSON holds estimates, intervals, verdicts and means of points") {
  const tests::Folder folder;
  const json all = validated({"--patterns", pattern_file(folder), "--quiet"});
  REQUIRE(all.size() == 1);
  const json& one = all[0];
  CHECK(one["id"] == "G1");
  CHECK(one["title"] == "What cannot grow stays small");
  CHECK(one["verdict"] == "fail");
  CHECK(one["use"] == "validation");
  CHECK(one["standing"] == "imposed");
  CHECK(one["sources"] == json::array({"HC 650 ¶54"}));
  CHECK(one["replicates"] == 20);
  CHECK_FALSE(one.contains("condition"));
  REQUIRE(one["claims"].size() == 2);
  CHECK(one["claims"][0]["verdict"] == "pass");
  CHECK(one["claims"][0]["statistic"] == "contrast");
  CHECK(one["claims"][0]["expected"] == json{{"above", 0.}});
  CHECK(one["claims"][1]["verdict"] == "fail");
  const double estimate = one["estimate"];
  CHECK(estimate == one["claims"][0]["estimate"]);
  CHECK(one["interval"][0] < estimate);
  CHECK(one["interval"][1] > estimate);
  REQUIRE(one["points"].size() == 2);
  CHECK(one["points"][1]["levels"]["integration.rate"] == .03);
  const auto mean = [&](int point) {
    return one["points"][point]["means"][0]["mean"].get<double>();
  };
  CHECK(mean(1) - mean(0) == Approx(estimate));
}

TEST_CASE(
    "validate gives the same numbers for any number of threads, and others for another seed") {
  const tests::Folder folder;
  const std::string file = pattern_file(folder);
  const json one = validated({"--patterns", file, "--threads", "1"});
  CHECK(one == validated({"--patterns", file, "--threads", "3"}));
  CHECK(one[0]["estimate"] != validated({"--patterns", file, "--seed", "2"})[0]["estimate"]);
  CHECK(validated({"--patterns", file, "--replicates", "9"})[0]["replicates"] == 9);
  CHECK(validated({"--patterns", file, "--replicates", "90", "--quick"})[0]["replicates"] == 40);
}

TEST_CASE("patterns under conditions stand beside the pattern as it is") {
  const tests::Folder folder;
  const std::string file = pattern_file(folder);
  const json all = validated({"--patterns", file, "--under", "controls"});
  REQUIRE(all.size() >= 3);
  CHECK(all[0]["condition"].is_null());
  CHECK(all[1]["condition"].is_string());
  const Answer text = say({"validate", "--patterns", file, "--under", "controls"});
  CHECK_THAT(text.out, Contains("as is A") && Contains("G1  fail"));
  CHECK(say({"validate", "--patterns", file, "--under", "contrlos"}).code ==
        apps::ExitCode::bad_input);
}

TEST_CASE("a pattern that varies what is set does not apply") {
  const tests::Folder folder;
  const json all = validated({"--patterns", pattern_file(folder), "--set", "integration.rate=.01"});
  CHECK(all[0]["verdict"] == "does not apply");
  CHECK_FALSE(all[0].contains("claims"));
}

TEST_CASE("validate keeps its tables in a file that h5py reads, and replaces none unasked") {
  const tests::Folder folder;
  const std::string file = pattern_file(folder), output = folder.file("kept.h5");
  const std::vector<std::string> words{"validate", "--patterns", file, "--output", output};
  CHECK_THAT(say(words).out, Contains("wrote"));
  CHECK(printed(output,
                "f['patterns/id'].asstr()[:].tolist(), "
                "f['patterns/verdict'].asstr()[:].tolist()") == "['G1'] ['fail']\n");
  CHECK(printed(output, "f['claims/verdict'].asstr()[:].tolist()") == "['pass', 'fail']\n");
  CHECK(printed(output, "f['points/mean'].shape, int(f.attrs['seed'])") == "(2,) 1\n");
  const Answer again = say(words);
  CHECK(again.code == apps::ExitCode::bad_input);
  CHECK_THAT(again.err, Contains("--overwrite"));
  CHECK(say({"validate", "--patterns", file, "--output", output, "--overwrite"}).code ==
        apps::ExitCode::done);
  CHECK(say({"validate", "--patterns", file, "--output", folder.file("none") + "/a.h5"}).code ==
        apps::ExitCode::not_written);
}

TEST_CASE("an interrupted validation keeps nothing") {
  const tests::Folder folder;
  const std::string errors = folder.file("errors"), output = folder.file("kept.h5");
  const pid_t child = tests::start(
      {"validate", "--patterns", pattern_file(folder, "100000"), "--output", output}, errors);
  for (int k = 0; k < 6000 && tests::content(errors).empty(); ++k)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  kill(child, SIGINT);
  const int status = tests::ended(child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == apps::ExitCode::interrupted);
  CHECK_THAT(tests::content(errors), Contains("interrupted: nothing was kept"));
  CHECK_FALSE(std::filesystem::exists(output));
  CHECK_FALSE(std::filesystem::exists(output + ".tmp"));
}

TEST_CASE(
    "patterns and conditions that ship can be listed, and names that are nearly right are said") {
  const json patterns = json::parse(say({"list", "patterns", "--format", "json"}).out);
  CHECK(patterns.size() >= 25);
  CHECK(patterns[0]["id"] == "P1");
  for (const json& pattern : patterns) CHECK(pattern["claims"] > 0);
  const json conditions = json::parse(say({"list", "conditions", "--format", "json"}).out);
  CHECK(std::ranges::any_of(conditions, [](const json& c) { return c["removes"] == "trust"; }));
  for (const char* what : {"patterns", "conditions"})
    CHECK(tests::width(say({"list", what}).out) <= apps::screen_columns);
  CHECK_THAT(say({"validate", "--under", "trust_of"}).err, Contains("did you mean \"trust_off\"?"));
  const Answer unknown = say({"validate", "--patterns", "P1,P77x"});
  CHECK(unknown.code == apps::ExitCode::bad_input);
  CHECK_THAT(unknown.err, Contains("P77x"));
}
