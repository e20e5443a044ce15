#include "analysis/experiments/study.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "agents/measures/metrics.hpp"
#include "agents/measures/missing.hpp"
#include "agents/simulate.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/ensemble/ensemble.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using analysis::Shard;
using analysis::Study;
using analysis::StudyWork;
using engine::IfExists;
using engine::Piece;
using tests::Folder;

namespace {
configs::Experiment experiment(const std::string& rest) {
  return configs::read_experiment_text(
      "title: \"test\"\nscenario: \"three_places\"\nmonths: 24\n" + rest, "test");
}

const std::string regimes =
    "factor { path: \"regime\" level: \"memorandum\" level: \"majority\" }\n"
    "factor { path: \"trust.gain\" low: .01 high: .08 }\n"
    "design { full_factorial { levels: 3 } }\n";

engine::SimulateBlock simulator(const Study& study) {
  return [&study](std::uint64_t first, int count, engine::BlockResult& result) {
    study.simulate(first, count, result);
  };
}

/// Runs what a shard of a study wants.
void run_shard(const Study& study, const std::string& output, Shard shard, engine::Part part,
               int threads, std::uint64_t in_piece) {
  engine::ResultWriter writer(output, study.header(), IfExists::resume, part);
  StudyWork work(writer, study.experiment(), shard, in_piece);
  engine::EnsembleOptions options;
  options.threads = threads;
  run_ensemble(writer, work, simulator(study), options);
  CHECK(work.missing() == 0);
}

std::string finished(const Study& study, const std::string& output, int threads = 2,
                     std::uint64_t in_piece = 64) {
  engine::ResultWriter writer(output, study.header(), IfExists::resume);
  StudyWork work(writer, study.experiment(), {}, in_piece);
  engine::EnsembleOptions options;
  options.threads = threads;
  run_ensemble(writer, work, simulator(study), options);
  CHECK(work.missing() == 0);
  return writer.finish(work.total());
}
}  // namespace

TEST_CASE("a run of a study is the run of its scenario under the point's settings") {
  const Study study(experiment(regimes + "replicates: 3\nseed: 5\n"));
  REQUIRE(study.points() == 6);
  const auto outcomes = agents::outcome_table().size();
  engine::BlockResult kept(study.header().shape);
  for (std::uint64_t address = 0; address < study.plan().size(); ++address) {
    const engine::RunName name = study.plan().name(address);
    configs::Overrides overrides;
    overrides.months = 24;
    overrides.settings = study.settings(name.point);
    const auto structure =
        agents::make_structure(configs::read_scenario_file("three_places", overrides).scenario);
    engine::BlockResult alone(agents::shape_of(structure));
    const agents::Run run{static_cast<std::uint32_t>(name.replicate),
                          &structure.scenario.parameters};
    agents::simulate(structure, 5, std::span(&run, 1), alone);
    agents::leave_out(agents::missing_in(structure), alone);
    study.simulate(address, 1, kept);
    for (std::size_t k = 0; k < outcomes * engine::block_runs; k += engine::block_runs)
      CHECK((std::isnan(alone.outcomes[k]) ? std::isnan(kept.outcomes[k])
                                           : kept.outcomes[k] == alone.outcomes[k]));
  }
}

TEST_CASE("an outcome of a series is its value after a month, or its mean over months") {
  const Study study(experiment(regimes +
                               "replicates: 1\n"
                               "outcome { name: \"last\" series: \"trust\" month: 24 }\n"
                               "outcome { name: \"year\" series: \"trust\" from: 1 until: 12 }\n"));
  engine::BlockResult kept(study.header().shape);
  study.simulate(0, 1, kept);
  const std::size_t models = agents::outcome_table().size();
  const auto final_trust = static_cast<std::size_t>(agents::Series::trust);
  CHECK(kept.outcomes[models * engine::block_runs] ==
        kept.outcomes[final_trust * engine::block_runs]);
  CHECK(kept.outcomes[(models + 1) * engine::block_runs] > 0);
  CHECK(kept.outcomes[(models + 1) * engine::block_runs] < 1);
}

