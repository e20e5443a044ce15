#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "analysis/fitting/calibration.hpp"
#include "analysis/fitting/simulation_log.hpp"
#include "analysis/fitting/target_statistics.hpp"
#include "engine/error.hpp"

using namespace concordat::analysis;
using namespace concordat::configs;
using Catch::Matchers::Contains;
using concordat::engine::IfExists;
using concordat::engine::UserError;

namespace {
constexpr float none = std::numeric_limits<float>::quiet_NaN();

Experiment experiment(const std::string& calibration, const std::string& more = "") {
  return read_experiment_text(
      "scenario: \"three_places\" months: 12 replicates: 3 "
      "factor { path: \"trust.gain\" } "
      "factor { path: \"choice.cost\" low: .5 high: 4 distribution: log_uniform } "
      "target { outcome: \"final_trust\" value: .3 tolerance: .02 } "
      "target { outcome: \"retreat\" statistic: share value: .5 tolerance: .3 } "
      "calibration { " +
          calibration + " }" + more,
      "test");
}

const std::string rejection = "abc_rejection { draws: 60 accept: .25 }";

/// A path in a folder for temporary files, free now and afterwards.
struct FreePath {
  std::string path;
  explicit FreePath(const std::string& name)
      : path((std::filesystem::temp_directory_path() / ("concordat_" + name)).string()) {
    remove();
  }
  ~FreePath() { remove(); }
  void remove() const {
    std::filesystem::remove(path);
    std::filesystem::remove(SimulationLog::path_of(path));
  }
};

/// Ten times the point, and how often it was asked.
Simulator counting(int& calls) {
  return [&calls](const Proposals& proposals) {
    ++calls;
    Simulated found;
    for (double x : proposals.points) found.statistics.push_back(10 * x);
    return found;
  };
}
}  // namespace

TEST_CASE("a target's statistic is that of the replicates, with the variance of its error") {
  const std::vector<float> values = {1, 2, 6};
  const PointStatistic mean = point_statistic(Statistic::mean, values);
  CHECK(mean.value == 3);
  CHECK(mean.variance == Approx(7. / 3));
  CHECK(point_statistic(Statistic::median, values).value == 2);
  const PointStatistic share = point_statistic(Statistic::share, std::vector<float>{0, 1, 0, 0});
  CHECK(share.value == .25);
  CHECK(share.variance == Approx(1. / 3 * 2 / 3 / 4));
  CHECK(point_statistic(Statistic::mean, std::vector<float>{5}).variance == 0);
}

TEST_CASE("a point with a failed replicate has no statistic") {
  CHECK(std::isnan(point_statistic(Statistic::mean, std::vector<float>{1, none}).value));
  CHECK(std::isnan(point_statistic(Statistic::share, std::vector<float>{1, none}).value));
}

TEST_CASE("a calibration of the model does not depend on threads") {
  const Experiment e = experiment(rejection);
  const Ensemble one = calibrate(e, PointSimulator{e, 1}, {}).ensemble;
  const Ensemble three = calibrate(e, PointSimulator{e, 3}, {}).ensemble;
  CHECK(one.size() == 15);
  CHECK(one.points == three.points);
  CHECK(one.statistics == three.statistics);
}

TEST_CASE("points of a calibration have draws of their own") {
  const Experiment e = experiment(rejection);
  const PointSimulator simulator{e, 1};
  const Proposals twice{2, {.5, .5, .5, .5}, 0};
  const std::vector<double> found = simulator(twice).statistics;
  CHECK(found[0] != found[2]);
  CHECK(simulator(Proposals{2, {.5, .5}, 2}).statistics[0] != found[0]);
  CHECK(simulator(twice).statistics == found);
}

TEST_CASE("a point's texts are the values of its factors") {
  const Experiment e = experiment(rejection);
  const auto texts = point_texts(e, std::vector<double>{.5, .5});
  CHECK(std::stod(texts[0]) == Approx(.045));
  CHECK(std::stod(texts[1]) == Approx(std::sqrt(.5 * 4)));
}

TEST_CASE("every method calibrates the model") {
  const Experiment smc = experiment("abc_smc { particles: 20 generations: 2 }");
  CHECK(calibrate(smc, PointSimulator{smc}, {}).ensemble.size() == 20);
  const Experiment waves = experiment("history_matching { waves: 1 points: 30 cutoff: 9 }");
  const CalibrationResult found = calibrate(waves, PointSimulator{waves}, {});
  CHECK(found.waves.size() == 1);
  CHECK(found.ensemble.size() == found.waves[0].kept);
}

