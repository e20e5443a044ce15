#pragma once
/// CMM-1, the reference micro-model for comparing engines: agents collaborate or not, by trust in
/// their partners and by pressure; trust follows what partners do. README.md has its equations.
#include <cstdint>

namespace concordat::benchmarks {

inline constexpr int most_nodes = 64, most_steps = 512, scene_variants = 64;
inline constexpr int runs_at_once = 16;  ///< runs that are simulated at a call

/// `common`: complete graph, one pair of learning rates. `general` (CMM-1g): every run has its own
/// topology and every agent its own rates, read as data, so that no sum can be shared.
enum class Form { common, general };

struct Scene {
  Form form = Form::common;
  int nodes = 20, steps = 180;
  float benefit = 4, cost = 1, pressure = 1, subsidy = 0.5f, choice = 2;
  float pressure_mean = 0.5f, pressure_memory = 0.9f, pressure_noise = 0.1f;
  /// Run r uses variant r mod scene_variants: [variant][agent] and [variant][agent][partner].
  const float* gain = nullptr;
  const float* loss = nullptr;
  const std::uint8_t* linked = nullptr;
};

/// Means over agents and over links of a block of runs: [step][run].
struct Means {
  float action[most_steps][runs_at_once];
  float trust[most_steps][runs_at_once];
};

/// Simulates the runs first .. first + runs_at_once - 1.
using SimulateBlock = void (*)(const Scene& scene, std::uint64_t seed, std::uint32_t first,
                               Means& means);

/// The textbook program: objects, mt19937_64, std::exp, double.
void simulate_textbook(const Scene& scene, std::uint64_t seed, std::uint32_t first, Means& means);

/// Runs in lanes on this project's engine, one for each instruction set.
void simulate_scalar(const Scene& scene, std::uint64_t seed, std::uint32_t first, Means& means);
void simulate_sse2(const Scene& scene, std::uint64_t seed, std::uint32_t first, Means& means);
void simulate_avx2(const Scene& scene, std::uint64_t seed, std::uint32_t first, Means& means);
void simulate_avx512(const Scene& scene, std::uint64_t seed, std::uint32_t first, Means& means);
void simulate_portable(const Scene& scene, std::uint64_t seed, std::uint32_t first, Means& means);

}  // namespace concordat::benchmarks
