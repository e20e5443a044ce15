#include "engine/ensemble/ranks/cores.hpp"

#include <sched.h>

#include <algorithm>
#include <cmath>

namespace concordat::engine {
namespace {

/// How many ranks may use each core.
std::vector<int> users(const std::vector<CoreSet>& ranks) {
  std::vector<int> count(CoreSet().size());
  for (const CoreSet& cores : ranks)
    for (std::size_t core = 0; core < cores.size(); ++core) count[core] += cores[core] ? 1 : 0;
  return count;
}

}  // namespace

CoreSet allowed_cores() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  CoreSet cores;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return cores.set(0);
  for (std::size_t core = 0; core < cores.size(); ++core) cores[core] = CPU_ISSET(core, &allowed);
  return cores;
}

int share_of_cores(const std::vector<CoreSet>& ranks, std::size_t which) {
  const std::vector<int> count = users(ranks);
  double before = 0, after = 0;  // of the cores, up to this rank without and with it
  for (std::size_t rank = 0; rank <= which; ++rank) {
    before = after;
    for (std::size_t core = 0; core < count.size(); ++core)
      after += ranks[rank][core] ? 1. / count[core] : 0;
  }
  const auto whole = [](double cores) { return static_cast<int>(std::floor(cores + 1e-9)); };
  return std::max(1, whole(after) - whole(before));
}

}  // namespace concordat::engine