TEST_CASE("what a method cannot do is refused") {
  Experiment waves = experiment("history_matching {}");
  CHECK_THROWS_WITH(calibrate(waves, PointSimulator{waves}, {Adjustment::regression, 0}),
                    Contains("abc_rejection alone"));
  waves.replicates = {1, 1, {}};
  CHECK_THROWS_WITH(calibrate(waves, PointSimulator{waves}, {}), Contains("at least two"));
  waves.calibration.reset();
  CHECK_THROWS_WITH(calibrate(waves, PointSimulator{waves}, {}), Contains("no calibration"));
}

TEST_CASE("a calibration that is told to stop throws") {
  const Experiment e = experiment(rejection);
  const std::atomic<bool> stop = true;
  CHECK_THROWS_AS(calibrate(e, PointSimulator{e, 1, {&stop}}, {}), CalibrationStopped);
}

TEST_CASE("accepted points are an ensemble that reads back as the same text") {
  const Experiment e = experiment(rejection);
  const Experiment accepted = accepted_points(e, {{".02", "1"}, {".03", "2"}});
  REQUIRE(std::holds_alternative<PointList>(accepted.design));
  CHECK(std::get<PointList>(accepted.design).is_ensemble);
  CHECK(std::get<PointList>(accepted.design).values[1][1] == "2");
  CHECK(accepted.own_draws);
  CHECK_FALSE(accepted.calibration);
  CHECK_THAT(accepted.text, Contains("# Accepted by this calibration:"));
  CHECK_THAT(accepted.text, Contains("#   outcome: \"final_trust\""));
  const Experiment again = read_experiment_text(accepted.text, "again");
  CHECK(accepted.text.starts_with(again.text));
  CHECK(std::get<PointList>(again.design).is_ensemble);
}

TEST_CASE("a log of simulations gives back what was simulated before") {
  const FreePath log("calibration_log_1");
  const Proposals first{1, {.1, .2}, 0}, second{1, {.3}, 2};
  int calls = 0;
  {
    SimulationLog kept(log.path, "job", IfExists::refuse);
    const Simulator simulator = kept.remembering(counting(calls));
    CHECK(simulator(first).statistics == std::vector<double>{1, 2});
    simulator(second);
  }
  CHECK(calls == 2);
  SimulationLog kept(log.path, "job", IfExists::resume);
  CHECK(kept.found() == 3);
  const Simulator simulator = kept.remembering(counting(calls));
  CHECK(simulator(first).statistics == std::vector<double>{1, 2});
  CHECK(calls == 2);
  CHECK(simulator(Proposals{1, {.4}, 2}).statistics == std::vector<double>{4});  // elsewhere
  CHECK(calls == 3);
  kept.remove();
  CHECK_FALSE(std::filesystem::exists(SimulationLog::path_of(log.path)));
}

TEST_CASE("a log that breaks off anywhere keeps what was whole") {
  const FreePath log("calibration_log_2");
  const Proposals first{1, {.1, .2}, 0}, second{1, {.3, .4}, 2};
  int calls = 0;
  std::uintmax_t after_first = 0, whole = 0;
  const auto write = [&] {
    SimulationLog kept(log.path, "job", IfExists::overwrite);
    const Simulator simulator = kept.remembering(counting(calls));
    simulator(first);
    after_first = std::filesystem::file_size(SimulationLog::path_of(log.path));
    simulator(second);
    whole = std::filesystem::file_size(SimulationLog::path_of(log.path));
  };
  write();
  for (std::uintmax_t size = 0; size <= whole; ++size) {
    write();
    std::filesystem::resize_file(SimulationLog::path_of(log.path), size);
    SimulationLog kept(log.path, "job", IfExists::resume);
    CHECK(kept.found() == (size == whole ? 4u : size >= after_first ? 2u : 0u));
    calls = 0;
    const Simulator simulator = kept.remembering(counting(calls));
    CHECK(simulator(first).statistics == std::vector<double>{1, 2});
    CHECK(simulator(second).statistics == std::vector<double>{3, 4});
    CHECK(calls == (size == whole ? 0 : size >= after_first ? 1 : 2));
  }
}

TEST_CASE("a log of another job, or one that nobody asked to resume, is refused") {
  const FreePath log("calibration_log_3");
  int calls = 0;
  SimulationLog(log.path, "job", IfExists::refuse).remembering(counting(calls))({1, {.1}, 0});
  CHECK_THROWS_WITH(SimulationLog(log.path, "job", IfExists::refuse), Contains("go on with it"));
  CHECK_THROWS_WITH(SimulationLog(log.path, "other", IfExists::resume), Contains("another"));
  CHECK(SimulationLog(log.path, "other", IfExists::overwrite).found() == 0);
}
