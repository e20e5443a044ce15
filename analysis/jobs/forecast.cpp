#include "analysis/jobs/forecast.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>

#include "engine/ensemble/pipeline.hpp"
#include "engine/ensemble/work.hpp"

namespace concordat::analysis {
namespace {
double steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::uint64_t peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

/// Simulates blocks spread evenly over the addresses that every point takes; returns how many runs
/// they had.
std::uint64_t simulate_some(const Study& study, std::uint64_t runs) {
  constexpr double long_enough = 1;  // seconds
  constexpr std::uint64_t most_blocks = 200;
  const std::uint64_t blocks = std::min(most_blocks, (runs - 1) / engine::block_runs + 1);
  const engine::ResultShape shape = study.header().shape;
  const double begun = steady_seconds();
  std::uint64_t simulated = 0;
  for (std::uint64_t k = 0; k < blocks && (k < 2 || steady_seconds() - begun < long_enough); ++k) {
    // By the golden ratio: as spread out as can be after any number of blocks.
    const double place = .6180339887498949 * static_cast<double>(k);
    const double share = place - static_cast<double>(static_cast<std::uint64_t>(place));
    const auto first = static_cast<std::uint64_t>(share * static_cast<double>(runs)) /
                       engine::block_runs * engine::block_runs;
    const std::uint64_t count = std::min<std::uint64_t>(engine::block_runs, runs - first);
    engine::BlockResult block(shape);
    study.simulate(first, static_cast<int>(count), block);
    simulated += count;
  }
  return simulated;
}

StudySize size_of(const Study& study, int threads) {
  const engine::DesignTable& design = study.design();
  const engine::ResultHeader header = study.header();
  StudySize size;
  size.points = design.points();
  size.factors = static_cast<int>(design.factors.size());
  size.labelled = static_cast<int>(
      std::ranges::count_if(design.factors, [](const auto& f) { return !f.labels.empty(); }));
  size.watched = static_cast<int>(study.experiment().replicates.narrow.size());
  size.has_pairs = !header.kept.control.empty();
  size.text_bytes = header.scenario.size();
  size.shape = header.shape;
  size.trajectories = header.trajectories;
  size.runs_per_record = engine::runs_per_piece(header, threads);
  size.threads = threads;
  return size;
}

}  // namespace

StudyForecast forecast_study(const Study& study, int threads) {
  StudyForecast forecast;
  forecast.threads = threads > 0 ? threads : engine::all_threads();
  forecast.most_runs = study.runs();
  forecast.least_runs = study.least_runs();
  const std::uint64_t before = peak_bytes();
  const double begun = steady_seconds();
  forecast.timed_runs = simulate_some(study, forecast.least_runs);
  forecast.seconds_per_run = (steady_seconds() - begun) / static_cast<double>(forecast.timed_runs);
  StudySize size = size_of(study, forecast.threads);
  size.seconds_per_run = forecast.seconds_per_run;
  size.prepared_bytes = before;
  size.thread_bytes = peak_bytes() - before;
  size.runs = forecast.least_runs;
  forecast.least = estimate_cost(size);
  size.runs = forecast.most_runs;
  forecast.most = estimate_cost(size);
  return forecast;
}

}  // namespace concordat::analysis
