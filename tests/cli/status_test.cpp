#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/processes.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::Folder;
using tests::say;
using Words = std::vector<std::string>;

namespace {
/// An experiment in a folder of its own, and its output.
struct Scene {
  explicit Scene(const std::string& text) { std::ofstream(experiment) << text; }
  Words sweep(Words more = {}) const {
    Words words{"sweep", experiment, "--quiet", "--output", output};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  Answer status() const { return say({"status", output}); }
  json facts() const { return json::parse(say({"status", output, "--format", "json"}).out); }
  Folder folder;
  std::string experiment = folder.file("study.txtpb"), output = folder.file("study.h5");
};

const std::string large = R"(
title: "A large study" footprint: "South Yorkshire and Bassetlaw" months: 60
factor { path: "trust.gain" } design { latin_hypercube { points: 500 } } replicates: 8
outcome { name: "integration_y2" series: "integration" month: 24 }
)";
const std::string small = R"(
title: "A small study" footprint: "dorset" months: 12 replicates: 24
factor { path: "regime" level: "memorandum" level: "majority" }
factor { path: "trust.gain" level: ".01" level: ".05" }
)";
/// One of four points has an event after its last month.
const std::string unsound = R"(
title: "Some points cannot be" scenario: "a_partner_withdraws" replicates: 200
factor { path: "months" level: "36" level: "60" }
factor { path: "event[0].month" level: "12" level: "48" }
)";

/// All but the lines that name files fit the screen.
void check_width(const std::string& text, const Scene& scene) {
  for (const std::string& line : tests::lines(text))
    if (line.find(scene.folder.file("")) == std::string::npos) CHECK(apps::columns(line) <= 80);
}
}  // namespace

TEST_CASE("the status of a study shows how far it is while it is written, and how to go on") {
  const Scene scene(large);
  const pid_t child = tests::start(scene.sweep(), scene.folder.file("errors"));
  tests::wait_for_runs(child, scene.output, 200);
  const Answer writing = scene.status();
  kill(child, SIGKILL);
  tests::ended(child);
  CHECK(writing.code == apps::ExitCode::done);
  for (const std::string& words :
       Words{"A large study", "latin hypercube · 500 design points · seed 1", "being written",
             "of 4,000 runs", "░", ", writing", "integration_y2", "final_trust", "retreat",
             "part of the design that is done", "not a forecast", tests::typed("status")})
    CHECK_THAT(writing.out, Contains(words));
  CHECK_THAT(writing.out, Contains("pid " + std::to_string(child)));
  check_width(writing.out, scene);

  const Answer broken = scene.status();
  CHECK_THAT(broken.out, Contains("interrupted") && Contains("--resume"));
  const json facts = scene.facts();
  const auto left = engine::journal_status(scene.output);
  REQUIRE(left);
  CHECK(facts["state"] == "interrupted");
  CHECK(facts["runs"] == left->committed);
  CHECK(facts["runs_wanted"] == 4000);
  CHECK(facts["points"] == 500);
  CHECK(facts["parts"][0]["being_written"] == false);
  CHECK(facts["estimates"]["final_trust"]["runs"] == left->committed);

  CHECK(tests::exit_code(scene.sweep({"--resume"}), scene.folder.file("errors")) == 0);
  const Answer finished = scene.status();
  CHECK_THAT(finished.out,
             Contains("finished   4,000 of 4,000 runs") && Contains(tests::typed("sensitivity")));
  CHECK(scene.facts()["points_complete"] == 500);
}

TEST_CASE("the command that a status suggests finishes the study") {
  const Scene scene(large);
  tests::signal_at_work(tests::start(scene.sweep(), scene.folder.file("errors")), scene.output,
                        SIGKILL, 100);
  const std::string next = scene.facts()["next"];
  CHECK(std::system((next + " >/dev/null 2>&1").c_str()) == 0);
  CHECK(scene.facts()["state"] == "finished");
}

TEST_CASE("the status of a small design estimates each of its points") {
  const Scene scene(small);
  REQUIRE(say(scene.sweep()).code == apps::ExitCode::done);
  const Answer answer = scene.status();
  check_width(answer.out, scene);
  for (const std::string& words : Words{"regime=majority", "trust.gain=", "final_integration", "24",
                                        "full factorial · 4 design points", "concordat compare"})
    CHECK_THAT(answer.out, Contains(words));
  const json points = scene.facts()["by_point"];
  REQUIRE(points.size() == 4);
  for (const json& point : points) {
    const json trust = point["estimates"]["final_trust"];
    CHECK(point["runs"] == 24);
    CHECK(point["settings"].size() == 2);
    CHECK(trust["mean_95"][0] < trust["mean"]);
    CHECK(trust["mean"] < trust["mean_95"][1]);
  }
  CHECK(points[0]["estimates"]["final_trust"]["mean"] !=
        points[3]["estimates"]["final_trust"]["mean"]);
}

