// Keystones of systems in which it is known who holds them together.
#include "analysis/stress/who/keystones.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "analysis/jobs/job.hpp"
#include "analysis/jobs/temporary_folder.hpp"
#include "analysis/stress/tested.hpp"
#include "analysis/stress/who/bodies.hpp"

using namespace concordat;

namespace {
/// A hospital that serves five places, each with two bodies of its own and a board of its own,
/// where it sits too: a star. All are of the same size, so that only the hub's place in it is
/// special.
std::string star() {
  std::string text =
      "title: \"Star\" months: 72\n"
      "organisation { code: \"HUB\" name: \"Hub\" kind: acute turnover: 100\n";
  for (const char* place : {"a", "b", "c", "d", "e"})
    text += "  serves { place: \"" + std::string(place) + "\" share: .2 }\n";
  text += "}\n";
  for (const std::string place : {"a", "b", "c", "d", "e"})
    text += "system { code: \"S" + place + "\" name: \"S" + place + "\" }\nplace { code: \"" +
            place + "\" name: \"" + place + "\" population: 100000 system: \"S" + place +
            "\" }\norganisation { code: \"L" + place + "\" name: \"L" + place +
            "\" kind: community turnover: 100 serves { place: \"" + place +
            "\" } }\norganisation { code: \"C" + place + "\" name: \"C" + place +
            "\" kind: ccg turnover: 100 serves { place: \"" + place + "\" } }\n";
  return text;
}

analysis::Keystones keystones_of(const std::string& text, std::uint32_t pairs) {
  const analysis::TemporaryFolder folder("keystones");
  const std::string scenario = folder.file("star.txtpb");
  std::ofstream(scenario) << text;
  configs::StressPlan plan;
  plan.scenario = scenario;
  plan.pairs = pairs;
  analysis::Job job;
  job.output = folder.file("keystones.h5");
  const analysis::Study study(analysis::experiment_of_keystones(plan, 3));
  REQUIRE(analysis::run_job(study, job).is_finished());
  const engine::ResultFile file(job.output);
  CHECK(analysis::asks_for_keystones(file));
  return analysis::keystones(file, {}).value();
}
}  // namespace

TEST_CASE("the hub of a star is its keystone, whether it leaves or refuses") {
  const analysis::Keystones all = keystones_of(star(), 48);
  REQUIRE(all.bodies.size() == 11);
  const analysis::Keystone& hub = all.bodies.front();
  CHECK(hub.code == "HUB");
  CHECK(hub.places == 5);
  CHECK(hub.degree == 10);
  CHECK(hub.betweenness == Approx(40. / 45));  // all but the pairs of a place
  for (std::size_t k = 1; k < all.bodies.size(); ++k) {
    CHECK(all.bodies[k].betweenness == 0);
    CHECK(all.bodies[k].exit.others.interval.high < hub.exit.others.interval.low);
    CHECK(all.bodies[k].refusal.others.interval.high < hub.refusal.others.interval.low);
  }
  CHECK(all.exit.betweenness > .4);
  CHECK(all.exit.turnover == 0);  // all are of one size
}

TEST_CASE("who may not leave is said to be bound, and refuses all the same") {
  const analysis::Keystones all = keystones_of(star() + "regime: statutory\n", 16);
  CHECK(all.regime == "statutory");
  for (const analysis::Keystone& one : all.bodies) CHECK_FALSE(one.exit.acts);
  CHECK(all.bodies.front().refusal.acts);
}

TEST_CASE("other assumptions of a stress test are no part of keystones") {
  configs::StressPlan plan;
  plan.scenario = "three_places";
  plan.rivals = {{"switches.gossip=true"}};
  plan.pairs = 2;
  const configs::Experiment with = analysis::experiment_of_keystones(plan, 3);
  plan.rivals.clear();
  CHECK(analysis::Study(with).points() ==
        analysis::Study(analysis::experiment_of_keystones(plan, 3)).points());
}

TEST_CASE("whose joint work halves first goes first, and two in the same month together") {
  const std::vector<float> twin(36, .8f);
  const auto falls_at = [&](std::size_t month) {
    std::vector<float> path = twin;
    std::fill(path.begin() + static_cast<std::ptrdiff_t>(month), path.end(), 0.f);
    return path;
  };
  const auto stays = twin, early = falls_at(14), late = falls_at(15);
  using Paths = std::vector<std::span<const float>>;
  const Paths twins{twin, twin, twin};
  CHECK(analysis::first_to_go(twins, Paths{stays, late, early}).bodies ==
        std::vector<std::size_t>{2});
  CHECK(analysis::first_to_go(twins, Paths{early, late, early}).bodies ==
        std::vector<std::size_t>{0, 2});
  CHECK(analysis::first_to_go(twins, Paths{stays, stays, stays}).bodies.empty());
  // Seven months of nothing among twelve are more than half.
  CHECK(analysis::first_to_go(twins, Paths{stays, late, early}).month == 14 + 7 - 12);
  // Who does nothing without a shock either has nothing to halve.
  const std::vector<float> idle(36, 0.f);
  CHECK(analysis::first_to_go(Paths{idle}, Paths{idle}).bodies.empty());
}

TEST_CASE("what each organisation does adds up to what the file holds of all") {
  const analysis::TemporaryFolder folder("bodies");
  configs::StressPlan plan;
  plan.scenario = "three_places";
  plan.regimes = {"majority"};
  plan.shocks = {{"squeeze", {.12}}};
  plan.pairs = 10;
  analysis::Job job;
  job.output = folder.file("stress.h5");
  REQUIRE(
      analysis::run_job(analysis::Study(configs::experiment_of_stress(plan)), job).is_finished());
  const engine::ResultFile file(job.output);
  const analysis::StressRuns runs(file);
  for (int point = 0; point < 2; ++point) {
    const auto paths = analysis::follow_bodies(
        analysis::scenario_of(file, runs.points()[std::size_t(point)]), 1, 10, 24, {});
    REQUIRE(paths->codes.size() == 13);
    for (std::size_t run = 0; run < 10; ++run) {
      const auto all = runs.path(point, run);
      REQUIRE(all.size() == paths->months);
      for (std::size_t month = 0; month < all.size(); ++month) {
        double sum = 0;
        for (std::size_t body = 0; body < 13; ++body) sum += double(paths->of(run, body)[month]);
        CHECK(sum / 13 == Approx(all[month]).margin(1e-6));
      }
    }
  }
}
