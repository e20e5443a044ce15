#include "apps/cli/jobs/study_cost.hpp"

#include <sys/resource.h>

#include <algorithm>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/progress.hpp"
#include "apps/cli/screen/text.hpp"
#include "engine/ensemble/pipeline.hpp"
#include "engine/ensemble/work.hpp"

namespace concordat::apps {
namespace {
std::uint64_t peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

/// Simulates blocks spread evenly over the addresses that every point takes; returns how many runs
/// they had.
std::uint64_t simulate_some(const analysis::Study& study, std::uint64_t runs) {
  constexpr double long_enough = 1;  // seconds
  constexpr std::uint64_t most_blocks = 200;
  const std::uint64_t blocks = std::min(most_blocks, (runs + 7) / engine::block_runs);
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

analysis::StudySize size_of(const analysis::Study& study, int threads) {
  const engine::DesignTable& design = study.design();
  const engine::ResultHeader header = study.header();
  analysis::StudySize size;
  size.points = study.points();
  size.factors = static_cast<int>(design.factors.size());
  size.labelled = static_cast<int>(
      std::ranges::count_if(design.factors, [](const auto& f) { return !f.labels.empty(); }));
  size.watched = static_cast<int>(study.experiment().replicates.narrow.size());
  size.text_bytes = header.scenario.size();
  size.shape = header.shape;
  size.runs_per_record = engine::runs_per_piece(header, threads);
  size.threads = threads;
  return size;
}

/// "3.1 MB", or "3.1 MB to 12 MB".
template <class Words, class Number>
std::string between(Number least, Number most, Words&& words) {
  const std::string from = words(least), to = words(most);
  return from == to ? from : from + " to " + to;
}
}  // namespace

StudyForecast forecast_study(const analysis::Study& study, int threads) {
  const configs::Replicates& replicates = study.experiment().replicates;
  StudyForecast forecast;
  forecast.threads = threads > 0 ? threads : engine::all_threads();
  forecast.least_runs = study.points() * replicates.least;
  forecast.most_runs =
      study.points() * (replicates.narrow.empty() ? replicates.least : replicates.most);
  const std::uint64_t before = peak_bytes();
  const double begun = steady_seconds();
  forecast.timed_runs = simulate_some(study, forecast.least_runs);
  forecast.seconds_per_run = (steady_seconds() - begun) / static_cast<double>(forecast.timed_runs);
  analysis::StudySize size = size_of(study, forecast.threads);
  size.seconds_per_run = forecast.seconds_per_run;
  size.prepared_bytes = before;
  size.thread_bytes = peak_bytes() - before;
  size.runs = forecast.least_runs;
  forecast.least = analysis::estimate_cost(size);
  size.runs = forecast.most_runs;
  forecast.most = analysis::estimate_cost(size);
  return forecast;
}

std::string forecast_text(const StudyForecast& forecast) {
  const analysis::StudyCost &least = forecast.least, &most = forecast.most;
  const auto size = [](std::uint64_t number) { return bytes(number); };
  return "  it would take\n    runs     " +
         between(forecast.least_runs, forecast.most_runs, with_thousands) + "\n    time     " +
         between(least.seconds, most.seconds, seconds) + " on " +
         plural(static_cast<std::uint64_t>(forecast.threads), "thread") + "   (" +
         decimals(1000 * forecast.seconds_per_run, 2) + " ms a run, timed on " +
         with_thousands(forecast.timed_runs) + ")\n    memory   " +
         between(least.memory, most.memory, size) + "\n    disk     " +
         between(least.journal, most.journal, size) + " while it runs, " +
         between(least.file, most.file, size) + " when it is done\n" +
         "             for a moment both: " + between(least.disk(), most.disk(), size) + "\n\n";
}

Json forecast_json(const StudyForecast& forecast) {
  const auto cost = [&](std::uint64_t runs, const analysis::StudyCost& each) {
    return Json{{"runs", runs},
                {"seconds", each.seconds},
                {"memory_bytes", each.memory},
                {"journal_bytes", each.journal},
                {"file_bytes", each.file}};
  };
  return {{"threads", forecast.threads},
          {"seconds_per_run", forecast.seconds_per_run},
          {"timed_runs", forecast.timed_runs},
          {"least", cost(forecast.least_runs, forecast.least)},
          {"most", cost(forecast.most_runs, forecast.most)}};
}

}  // namespace concordat::apps
