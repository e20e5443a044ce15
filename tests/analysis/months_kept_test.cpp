// Months that a study keeps: the model's own, held against the right points, and 0 against itself.
#include "analysis/experiments/months_kept.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <filesystem>

#include "agents/measures/metrics.hpp"
#include "agents/simulate.hpp"
#include "analysis/experiments/recorded.hpp"
#include "analysis/jobs/job.hpp"
#include "engine/error.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using analysis::Study;
using engine::DesignTable;
using engine::KeptMonths;
using tests::Folder;

namespace {
configs::Experiment experiment(const std::string& rest) {
  return configs::read_experiment_text(
      "title: \"test\"\nscenario: \"three_places\"\nmonths: 24\n" + rest, "test");
}

const std::string two_regimes =
    "factor { path: \"regime\" level: \"memorandum\" level: \"majority\" }\n";

std::string swept(const std::string& text, const std::string& output, int threads = 2) {
  const Study study(experiment(text));
  analysis::Job job;
  job.output = output;
  job.threads = threads;
  CHECK(run_job(study, job).is_finished());
  return engine::ResultFile(output).stored_digest();
}
}  // namespace

TEST_CASE("the months that a study keeps of a run are those of the run alone") {
  const Study study(experiment(two_regimes +
                               "replicates: 8\nseed: 3\n"
                               "keep { series: \"trust\" series: \"place_integration\" }\n"));
  const auto places = study.scenario().places.size();
  engine::BlockResult kept(study.header().shape);
  study.simulate(8, 8, kept);
  REQUIRE(kept.kept.size() == (24 + 24 * places) * engine::block_runs);
  configs::Overrides overrides;
  overrides.months = 24;
  overrides.settings = study.settings(study.plan().name(8).point);
  const auto structure =
      agents::make_structure(configs::read_scenario_file("three_places", overrides).scenario);
  engine::BlockResult alone(agents::shape_of(structure), true);
  std::array<agents::Run, 8> runs;
  for (std::uint32_t r = 0; r < 8; ++r) runs[r] = {r, &structure.scenario.parameters};
  agents::simulate(structure, 3, runs, alone);
  const auto trust = static_cast<std::size_t>(agents::Series::trust) * 24 * engine::block_runs;
  // What is beyond the eighth run is 0 in both.
  for (std::size_t i = 0; i < 24 * engine::block_runs; ++i)
    CHECK(kept.kept[i] == alone.series[trust + i]);
  for (std::size_t i = 0; i < 24 * places * engine::block_runs; ++i)
    CHECK(kept.kept[24 * engine::block_runs + i] == alone.place_series[i]);
  const std::size_t last =
      alone.place_series.size() / alone.shape.place_quantities - places * engine::block_runs;
  for (std::size_t i = 0; i < places * engine::block_runs; ++i)
    CHECK(alone.place_series[last + i] == alone.places[i]);
}

TEST_CASE("a point is held against the one with the first level and all others alike") {
  DesignTable design;
  design.factors = {{"regime", "1", "", {0, 1, 0, 1, 1}, {}},
                    {"gain", "1", "", {1, 1, 2, 2, 3}, {}}};
  const auto none = KeptMonths::no_point;
  CHECK(analysis::controls_by(design, "regime", 0) == std::vector<std::uint32_t>{0, 0, 2, 2, none});
  CHECK(analysis::controls_by(design, "gain", 0) == std::vector<std::uint32_t>{0, 1, 0, 1, 1});
}

TEST_CASE("where pairs of points share draws of their own, no other point is a control") {
  DesignTable design;
  design.factors = {{"regime", "1", "", {0, 1, 0, 1}, {}}};
  CHECK(analysis::controls_by(design, "regime", 2) == std::vector<std::uint32_t>{0, 0, 2, 2});
  CHECK(analysis::controls_by(design, "regime", 0) == std::vector<std::uint32_t>{0, 0, 0, 0});
}

TEST_CASE("a point held against itself differs by exactly 0 in every month, and another does not") {
  const Folder folder;
  const std::string keep = "replicates: 24\nkeep { series: \"integration\" paired_by: \"";
  swept(
      "factor { path: \"trust.gain\" level: \".03\" level: \".06\" }\n" + keep + "trust.gain\" }\n",
      folder / "a.h5");
  const auto means =
      engine::ResultFile(folder / "a.h5").at_points("integration_difference", "mean");
  const auto spreads =
      engine::ResultFile(folder / "a.h5").at_points("integration_difference", "sd");
  for (std::size_t i = 0; i < 24; ++i) {
    CHECK(means[i] == 0);
    CHECK(spreads[i] == 0);
  }
  CHECK(means.back() != 0);
}

