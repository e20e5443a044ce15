// Studies killed, interrupted, short of disk and with runs that fail.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

#include "tests/cli/processes.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::exit_code;
using tests::say;
using tests::start;

namespace {
using Words = std::vector<std::string>;

const std::string fixed_study = R"(
title: "A study to interrupt" footprint: "South Yorkshire and Bassetlaw" months: 60
factor { path: "trust.gain" } factor { path: "regime" level: "memorandum" level: "majority" }
design { latin_hypercube { points: 500 } } replicates: 8
)";
const std::string adaptive_study = R"(
title: "An adaptive study to interrupt" footprint: "dorset" months: 48
factor { path: "trust.gain" } design { latin_hypercube { points: 30 } }
adaptive { least: 64 most: 600 narrow { outcome: "final_integration" half_width: .006 } }
)";

/// Studies of a folder of their own.
struct Scene {
  explicit Scene(const std::string& study) { std::ofstream(folder.file("study.txtpb")) << study; }
  Words sweep(const std::string& output, Words more = {}) const {
    Words words{"sweep", folder.file("study.txtpb"), "--quiet", "--output", folder.file(output)};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  int run(const std::string& output, Words more = {}) const {
    return exit_code(sweep(output, std::move(more)), folder.file("errors"));
  }
  std::string errors() const { return tests::content(folder.file("errors")); }
  std::string digest(const std::string& output) const {
    return say({"info", folder.file(output), "--digest"}).out;
  }
  tests::Folder folder;
};

/// Kills the study so many times, each a random moment after it went on, then lets it end.
void kill_and_resume(const Scene& scene, int kills, unsigned seed) {
  std::mt19937 engine(seed);
  const std::string output = scene.folder.file("killed.h5");
  for (int k = 0; k < kills && !std::filesystem::exists(output); ++k) {
    const auto before = engine::journal_status(output);
    const pid_t child = start(scene.sweep("killed.h5", {k > 0 ? "--resume" : "--overwrite"}),
                              scene.folder.file("errors"));
    tests::wait_for_runs(child, output, (before ? before->committed : 0) + 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(engine() % 60));
    kill(child, SIGKILL);
    tests::ended(child);
    const auto after = engine::journal_status(output);
    CHECK((std::filesystem::exists(output) ||
           (after && after->committed >= (before ? before->committed : 0))));
  }
  CHECK(scene.run("killed.h5", {"--resume"}) == apps::ExitCode::done);
}
}  // namespace

TEST_CASE("a study killed again and again ends in the bits of an undisturbed one") {
  const Scene scene(GENERATE(fixed_study, adaptive_study));
  REQUIRE(scene.run("whole.h5") == apps::ExitCode::done);
  kill_and_resume(scene, 5, 1);
  CHECK(scene.digest("killed.h5") == scene.digest("whole.h5"));
  CHECK_FALSE(engine::journal_status(scene.folder.file("killed.h5")));
}

TEST_CASE("threads do not show in what a study finds") {
  const Scene scene(GENERATE(fixed_study, adaptive_study));
  REQUIRE(scene.run("one.h5", {"--threads", "1"}) == apps::ExitCode::done);
  REQUIRE(scene.run("five.h5", {"--threads", "5"}) == apps::ExitCode::done);
  CHECK(scene.digest("one.h5") == scene.digest("five.h5"));
}

TEST_CASE("Ctrl-C keeps what is done of a study and says how to go on") {
  const Scene scene(fixed_study);
  const std::string output = scene.folder.file("stopped.h5");
  const int status = tests::signal_at_work(
      start(scene.sweep("stopped.h5"), scene.folder.file("errors")), output, SIGINT);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == apps::ExitCode::interrupted);
  CHECK_THAT(scene.errors(), Contains("interrupted: ") && Contains(tests::typed("status")));
  const std::string marker = "go on with ";
  REQUIRE_THAT(scene.errors(), Contains(marker));
  std::ofstream(scene.folder.file("go_on.sh"))
      << scene.errors().substr(scene.errors().find(marker) + marker.size());
  CHECK(std::system(("sh " + scene.folder.file("go_on.sh") + " > /dev/null 2>&1").c_str()) == 0);
  REQUIRE(scene.run("whole.h5") == apps::ExitCode::done);
  CHECK(scene.digest("stopped.h5") == scene.digest("whole.h5"));
}

