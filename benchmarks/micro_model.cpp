#include "benchmarks/micro_model.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/random/philox.hpp"

namespace concordat::benchmarks {
namespace {

constexpr std::uint64_t seed = 20170401;

struct Data {
  std::vector<float> gain, loss;
  std::vector<std::uint8_t> linked;
};

// Complete graphs and the published rates; with `mixed`, half of the links at random and rates
// between half and one and a half of the published ones, different in every variant.
Data make_data(int nodes, const std::string& topology) {
  Data data;
  const bool mixed = topology == "mixed";
  for (std::uint32_t v = 0; v < scene_variants; ++v) {
    for (int i = 0; i < nodes; ++i) {
      const auto words = engine::philox::words({v, static_cast<std::uint32_t>(i), 1, 0}, 1, 0);
      data.gain.push_back(0.05f * (mixed ? 0.5f + static_cast<float>(words[0]) * 0x1p-32f : 1));
      data.loss.push_back(0.20f * (mixed ? 0.5f + static_cast<float>(words[1]) * 0x1p-32f : 1));
      for (int j = 0; j < nodes; ++j) {
        const auto pair = engine::philox::words(
            {v, static_cast<std::uint32_t>(i), 2, static_cast<std::uint32_t>(j)}, 1, 0);
        data.linked.push_back(i != j && (!mixed || pair[0] % 2 == 0));
      }
    }
  }
  return data;
}

SimulateBlock find_version(const std::string& name) {
  const std::map<std::string, SimulateBlock> versions {
    {"textbook", simulate_textbook}, {"scalar", simulate_scalar},
#if defined(__x86_64__)
        {"sse2", simulate_sse2}, {"avx2", simulate_avx2}, {"avx512", simulate_avx512},
#else
        {"portable", simulate_portable},
#endif
  };
  const auto found = versions.find(name);
  return found == versions.end() ? nullptr : found->second;
}

struct Total {
  double action = 0, trust = 0, action_squared = 0, trust_squared = 0;
};

void add(Total& total, const Means& means, int last) {
  for (int l = 0; l < runs_at_once; ++l) {
    const double action = means.action[last][l], trust = means.trust[last][l];
    total.action += action, total.action_squared += action * action;
    total.trust += trust, total.trust_squared += trust * trust;
  }
}

double standard_error(double sum, double squares, double runs) {
  return std::sqrt(std::max(0.0, squares / runs - sum * sum / (runs * runs)) / runs);
}

Total run_all(SimulateBlock simulate, const Scene& scene, std::uint32_t runs, int threads) {
  std::atomic<std::uint32_t> next{0};
  std::mutex adding;
  Total total;
  const auto work = [&] {
    Means means;
    Total mine;
    for (std::uint32_t first; (first = next.fetch_add(runs_at_once)) < runs;) {
      simulate(scene, seed, first, means);
      add(mine, means, scene.steps - 1);
    }
    const std::lock_guard lock(adding);
    total.action += mine.action, total.action_squared += mine.action_squared;
    total.trust += mine.trust, total.trust_squared += mine.trust_squared;
  };
  std::vector<std::thread> others;
  for (int t = 1; t < threads; ++t) others.emplace_back(work);
  work();
  for (auto& thread : others) thread.join();
  return total;
}

int benchmark(char** argument) {
  const std::string version = argument[1], form = argument[2], topology = argument[3];
  const int nodes = std::atoi(argument[4]), threads = std::atoi(argument[6]);
  const int repeats = std::atoi(argument[7]);
  const auto runs =
      static_cast<std::uint32_t>(std::atoi(argument[5]) / runs_at_once * runs_at_once);
  const SimulateBlock simulate = find_version(version);
  const bool is_known = (form == "common" && topology == "complete") || form == "general";
  if (!simulate || !is_known || nodes < 2 || nodes > most_nodes || runs < runs_at_once ||
      threads < 1)
    return 2;
  const Data data = make_data(nodes, topology);
  Scene scene;
  scene.form = form == "general" ? Form::general : Form::common;
  scene.nodes = nodes;
  scene.gain = data.gain.data(), scene.loss = data.loss.data(), scene.linked = data.linked.data();
  double best = 1e300, best_cpu = 1e300;
  Total total;
  const double agent_steps = double(runs) * scene.steps * nodes;
  for (int k = 0; k < repeats; ++k) {
    const std::clock_t cpu_before = std::clock();
    const auto before = std::chrono::steady_clock::now();
    total = run_all(simulate, scene, runs, threads);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - before;
    best = std::min(best, 1e9 * taken.count() / agent_steps);
    const double cpu = static_cast<double>(std::clock() - cpu_before) / CLOCKS_PER_SEC;
    best_cpu = std::min(best_cpu, 1e9 * cpu / agent_steps);
  }
  std::printf("%.4f %.4f %.5f %.5f %.5f %.5f\n", best, best_cpu, total.action / runs,
              total.trust / runs, standard_error(total.action, total.action_squared, runs),
              standard_error(total.trust, total.trust_squared, runs));
  return 0;
}

}  // namespace
}  // namespace concordat::benchmarks

int main(int count, char** argument) {
  const int status = count == 8 ? concordat::benchmarks::benchmark(argument) : 2;
  if (status != 0) {
    std::fprintf(
        stderr,
        "usage: micro_model VERSION FORM TOPOLOGY NODES RUNS THREADS REPEATS\n"
        "  VERSION textbook, scalar, sse2, avx2, avx512 or portable\n"
        "  FORM common (complete topology only) or general\n"
        "  TOPOLOGY complete or mixed; NODES 2 to 64; RUNS a multiple of 16\n"
        "prints ns and processor ns per agent-step (best of REPEATS), the ensemble's mean\n"
        "collaboration and trust at the end, and their standard errors\n");
  }
  return status;
}
