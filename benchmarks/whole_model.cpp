#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "agents/measures/metrics.hpp"
#include "agents/simulate.hpp"
#include "agents/tables/switches.hpp"
#include "configs/scenario/scenario.hpp"

// The model without files: nanoseconds and organisation-months of an ensemble of a footprint, with
// the core alone or with every mechanism switched on.
namespace concordat::benchmarks {
namespace {

constexpr std::uint64_t seed = 20170401;

void switch_everything_on(agents::Scenario& scenario) {
  for (const agents::SwitchRow& row : agents::switch_table()) scenario.switches.*row.member = true;
  for (agents::System& system : scenario.systems) system.ics_from = 0;
}

agents::Structure prepare(const std::string& footprint, int months, const std::string& extent) {
  configs::Overrides overrides;
  overrides.footprint = footprint;
  overrides.months = months;
  agents::Scenario scenario = configs::footprint_scenario(overrides).scenario;
  if (extent == "full") switch_everything_on(scenario);
  return agents::make_structure(std::move(scenario));
}

// Simulates all runs; returns how many failed.
std::uint32_t run_all(const agents::Structure& structure, std::uint32_t runs, int threads) {
  std::atomic<std::uint32_t> next{0}, failed{0};
  const auto work = [&] {
    engine::BlockResult result(agents::shape_of(structure));
    for (std::uint32_t first; (first = next.fetch_add(engine::block_runs)) < runs;) {
      std::vector<agents::Run> block;
      const std::uint32_t end = std::min(runs, first + engine::block_runs);
      for (std::uint32_t r = first; r < end; ++r)
        block.push_back({r, &structure.scenario.parameters});
      agents::simulate(structure, seed, block, result);
      for (std::size_t r = 0; r < block.size(); ++r) failed += result.failed[r];
    }
  };
  std::vector<std::thread> others;
  for (int t = 1; t < threads; ++t) others.emplace_back(work);
  work();
  for (auto& thread : others) thread.join();
  return failed;
}

int benchmark(int count, char** argument) {
  if (count == 8) agents::choose_instruction_set(argument[7]);
  const int months = std::atoi(argument[2]), threads = std::atoi(argument[4]);
  const auto runs = static_cast<std::uint32_t>(std::atoi(argument[3]));
  const int repeats = std::atoi(argument[5]);
  const agents::Structure structure = prepare(argument[1], months, argument[6]);
  const auto organisations = structure.organisations.size();
  double best = 1e300, best_cpu = 1e300;
  std::uint32_t failed = 0;
  for (int k = 0; k < repeats; ++k) {
    const std::clock_t cpu_before = std::clock();
    const auto before = std::chrono::steady_clock::now();
    failed = run_all(structure, runs, threads);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - before;
    best = std::min(best, taken.count());
    best_cpu = std::min(best_cpu, static_cast<double>(std::clock() - cpu_before) / CLOCKS_PER_SEC);
  }
  const double steps = double(runs) * months * double(organisations);
  std::printf("%.4f %.4f %zu %u %s\n", 1e9 * best / steps, 1e9 * best_cpu / steps, organisations,
              failed, std::string(agents::instruction_set()).c_str());
  return 0;
}

}  // namespace
}  // namespace concordat::benchmarks

int main(int count, char** argument) {
  if (count != 7 && count != 8) {
    std::fprintf(stderr,
                 "usage: whole_model FOOTPRINT MONTHS RUNS THREADS REPEATS core|full "
                 "[INSTRUCTION SET]\n"
                 "prints ns and processor ns per organisation-month (best of REPEATS), the number\n"
                 "of organisations, the runs that failed and the instruction set\n");
    return 2;
  }
  try {
    return concordat::benchmarks::benchmark(count, argument);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
