// Real runs, small ones, within this process.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "agents/scenario/text.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

namespace {
/// A year of Dorset.
std::vector<std::string> small_run(const std::string& output, std::vector<std::string> more = {}) {
  std::vector<std::string> words{"run",          "--footprint", "dorset",   "--months", "24",
                                 "--replicates", "40",          "--output", output};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string digest_of(const std::string& file) {
  const Answer answer = say({"info", file, "--digest"});
  REQUIRE(answer.code == apps::ExitCode::done);
  return answer.out;
}

/// True where Debian's Python takes it for JSON.
bool is_json(const std::string& text, const tests::Folder& folder) {
  std::ofstream(folder.file("answer.json")) << text;
  const std::string command =
      "/usr/bin/python3 -m json.tool " + folder.file("answer.json") + " > /dev/null";
  return std::system(command.c_str()) == 0;
}
}  // namespace

TEST_CASE("a run shows its result on one screen of 80 columns") {
  const tests::Folder folder;
  const Answer answer = say(small_run(folder.file("d.h5")));
  CHECK(answer.code == apps::ExitCode::done);
  for (const std::string words :
       {"Dorset",
        "1 CCG",
        "3 councils",
        "(synthetic)",
        "MoU with partnership board",
        "Apr 2016 to Mar 2018",
        "40 runs · seed 1",
        "after 24 months",
        "[95 %]",
        "90 % of runs",
        "2 years",
        "organisations that collaborate",
        "trust between partners",
        "integration of care",
        "financial pressure",
        "NHS trusts' margin, £m of",
        "CCGs' margin, £m of",
        "retreat to silos",
        "fewer than 25 % collaborate for 12 months in a row",
        "an illustration of mechanisms, not a forecast for these organisations",
        "digest ",
        "next "})
    CHECK_THAT(answer.out, Contains(words));
  CHECK(tests::lines(answer.out).size() <= 24);
  for (const std::string& line : tests::lines(answer.out))
    if (line.find(folder.file("")) == std::string::npos) CHECK(apps::columns(line) <= 80);
}

TEST_CASE("progress goes to the error stream, and --quiet silences it") {
  const tests::Folder folder;
  CHECK_THAT(say(small_run(folder.file("a.h5"))).err, Contains("40/40"));
  CHECK(say(small_run(folder.file("b.h5"), {"--quiet"})).err.empty());
}

TEST_CASE("the option --ascii keeps to ASCII") {
  const tests::Folder folder;
  const apps::Style terminal{.colour = true, .redraws = true};
  const Answer answer = say(small_run(folder.file("d.h5"), {"--ascii"}), terminal);
  CHECK(answer.code == apps::ExitCode::done);
  for (const std::string& text : {answer.out, answer.err})
    CHECK(std::ranges::all_of(
        text, [](char c) { return c == '\n' || c == '\r' || (c >= ' ' && c <= '~'); }));
}

TEST_CASE("colour is used where the stream takes it") {
  const tests::Folder folder;
  const Answer answer = say(small_run(folder.file("d.h5")), {.colour = true});
  CHECK_THAT(answer.out, Contains("\033[1m"));
}

TEST_CASE("JSON stands alone on stdout and says what the text says") {
  const tests::Folder folder;
  const std::string file = folder.file("d.h5");
  const Answer answer = say(small_run(file, {"--format", "json"}));
  CHECK(answer.code == apps::ExitCode::done);
  REQUIRE(is_json(answer.out, folder));
  const json result = json::parse(answer.out);
  CHECK(result["runs"] == 40);
  CHECK(result["organisations"] == 11);
  CHECK(result["series_medians"]["trust"].size() == 24);
  CHECK(result["outcomes"]["final_trust"]["median_95"][0] <=
        result["outcomes"]["final_trust"]["median"]);
  CHECK(result["retreat"]["of"] == 40);
  CHECK(result["file"] == file);
  CHECK(result["digest"].get<std::string>() + "\n" == digest_of(file));
  const Answer info = say({"info", file, "--format", "json"});
  REQUIRE(is_json(info.out, folder));
  CHECK(json::parse(info.out)["digest_agrees"] == true);
  CHECK(json::parse(info.out)["outcomes"] == result["outcomes"]);
}

TEST_CASE("lists are JSON arrays of what the text shows") {
  const tests::Folder folder;
  for (const std::string what :
       {"footprints", "scenarios", "parameters", "metrics", "kinds", "subtypes"}) {
    CAPTURE(what);
    const Answer text = say({"list", what}), array = say({"list", what, "--format", "json"});
    CHECK(text.code == apps::ExitCode::done);
    CHECK(tests::width(text.out) <= apps::screen_columns);
    REQUIRE(is_json(array.out, folder));
    CHECK(json::parse(array.out).is_array());
    CHECK(json::parse(array.out).size() >= 5);
  }
  CHECK(json::parse(say({"list", "footprints", "--format", "json"}).out).size() == 44);
}

TEST_CASE("an existing output is refused, kept, and replaced only when asked") {
  const tests::Folder folder;
  const std::string file = folder.file("d.h5");
  REQUIRE(say(small_run(file)).code == apps::ExitCode::done);
  const std::string before = tests::content(file);
  const Answer refused = say(small_run(file, {"--seed", "2"}));
  CHECK(refused.code == apps::ExitCode::bad_input);
  CHECK_THAT(refused.err, Contains("--overwrite"));
  CHECK(refused.out.empty());
  CHECK(tests::content(file) == before);
  CHECK(say(small_run(file, {"--seed", "2", "--overwrite"})).code == apps::ExitCode::done);
  CHECK(tests::content(file) != before);
}

TEST_CASE("resuming what is finished shows it again and changes nothing") {
  const tests::Folder folder;
  const std::string file = folder.file("d.h5");
  const Answer first = say(small_run(file));
  const std::string before = tests::content(file);
  const Answer again = say(small_run(file, {"--resume"}));
  CHECK(again.code == apps::ExitCode::done);
  CHECK(again.out == first.out);
  CHECK(tests::content(file) == before);
}

TEST_CASE("threads and the size of commits do not change the digest, the seed does") {
  const tests::Folder folder;
  say(small_run(folder.file("a.h5"), {"--threads", "1"}));
  say(small_run(folder.file("b.h5"), {"--threads", "3", "--commit-every", "8"}));
  say(small_run(folder.file("c.h5"), {"--seed", "2"}));
  CHECK(digest_of(folder.file("a.h5")) == digest_of(folder.file("b.h5")));
  CHECK(digest_of(folder.file("a.h5")) != digest_of(folder.file("c.h5")));
}

TEST_CASE("a replay confirms a result file, whatever it keeps of trajectories") {
  const tests::Folder folder;
  const std::string file = folder.file("d.h5");
  say(small_run(file, {"--trajectories", "all", "--set", "trust.gain=0.05"}));
  const Answer answer = say({"replay", file, "--quiet"});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("the same: 40 runs"));
}

