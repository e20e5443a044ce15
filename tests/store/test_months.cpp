/// Months that a study keeps: what its file shows of them at each point, alone and in pairs.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/statistics/moments.hpp"
#include "engine/store/results.hpp"
#include "tests/store/bytes.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;

namespace {

constexpr int months = 4, places = 2;
constexpr std::uint32_t most = 20;

/// Three points, the first of them the control of the second and of itself.
ResultHeader months_header() {
  ResultHeader header = small_header(3 * most);
  header.shape = {months, 0, 2, 0, 0, places, 0};
  header.series.clear();
  header.organisation_states.clear();
  header.place_states.clear();
  header.organisation_codes.clear();
  header.organisation_names.clear();
  header.organisation_kinds.clear();
  header.plan = {3, {8, 16, most}, {2, 0, 1}, PointDraws::shared};
  DesignTable& design = header.design.emplace();
  design.kind = "list";
  design.factors = {{"regime", "1", "regime", {0, 1, 2}, {"a", "b", "c"}, true}};
  design.unit = {0, .5, 1};
  header.kept.months = months;
  header.kept.places = places;
  header.kept.quantities = {{{"trust", "1", "trust", 0, 1}, false},
                            {{"benefit", "1", "benefit of a place", 0, 1}, true}};
  header.kept.control = {0, 0, KeptMonths::no_point};
  header.shape.kept = static_cast<int>(header.kept.values());
  return header;
}

/// Of a point's replicate; every seventh replicate has no trust in the last month.
float kept_value(RunName run, std::size_t value) {
  if (value == months - 1 && run.replicate % 7 == 6) return std::nanf("");
  return share_of(run.replicate + 100 * run.point, 6000 + value);
}

bool fails(RunName run) { return run.point == 1 && run.replicate == 3; }

SimulateBlock simulate_months(const RunPlan& plan) {
  return [plan](std::uint64_t first, int count, BlockResult& block) {
    fill(block.outcomes, first, 2000);
    for (int k = 0; k < count; ++k) {
      const RunName run = plan.name(first + std::uint64_t(k));
      for (std::size_t v = 0; v < block.kept.size() / block_runs; ++v)
        block.kept[v * block_runs + std::size_t(k)] = kept_value(run, v);
      block.failed[std::size_t(k)] = fails(run);
    }
  };
}

std::string run_months(const std::string& output, const ResultHeader& header, int threads,
                       std::uint64_t per_commit) {
  ResultWriter writer(output, header, IfExists::refuse);
  EnsembleOptions options;
  options.threads = threads;
  options.runs_per_commit = per_commit;
  run_ensemble(writer, simulate_months(header.plan), options);
  return writer.finish();
}

/// The mean of a value over a point's runs, or of what they differ by from the first point's.
double mean_by_hand(std::uint64_t point, std::size_t value, bool of_differences) {
  Moments moments;
  const Quantity wide{"wide", "1", "wide", -1, 1};
  for (std::uint64_t r = 0; r < most; ++r) {
    if (fails({point, r}) || std::isnan(kept_value({point, r}, value))) continue;
    const float own = kept_value({point, r}, value);
    add(moments, wide, of_differences ? own - kept_value({0, r}, value) : own);
  }
  return mean(moments);
}

}  // namespace

TEST_CASE("a file shows the months of a study's runs at every point, failed and missing left out") {
  const Folder folder;
  const std::string path = folder / "a.h5";
  run_months(path, months_header(), 2, 8);
  const auto means = ResultFile(path).at_points("trust", "mean");
  const auto counts = ResultFile(path).at_points("trust", "count");
  const auto in_places = ResultFile(path).at_points("place_benefit", "mean");
  for (std::size_t point = 0; point < 3; ++point) {
    CHECK(counts[point * months] == (point == 1 ? 19 : 20));
    CHECK(counts[point * months + 3] == (point == 1 ? 17 : 18));
    for (std::size_t month = 0; month < months; ++month)
      CHECK(means[point * months + month] == mean_by_hand(point, month, false));
    for (std::size_t i = 0; i < months * places; ++i)
      CHECK(in_places[point * months * places + i] == mean_by_hand(point, months + i, false));
  }
  CHECK(ResultFile(path).kept() == std::vector<std::string>{"trust", "place_benefit"});
  CHECK(ResultFile(path).series().empty());
}

TEST_CASE("pairs of months differ run by run, and a point from itself by nothing") {
  const Folder folder;
  const std::string path = folder / "a.h5";
  run_months(path, months_header(), 1, 0);
  CHECK(ResultFile(path).controls() == std::vector<std::int64_t>{0, 0, -1});
  const auto means = ResultFile(path).at_points("trust_difference", "mean");
  const auto spreads = ResultFile(path).at_points("trust_difference", "sd");
  const auto quantiles = ResultFile(path).at_points("trust_difference", "quantile");
  const auto counts = ResultFile(path).at_points("trust_difference", "count");
  for (std::size_t month = 0; month < months; ++month) {
    CHECK(means[month] == 0);
    CHECK(spreads[month] == 0);
    CHECK(quantiles[month] == 0);
    CHECK(means[months + month] == mean_by_hand(1, month, true));
    CHECK(counts[2 * months + month] == 0);
    CHECK(std::isnan(means[2 * months + month]));
  }
}

TEST_CASE("a study's months are the same bits for any threads, commits and resumption") {
  const Folder folder;
  const std::string once = run_months(folder / "a.h5", months_header(), 1, 0);
  CHECK(run_months(folder / "b.h5", months_header(), 3, 5) == once);
  {
    ResultWriter writer(folder / "c.h5", months_header(), IfExists::refuse);
    std::atomic<bool> stop = false;
    EnsembleOptions options;
    options.threads = 1;
    options.runs_per_commit = 6;
    options.stop = &stop;
    options.progress = [&](std::uint64_t done, std::uint64_t) { stop = done >= 24; };
    run_ensemble(writer, simulate_months(months_header().plan), options);
  }
  ResultWriter writer(folder / "c.h5", months_header(), IfExists::resume);
  CHECK(writer.committed() >= 24);
  run_ensemble(writer, simulate_months(months_header().plan), {});
  CHECK(writer.finish() == once);
  for (const char* name : {"a.h5", "b.h5", "c.h5"})
    CHECK(ResultFile(folder / name).digest() == once);
}

TEST_CASE("the digest covers a study's months") {
  const Folder folder;
  ResultHeader other = months_header();
  other.kept.control.clear();
  CHECK(run_months(folder / "a.h5", months_header(), 1, 0) !=
        run_months(folder / "b.h5", other, 1, 0));
  ResultHeader none = months_header();
  none.kept = {};
  none.shape.kept = none.shape.months = none.shape.places = 0;
  none.place_codes.clear();
  none.place_names.clear();
  CHECK(run_months(folder / "c.h5", none, 1, 0) != ResultFile(folder / "b.h5").digest());
}
