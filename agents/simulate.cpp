#include "agents/simulate.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "agents/kernel.hpp"
#include "agents/measures/metrics.hpp"
#include "engine/error.hpp"
#include "engine/target.hpp"

#if defined(__wasm_simd128__)  // a page in a browser carries one kernel
CONCORDAT_DECLARE_KERNEL(wasm)
#else
CONCORDAT_DECLARE_KERNEL(scalar)
#endif
#if defined(__x86_64__)
CONCORDAT_DECLARE_KERNEL(sse2)
CONCORDAT_DECLARE_KERNEL(avx2)
CONCORDAT_DECLARE_KERNEL(avx512)
#elif !defined(__EMSCRIPTEN__)
CONCORDAT_DECLARE_KERNEL(portable)
#endif

namespace concordat::agents {
namespace {

using RunLanes = void (*)(const Structure&, std::uint64_t, const Run*, int, int,
                          const engine::Crew*, engine::BlockResult&);

struct Kernel {
  std::string_view name;
  RunLanes run;
  int lanes;
  bool is_supported;
};

/// Under the sanitizers the best kernel is the best of those that are instrumented
/// (CMakeLists.txt).
#if defined(CONCORDAT_SANITIZED)
[[maybe_unused]] constexpr bool offers_avx512 = false;
#else
[[maybe_unused]] constexpr bool offers_avx512 = true;
#endif

/// Best first.
std::span<const Kernel> kernels() {
  static const Kernel all[] = {
#if defined(__x86_64__)
    {"avx512", avx512::run_lanes, 16, offers_avx512 && engine::has_avx512()},
    {"avx2", avx2::run_lanes, 8, engine::has_avx2()},
    {"sse2", sse2::run_lanes, 8, true},
#elif !defined(__EMSCRIPTEN__)
    {"portable", portable::run_lanes, 8, true},
#endif
#if defined(__wasm_simd128__)
    {"wasm", wasm::run_lanes, 8, true},
#else
    {"scalar", scalar::run_lanes, 1, true},
#endif
  };
  return all;
}

const Kernel& best_kernel(int most_lanes) {  // the last one is always supported
  const auto all = kernels();
  return *std::find_if(all.begin(), all.end(), [most_lanes](const Kernel& k) {
    return k.is_supported && k.lanes <= most_lanes;
  });
}

/// The one that `simulate` uses.
const Kernel*& chosen() {
  static const Kernel* kernel = &best_kernel(engine::block_runs);
  return kernel;
}

/// Pairs of partners above which a run is large, and above which several side by side would not fit
/// in memory.
constexpr std::size_t many_pairs = 65'536, most_pairs = 1'048'576;

/// The kernel that was chosen, or of large systems the one that takes memory for one run alone:
/// where one is asked for, and always where a block of them would fill the machine.
const Kernel& kernel_for(const Structure& structure, int count) {
  const std::size_t pairs = structure.pairs.size();
  const Kernel& last = kernels().back();
  const bool is_alone = pairs > most_pairs || (pairs > many_pairs && count == 1);
  if (is_alone && last.lanes == 1) return last;
  // Half of sixteen lanes for nothing would cost more.
  if (chosen()->lanes == 16 && count <= 8) return best_kernel(8);
  return *chosen();
}

std::string words(const engine::ResultShape& shape) {
  return std::to_string(shape.months) + " months of " + std::to_string(shape.series) + " series, " +
         std::to_string(shape.outcomes) + " outcomes, " + std::to_string(shape.organisations) +
         " organisations of " + std::to_string(shape.organisation_quantities) + " quantities, " +
         std::to_string(shape.places) + " places of " + std::to_string(shape.place_quantities);
}

/// The kernels write without looking.
void refuse_other_shape(const engine::ResultShape& block, const engine::ResultShape& scenario) {
  if (block == scenario) return;
  throw std::logic_error("simulate was given a block of another shape\n   the block: " +
                         words(block) + "\n   the scenario: " + words(scenario));
}

}  // namespace

void simulate(const Structure& structure, std::uint64_t seed, std::span<const Run> runs,
              engine::BlockResult& result, const engine::Crew* crew) {
  const auto count = static_cast<int>(runs.size());
  CONCORDAT_EXPECT(count >= 1 && count <= engine::block_runs);
  refuse_other_shape(result.shape, shape_of(structure));
  const Kernel& kernel = kernel_for(structure, count);
  for (int first = 0; first < count; first += kernel.lanes)
    kernel.run(structure, seed, runs.data(), first, std::min(kernel.lanes, count - first), crew,
               result);
}

std::string_view instruction_set() { return chosen()->name; }

void choose_instruction_set(std::string_view name) {
  std::string known;
  for (const Kernel& kernel : kernels()) {
    if (!kernel.is_supported) continue;
    if (kernel.name == name) {
      chosen() = &kernel;
      return;
    }
    known += (known.empty() ? "" : ", ") + std::string(kernel.name);
  }
  throw engine::UserError(std::string(name) + ": this machine cannot run that\n   known: " + known);
}

}  // namespace concordat::agents