TEST_CASE("a changed value is noticed by info and by replay") {
  const tests::Folder folder;
  const std::string file = folder.file("d.h5");
  say(small_run(file));
  const std::string command = "/usr/bin/python3 -c \"import h5py; f = h5py.File('" + file +
                              "', 'r+'); f['final_trust'][3] = .5; "
                              "f.attrs['digest'] = '0123456789abcdef' * 2; f.close()\"";
  REQUIRE(std::system(command.c_str()) == 0);
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"info", file}, {"info", file, "--digest"}, {"replay", file, "--quiet"}}) {
    const Answer answer = say(words);
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, Contains("d.h5") && Contains("damaged"));
  }
}

TEST_CASE("an output that cannot be written ends with its own exit code") {
  const Answer answer = say(small_run("/no/such/folder/d.h5"));
  CHECK(answer.code == apps::ExitCode::not_written);
  CHECK_THAT(answer.err, Contains("/no/such/folder"));
}

TEST_CASE("check says what a footprint is made of and what differs from the defaults") {
  const Answer answer = say({"check", "--footprint", "dorset", "--set", "trust.gain=0.02"});
  CHECK(answer.code == apps::ExitCode::done);
  for (const std::string words :
       {"Dorset", "1 board and 1 place partnership", "55 pairs", "estimated",
        "1 of 11 organisations", "trust.gain", "it is sound"})
    CHECK_THAT(answer.out, Contains(words));
  const json facts = json::parse(say({"check", "--footprint", "dorset", "--format", "json"}).out);
  CHECK(facts["pairs_of_partners"] == 55);
  const json kinds = {
      {"acute", 5}, {"mental_health", 1}, {"ccg", 1}, {"council", 3}, {"gp_federation", 1}};
  CHECK(facts["organisations_by_subtype"] == kinds);
  CHECK(facts["changed_parameters"].empty());
  const std::string resolved = facts["resolved"];
  CHECK(agents::write_text(agents::read_text(resolved, "resolved")) == resolved);
}

TEST_CASE("all 44 footprints, England and the shipped scenarios are sound") {
  const Answer answer = say({"check", "--all"});
  CAPTURE(answer.err);
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("England"));
  CHECK(tests::width(answer.out) <= apps::screen_columns);
}