TEST_CASE("months that are kept leave outcomes alone and are the same for any threads") {
  const Folder folder;
  const std::string replicates = "replicates: 20\n";
  swept(two_regimes + replicates, folder / "plain.h5");
  const std::string kept = two_regimes + replicates +
                           "keep { series: \"trust\" paired_by: \"regime\" every_run: true }\n";
  const std::string digest = swept(kept, folder / "a.h5", 1);
  CHECK(swept(kept, folder / "b.h5", 3) == digest);
  CHECK(engine::ResultFile(folder / "a.h5").digest() == digest);
  for (const std::string& name : engine::ResultFile(folder / "plain.h5").outcomes()) {
    const auto plain = engine::ResultFile(folder / "plain.h5").outcome(name);
    const auto with = engine::ResultFile(folder / "a.h5").outcome(name);
    CHECK(std::memcmp(plain.data(), with.data(), plain.size() * sizeof(float)) == 0);
  }
}

TEST_CASE("a study runs on to more replicates with the digest of all at once") {
  const Folder folder;
  for (const std::string keep : {"", "keep { series: \"trust\" paired_by: \"regime\" }\n"}) {
    const std::string path = folder / ("a" + std::to_string(keep.size()) + ".h5");
    swept(two_regimes + "replicates: 12\n" + keep, path);
    const std::string whole = swept(two_regimes + "replicates: 30\n" + keep, path + "whole.h5");
    const engine::ResultFile file(path);
    const Study longer = analysis::extended_study(file, 30);
    analysis::Job job;
    job.output = job.earlier = path;
    job.if_exists = engine::IfExists::resume;
    CHECK(run_job(longer, job).is_finished());
    CHECK(engine::ResultFile(path).stored_digest() == whole);
  }
}

TEST_CASE("what cannot run on says why") {
  const Folder folder;
  const auto refusal = [&](const std::string& text, std::uint64_t replicates) {
    const std::string path = folder / (std::to_string(text.size()) + ".h5");
    if (!std::filesystem::exists(path)) swept(text, path);
    return tests::message_of<engine::UserError>(
        [&] { (void)analysis::extended_study(engine::ResultFile(path), replicates); });
  };
  CHECK_THAT(refusal(two_regimes + "replicates: 8\n", 8),
             Catch::Contains("holds 8 replicates already, asked are 8"));
  CHECK_THAT(refusal(two_regimes + "replicates: 8\nown_draws: true\n", 16),
             Catch::Contains("random draws of their own"));
  CHECK_THAT(refusal(two_regimes + "adaptive { least: 8 most: 16 narrow { outcome: \"final_trust\" "
                                   "half_width: 1 } }\n",
                     32),
             Catch::Contains("as many replicates as each needed"));
}

TEST_CASE("one run of a study alone is that run, with all its months") {
  const Folder folder;
  swept(two_regimes +
            "factor { path: \"trust.gain\" low: .01 high: .08 }\n"
            "design { full_factorial { levels: 2 } }\nreplicates: 10\n",
        folder / "a.h5");
  const engine::ResultFile file(folder / "a.h5");
  for (const std::uint64_t run : {0, 17, 39}) {
    const Study alone = analysis::single_run(file, run, engine::Trajectories::all);
    analysis::Job job;
    job.output = folder / ("run" + std::to_string(run) + ".h5");
    CHECK(run_job(alone, job).is_finished());
    const engine::ResultFile one(job.output);
    CHECK(one.replicates().front() == file.replicates()[run]);
    for (const char* name : {"final_trust", "final_integration", "final_pressure"})
      CHECK(one.outcome(name).front() == file.outcome(name)[run]);
    CHECK(analysis::recorded_study(one).plan().first == file.replicates()[run]);
  }
  CHECK_THAT(tests::message_of<engine::UserError>(
                 [&] { (void)analysis::single_run(file, 40, engine::Trajectories::none); }),
             Catch::Contains("there is no run 40"));
}
