// What a scenario has no value of is missing, which is not 0.
#include "agents/measures/missing.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/prepare.hpp"
#include "agents/tables/metrics.hpp"
#include "analysis/experiments/study.hpp"
#include "analysis/fitting/target_statistics.hpp"
#include "analysis/jobs/job.hpp"
#include "analysis/report/summary.hpp"
#include "configs/experiment/experiment.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using analysis::Study;
using tests::Folder;

namespace {
bool is_missing(double value) { return std::isnan(value); }

bool all_missing(const auto& values) { return std::ranges::all_of(values, is_missing); }
bool none_missing(const auto& values) { return std::ranges::none_of(values, is_missing); }

/// Sixteen runs of a scenario under settings.
engine::ResultFile run(const std::string& output, const std::vector<std::string>& settings) {
  configs::Overrides overrides;
  overrides.months = 12;
  overrides.settings = settings;
  analysis::OneScenario one{configs::read_scenario_file("three_places", overrides), 1, 16};
  one.trajectories = engine::Trajectories::all;
  analysis::Job job;
  job.output = output;
  analysis::run_job(Study(std::move(one)), job);
  return engine::ResultFile(output);
}

configs::Experiment experiment(const std::string& rest) {
  return configs::read_experiment_text(
      "title: \"test\"\nscenario: \"three_places\"\nmonths: 24\n" + rest, "test");
}
}  // namespace

TEST_CASE("a mechanism that is off reports nothing, one that is on does") {
  const Folder folder;
  const engine::ResultFile off = run(folder / "off.h5", {});
  const engine::ResultFile on =
      run(folder / "on.h5", {"switches.workforce=true", "switches.public_trust=true",
                             "switches.withdrawal=true", "switches.accreditation=true"});
  for (const std::string series : {"vacancy", "public_trust", "withdrawn", "ics"}) {
    INFO(series);
    CHECK(all_missing(off.series_mean(series)));
    CHECK(all_missing(off.series_sd(series)));
    CHECK(all_missing(off.series_quantile(series, .5)));
    CHECK(all_missing(off.outcome("final_" + series)));
    CHECK(none_missing(on.series_mean(series)));
    CHECK(none_missing(on.outcome("final_" + series)));
  }
  CHECK(none_missing(off.series_mean("trust")));
  CHECK(off.failed() == 0);
  CHECK(off.digest() == off.stored_digest());
}

TEST_CASE("what stays where it is because its mechanism is off is missing, too") {
  const Folder folder;
  const engine::ResultFile file =
      run(folder / "a.h5", {"switches.pressure=false", "switches.bandwidth=false"});
  CHECK(all_missing(file.outcome("final_pressure")));
  CHECK(all_missing(file.outcome("final_bandwidth")));
  CHECK(none_missing(file.outcome("final_margin")));
}

TEST_CASE("without accounts nobody has a margin, a reserve, a deficit, or social care to pay") {
  const Folder folder;
  const std::vector<std::string> money{
      "provider_margin", "commissioner_margin", "margin", "deficits", "reserves", "social_care"};
  const engine::ResultFile off = run(folder / "off.h5", {"switches.finance=false"});
  const engine::ResultFile on = run(folder / "on.h5", {});
  for (const std::string& series : money) {
    INFO(series);
    CHECK(all_missing(off.series_mean(series)));
    CHECK(all_missing(off.outcome("final_" + series)));
    CHECK(none_missing(on.series_mean(series)));
  }
  CHECK(none_missing(off.outcome("final_activity")));
  CHECK(off.failed() == 0);
}

TEST_CASE("margins and reserves of bodies, and social care of places, are missing so, too") {
  auto scenario = configs::read_scenario_file("three_places", {}).scenario;
  scenario.switches.finance = false;
  const auto structure = agents::make_structure(scenario);
  const engine::Missing missing = agents::missing_in(structure);
  const auto all_of = [](const std::vector<bool>& rows, auto state, std::size_t size) {
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(std::size_t(state) * size);
    return std::all_of(first, first + static_cast<std::ptrdiff_t>(size), [](bool m) { return m; });
  };
  using agents::OrganisationState;
  const auto bodies = structure.organisations.size();
  CHECK(all_of(missing.organisations, OrganisationState::margin, bodies));
  CHECK(all_of(missing.organisations, OrganisationState::reserve, bodies));
  CHECK(all_of(missing.places, agents::PlaceState::social_care, structure.places.size()));
}

TEST_CASE("reserves are the councils' alone") {
  const auto structure =
      agents::make_structure(configs::read_scenario_file("three_places", {}).scenario);
  const engine::Missing missing = agents::missing_in(structure);
  const auto bodies = structure.scenario.organisations.size();
  const auto reserve = static_cast<std::size_t>(agents::OrganisationState::reserve) * bodies;
  for (std::size_t i = 0; i < bodies; ++i)
    CHECK(missing.organisations[reserve + i] ==
          (structure.scenario.organisations[i].kind != agents::Kind::council));
}

TEST_CASE("the month of a retreat is missing where there is none, and the runs with one counted") {
  const Folder folder;
  const engine::ResultFile never = run(folder / "never.h5", {"retreat.threshold=0"});
  CHECK(all_missing(never.outcome("retreat_month")));
  CHECK(none_missing(never.outcome("retreat")));
  CHECK(analysis::summarise_outcome("m", never.outcome("retreat_month")).of == 0);
  const engine::ResultFile always =
      run(folder / "always.h5", {"retreat.threshold=1", "retreat.months=3"});
  const auto month = always.outcome("retreat_month"), retreat = always.outcome("retreat");
  for (std::size_t k = 0; k < month.size(); ++k) CHECK(is_missing(month[k]) == (retreat[k] == 0));
}

TEST_CASE("at points where a mechanism is off its outcomes are missing, and no run failed") {
  const Folder folder;
  analysis::Job job;
  job.output = folder / "a.h5";
  analysis::run_job(Study(experiment("factor { path: \"switches.workforce\" } replicates: 4\n"
                                     "outcome { series: \"vacancy\" from: 1 until: 12 }\n")),
                    job);
  const engine::ResultFile file(job.output);
  const auto points = file.design_points();
  for (const std::string outcome : {"final_vacancy", "vacancy_1_12"}) {
    const auto values = file.outcome(outcome);
    for (std::size_t k = 0; k < values.size(); ++k)
      CHECK(is_missing(values[k]) == (points[k] == 0));
  }
  CHECK(file.failed() == 0);
  CHECK(std::ranges::count(file.failures(), 0) == 8);
}

TEST_CASE("a share of no run is missing, not 0") {
  const auto retreat = analysis::count_retreats({}, {});
  CHECK(is_missing(retreat.share));
  CHECK(is_missing(retreat.share_95.low));
  CHECK_FALSE(retreat.half_by_month);
}
