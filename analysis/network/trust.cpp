#include "analysis/network/trust.hpp"

#include "agents/observe.hpp"

namespace concordat::analysis {

std::vector<double> trust_of_pairs(const agents::Structure& structure, std::uint64_t seed,
                                   std::uint32_t first_run, std::uint32_t runs, int month) {
  std::vector<double> sums(structure.pairs.size());
  for (std::uint32_t r = 0; r < runs; ++r) {
    const agents::Run run{first_run + r, &structure.scenario.parameters};
    const auto seen = agents::observe(structure, seed, run, month);
    for (const agents::PairId p : structure.pairs.ids())
      sums[static_cast<std::size_t>(p.value())] += seen.pairs[p].trust_after;
  }
  for (double& sum : sums) sum /= runs;
  return sums;
}

}  // namespace concordat::analysis