TEST_CASE("a study has the same digest for any threads, pieces and shards") {
  const Study study(experiment(regimes + "replicates: 20\n"));
  const Folder folder;
  const std::string expected = finished(study, folder / "a.h5", 1, 10'000);
  CHECK(finished(study, folder / "b.h5", 3, 8) == expected);
  CHECK(finished(study, folder / "c.h5", 2, 13) == expected);
  const std::string shared = folder / "d.h5";
  for (const int shard : {2, 0, 3, 1})
    run_shard(study, shared, {std::uint64_t(shard), 4}, shard + 1, 1, 16);
  CHECK(finished(study, shared) == expected);
  CHECK(engine::ResultFile(shared).digest() == expected);
}

TEST_CASE("an adaptive study has the same digest for any threads, pieces and shards") {
  const Study study(experiment(
      regimes +
      "adaptive { least: 16 most: 512 narrow { outcome: \"final_trust\" half_width: .02 } }\n"));
  const Folder folder;
  const std::string expected = finished(study, folder / "a.h5", 1, 10'000);
  const engine::ResultFile file(folder / "a.h5");
  CHECK(file.runs() > 6 * 16);
  CHECK(file.runs() < 6 * 512);
  CHECK(finished(study, folder / "b.h5", 3, 8) == expected);
  const std::string shared = folder / "c.h5";
  run_shard(study, shared, {1, 2}, 2, 2, 24);
  run_shard(study, shared, {0, 2}, 1, 1, 8);
  CHECK(finished(study, shared) == expected);
}

TEST_CASE("a study's file says what each run was") {
  const Study study(experiment(regimes + "replicates: 10\n"));
  const Folder folder;
  finished(study, folder / "a.h5");
  const engine::ResultFile file(folder / "a.h5");
  REQUIRE(file.design());
  CHECK(file.design()->kind == "full_factorial");
  CHECK(file.design()->factors[0].labels == study.design().factors[0].labels);
  CHECK(file.design()->factors[1].values == study.design().factors[1].values);
  CHECK(file.design()->unit == study.design().unit);
  const auto points = file.design_points(), replicates = file.replicates();
  std::set<std::pair<std::uint32_t, std::uint32_t>> names;
  for (std::size_t run = 0; run < points.size(); ++run) {
    names.emplace(points[run], replicates[run]);
    CHECK(points[run] < 6);
    CHECK(replicates[run] < 10);
  }
  CHECK(names.size() == 60);
}

TEST_CASE("a level that is a number is stored as that number, however it is written") {
  const Study study(
      experiment("factor { path: \"finance.allocation_growth\" level: \"0.01\" level: \"+.025\" "
                 "level: \"6e-2\" }\n"
                 "replicates: 1\n"));
  const Folder folder;
  finished(study, folder / "a.h5");
  const engine::FactorColumn growth = engine::ResultFile(folder / "a.h5").design()->factors[0];
  CHECK(growth.values == std::vector{.01, .025, .06});
  CHECK(growth.labels == std::vector<std::string>{"0.01", "+.025", "6e-2"});
  CHECK(growth.unit == "1/year");
  CHECK(!growth.has_words);
}

TEST_CASE("levels that are words are stored as numbers that the file explains; a truth is 0 or 1") {
  const Study study(experiment(
      "factor { path: \"regime\" level: \"majority\" level: \"memorandum\" }\n"
      "factor { path: \"switches.gossip\" level: \"yes\" level: \"off\" }\nreplicates: 1\n"));
  const Folder folder;
  finished(study, folder / "a.h5");
  const auto factors = engine::ResultFile(folder / "a.h5").design()->factors;
  CHECK(factors[0].values == std::vector<double>{0, 0, 1, 1});
  CHECK(factors[1].values == std::vector<double>{1, 0, 1, 0});
  CHECK(factors[0].has_words);
  CHECK(factors[1].has_words);
}

TEST_CASE("a list keeps the numbers of what is no parameter, too") {
  const Study study(experiment(
      "factor { path: \"decision_interval\" } factor { path: \"trust.gain\" } replicates: 1\n"
      "design { list { row: \"1, .02\" row: \"6, +0.05\" row: \"3, .02\" } }\n"));
  const auto& factors = study.design().factors;
  CHECK(factors[0].values == std::vector<double>{1, 6, 3});
  CHECK(factors[1].values == std::vector{.02, .05, .02});
  CHECK(study.settings(1) == std::vector<std::string>{"decision_interval=6", "trust.gain=0.05"});
  CHECK(study.design().unit == std::vector<double>{0, 0, 1, 1, .4, 0});
}

TEST_CASE("half of a study's runs show all of its points") {
  const Study study(experiment(regimes + "replicates: 16\n"));
  std::set<std::uint64_t> points;
  for (std::uint64_t address = 0; address < study.plan().size() / 2; ++address)
    points.insert(study.plan().name(address).point);
  CHECK(points.size() == 6);
}

TEST_CASE("points share their draws, unless they ask for their own") {
  const Study shared(experiment(regimes + "replicates: 8\n"));
  const Study own(experiment(regimes + "replicates: 8\nown_draws: true\n"));
  std::set<std::uint32_t> of_shared, of_own;
  for (std::uint64_t address = 0; address < 48; ++address) {
    of_shared.insert(shared.plan().draws_of(shared.plan().name(address)));
    of_own.insert(own.plan().draws_of(own.plan().name(address)));
  }
  CHECK(of_shared.size() == 8);
  CHECK(of_own.size() == 48);
}