TEST_CASE("a study that runs out of disk keeps what was committed and goes on") {
  const Scene scene(fixed_study);
  std::string command;
  for (const std::string& word : scene.sweep("full.h5")) command += " " + apps::shell_word(word);
  const std::string limited = "ulimit -f 300; exec " +  // in 512 bytes
                              tests::shell_word(tests::program) + command + " 2>" +
                              scene.folder.file("errors") + " >/dev/null";
  CHECK(WEXITSTATUS(std::system(limited.c_str())) == apps::ExitCode::not_written);
  const auto kept = engine::journal_status(scene.folder.file("full.h5"));
  REQUIRE(kept);
  CHECK(kept->committed > 0);
  CHECK(kept->committed < kept->runs);
  CHECK_FALSE(std::filesystem::exists(scene.folder.file("full.h5")));
  CHECK(scene.run("full.h5", {"--resume"}) == apps::ExitCode::done);
  REQUIRE(scene.run("whole.h5") == apps::ExitCode::done);
  CHECK(scene.digest("full.h5") == scene.digest("whole.h5"));
}

TEST_CASE("memory does not grow with the runs of a study") {
  const auto peak = [](int points) {
    const Scene scene(
        "title: \"Size\" footprint: \"dorset\" months: 24 replicates: 8\n"
        "factor { path: \"trust.gain\" } factor { path: \"trust.decay\" }\n"
        "design { latin_hypercube { points: " +
        std::to_string(points) + " } }\n");
    const auto usage = tests::usage_of(
        start(scene.sweep("study.h5", {"--threads", "2"}), scene.folder.file("errors")));
    REQUIRE(usage.status == 0);
    return usage.peak_kilobytes;
  };
  // How many blocks are at work at once is the machine's affair and only adds: the less of two.
  const auto least = [&](int points) { return std::min(peak(points), peak(points)); };
  const long small = least(1250), large = least(5000);
  CAPTURE(small, large);
  // Four times as many points have tables of their own, below 100 bytes each.
  CHECK(large < small + 3000);
}

TEST_CASE("ten thousand points killed twenty times end in the same bits", "[.nightly]") {
  const tests::Folder folder;
  const auto seconds = [] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  };
  const Words study{"sweep", "trust_and_money", "--quiet", "--output"};
  const auto sweep = [&](const std::string& output, Words more = {}) {
    Words words = study;
    words.push_back(folder.file(output));
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  const double begun = seconds();
  const auto whole = tests::usage_of(start(sweep("whole.h5"), folder.file("errors")));
  REQUIRE(whole.status == 0);
  const double took = seconds() - begun;
  std::printf("undisturbed: %.0f s, peak memory %.1f MB\n", took, whole.peak_kilobytes / 1000.);

  std::mt19937 engine(20);
  const std::string output = folder.file("killed.h5");
  int kills = 0;
  while (!std::filesystem::exists(output) && kills < 20) {
    const pid_t child =
        start(sweep("killed.h5", {kills > 0 ? "--resume" : "--overwrite"}), folder.file("errors"));
    std::this_thread::sleep_for(std::chrono::duration<double>(took / 12 * (engine() % 1000) / 1e3));
    kill(child, SIGKILL);
    tests::ended(child);
    ++kills;
    const auto kept = engine::journal_status(output);
    std::printf("kill %d: %llu runs kept\n", kills,
                static_cast<unsigned long long>(kept ? kept->committed : 0));
  }
  CHECK(exit_code(sweep("killed.h5", {"--resume"}), folder.file("errors")) == apps::ExitCode::done);
  const std::string digest = say({"info", folder.file("whole.h5"), "--digest"}).out;
  CHECK(say({"info", output, "--digest"}).out == digest);
  std::printf("killed %d times; digest %s", kills, digest.c_str());
}
