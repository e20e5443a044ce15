#include "agents/simulate.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "agents/kernel.hpp"
#include "engine/error.hpp"

CONCORDAT_DECLARE_KERNEL(scalar)
#if defined(__x86_64__)
CONCORDAT_DECLARE_KERNEL(sse2)
CONCORDAT_DECLARE_KERNEL(avx2)
#else
CONCORDAT_DECLARE_KERNEL(portable)
#endif

namespace concordat::agents {
namespace {

using RunLanes = void (*)(const Structure&, std::uint64_t, const Run*, int, int,
                          engine::BlockResult&);

struct Kernel {
  std::string_view name;
  RunLanes run;
  int lanes;
  bool is_supported;
};

/// Best first.
std::span<const Kernel> kernels() {
  static const Kernel all[] = {
#if defined(__x86_64__)
    {"avx2", avx2::run_lanes, 8, __builtin_cpu_supports("avx2") != 0},
    {"sse2", sse2::run_lanes, 8, true},
#else
    {"portable", portable::run_lanes, 8, true},
#endif
    {"scalar", scalar::run_lanes, 1, true},
  };
  return all;
}

const Kernel& choose_kernel() {
  const char* const wish = std::getenv("CONCORDAT_INSTRUCTIONS");
  std::string known;
  for (const Kernel& kernel : kernels()) {
    if (wish ? kernel.name == wish && kernel.is_supported : kernel.is_supported) return kernel;
    known += (known.empty() ? "" : ", ") + std::string(kernel.name);
  }
  throw engine::UserError("CONCORDAT_INSTRUCTIONS=" + std::string(wish) +
                          ": this machine cannot run that\n   known: " + known);
}

const Kernel& kernel() {
  static const Kernel& chosen = choose_kernel();
  return chosen;
}

}  // namespace

void simulate(const Structure& structure, std::uint64_t seed, std::span<const Run> runs,
              engine::BlockResult& result) {
  const auto count = static_cast<int>(runs.size());
  CONCORDAT_EXPECT(count >= 1 && count <= engine::block_runs);
  const Kernel& k = kernel();
  for (int first = 0; first < count; first += k.lanes)
    k.run(structure, seed, runs.data(), first, std::min(k.lanes, count - first), result);
}

std::string_view instruction_set() { return kernel().name; }

}  // namespace concordat::agents
