#include "engine/statistics/moment_table.hpp"

#include <span>

namespace concordat::engine {
namespace {

void add_values(std::vector<Moments>& moments, const std::vector<Quantity>& quantities,
                const std::vector<float>& values, const std::vector<bool>& missing,
                std::uint32_t sound) {
  if (quantities.empty()) {
    return;
  }
  const std::size_t per_quantity = moments.size() / quantities.size();
  const std::size_t alike = missing.empty() ? 1 : moments.size() / missing.size();
  for (std::size_t i = 0; i < moments.size(); ++i) {
    if (!missing.empty() && missing[i / alike]) continue;
    add(moments[i], quantities[i / per_quantity],
        std::span(values).subspan(i * block_runs, block_runs), sound);
  }
}

}  // namespace

void settle(MomentTable& moments) {
  for (auto* table : {&moments.series, &moments.organisations, &moments.places})
    for (Moments& each : *table) each.sketch.settle();
}

void add_block(MomentTable& moments, const BlockQuantities& quantities, const BlockResult& block,
               std::uint32_t sound) {
  add_values(moments.series, quantities.series, block.series, quantities.missing.series, sound);
  add_values(moments.organisations, quantities.organisation_states, block.organisations,
             quantities.missing.organisations, sound);
  add_values(moments.places, quantities.place_states, block.places, quantities.missing.places,
             sound);
}

}  // namespace concordat::engine