TEST_CASE("the estimates of a broken off study are those of its journal's runs") {
  // Shards leave journals behind, which hold all runs of a finished file.
  const Scene scene(small);
  for (const std::string shard : {"1/2", "2/2"})
    REQUIRE(tests::exit_code(scene.sweep({"--shard", shard}), scene.folder.file("errors")) == 0);
  const json before = scene.facts();
  CHECK(before["state"] == "unmerged");
  CHECK(before["parts"].size() == 2);
  CHECK_THAT(scene.status().out, Contains("part 1") && Contains(tests::typed("merge")));
  Scene whole(small);
  REQUIRE(say(whole.sweep()).code == apps::ExitCode::done);
  const json after = whole.facts();
  CHECK(before["points_complete"] == 4);
  for (std::size_t point = 0; point < 4; ++point)
    CHECK(before["by_point"][point]["estimates"] == after["by_point"][point]["estimates"]);
}

TEST_CASE("a status names the points that failed, with their settings and the error") {
  const Scene scene(unsound);
  const Answer swept = say(scene.sweep());
  CHECK(swept.code == apps::ExitCode::some_failed);
  const Answer answer = scene.status();
  for (const std::string words :
       {"200 runs failed", "replicate 0", "months=36 event[0].month=48", "event in month 48"})
    CHECK_THAT(answer.out, Contains(words));
  const json facts = scene.facts();
  CHECK(facts["failed"] == 200);
  REQUIRE(facts["failures"].size() == 1);
  CHECK_THAT(std::string(facts["failures"][0]["error"]), Contains("outside of the horizon"));
}

TEST_CASE("a study told to stop at an error stops, shows it, and can go on") {
  const Scene scene(unsound);
  const int stopped = tests::exit_code(scene.sweep({"--on-error", "stop", "--threads", "1"}),
                                       scene.folder.file("errors"));
  CHECK(stopped == apps::ExitCode::some_failed);
  CHECK_THAT(tests::content(scene.folder.file("errors")), Contains("stopped at a failed run"));
  CHECK_FALSE(std::filesystem::exists(scene.output));
  const json facts = scene.facts();
  CHECK(facts["state"] == "interrupted");
  CHECK(facts["failed"] > 0);
  CHECK_THAT(scene.status().out, Contains("months=36 event[0].month=48"));
  CHECK(tests::exit_code(scene.sweep({"--resume"}), scene.folder.file("errors")) ==
        apps::ExitCode::some_failed);
  Scene whole(unsound);
  say(whole.sweep());
  CHECK(say({"info", scene.output, "--digest"}).out == say({"info", whole.output, "--digest"}).out);
}

TEST_CASE("a run has a status too, finished or not") {
  const Folder folder;
  const std::string output = folder.file("run.h5");
  const Words run{"run",  "--footprint",    "dorset", "--months", "24",       "--replicates",
                  "2000", "--commit-every", "8",      "--quiet",  "--output", output};
  tests::signal_at_work(tests::start(run, folder.file("errors")), output, SIGKILL);
  const Answer broken = say({"status", output});
  CHECK_THAT(broken.out, Contains("a single scenario") && Contains("of 2,000 runs") &&
                             Contains("final_trust") && Contains("over the runs that are done"));
  CHECK(say({"status", output + ".journal"}).out == broken.out);
  Words resumed = run;
  resumed.emplace_back("--resume");
  REQUIRE(tests::exit_code(resumed, folder.file("errors")) == apps::ExitCode::done);
  const Answer finished = say({"status", output});
  CHECK_THAT(finished.out,
             Contains("finished   2,000 of 2,000 runs") && Contains(tests::typed("info")));
}

TEST_CASE("a status of nothing is refused, and ASCII is kept to") {
  const Answer nothing = say({"status", "no_such_study.h5"});
  CHECK(nothing.code == apps::ExitCode::bad_input);
  CHECK_THAT(nothing.err, Contains("no such output"));
  const Scene scene(small);
  REQUIRE(say(scene.sweep()).code == apps::ExitCode::done);
  const Answer answer = say({"status", scene.output, "--ascii"});
  CHECK(
      std::ranges::all_of(answer.out, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}
