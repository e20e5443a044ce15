#include "apps/cli/screen/progress.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/cli/words.hpp"

using namespace concordat;

namespace {
/// A progress whose clock the test turns.
struct Scene {
  explicit Scene(apps::Style style) : console{out, err, style, style} {}
  std::ostringstream out, err;
  apps::Console console;
  double now = 100;
  apps::Progress progress{console, [this] { return now; }};
};
}  // namespace

TEST_CASE("a log gets a line for every tenth of the work, with rate and time left") {
  Scene scene({});
  scene.progress.show(0, 1000);
  for (std::uint64_t finished = 8; finished <= 1000; finished += 8) {
    scene.now += .08;
    scene.progress.show(finished, 1000);
  }
  scene.progress.end();
  const auto lines = tests::lines(scene.err.str());
  CHECK(lines.size() == 10);
  CHECK(lines.front() == "  104/1,000   100 runs/s   9.0 s left");
  CHECK(lines.back() == "  1,000/1,000   100 runs/s   10 s");
  CHECK(scene.out.str().empty());
}

TEST_CASE("a terminal is redrawn at most ten times a second") {
  Scene scene({.redraws = true});
  scene.progress.show(0, 100000);
  for (std::uint64_t finished = 1; finished <= 1000; ++finished) {
    scene.now += .001;
    scene.progress.show(finished, 100000);
  }
  const std::string text = scene.err.str();
  const auto redraws = std::ranges::count(text, '\r');
  CHECK(redraws >= 8);
  CHECK(redraws <= 10);
}

TEST_CASE("the bar fits the screen and is redrawn over itself") {
  Scene scene({.redraws = true});
  scene.progress.show(0, 1'000'000'000);
  scene.now += 7200;
  scene.progress.show(500'000'000, 1'000'000'000);
  std::string bar = scene.err.str();
  CHECK(bar.starts_with("\r  ████"));
  bar.erase(0, 1);
  CHECK(apps::columns(bar) < apps::screen_columns);
}

TEST_CASE("a resumed job's rate counts only what this process did") {
  Scene scene({});
  scene.progress.show(900, 1000);
  scene.now += 10;
  scene.progress.show(1000, 1000);
  scene.progress.end();
  CHECK(scene.err.str() == "  1,000/1,000   10 runs/s   10 s\n");
}
