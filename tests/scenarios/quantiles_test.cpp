// Quantiles of a result file are those of its runs, in every scenario that ships and every month.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/statistics/moment_table.hpp"
#include "tests/scenarios/library.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

constexpr std::array probabilities{.025, .05, .25, .5, .75, .95, .975};

/// By ranks, linear between them, as numpy's default.
double quantile_of(const std::vector<float>& sorted, double probability) {
  const double position = probability * double(sorted.size() - 1);
  const auto rank = std::size_t(position);
  const double above = sorted[std::min(rank + 1, sorted.size() - 1)];
  return sorted[rank] + (position - double(rank)) * (above - sorted[rank]);
}

struct Worst {
  double share = 0;  ///< of the width from .05 to .95
  std::string where = "nowhere";
};

/// The values of one series in one month, and what their moments say of them.
void compare(std::vector<float> values, const engine::Quantity& quantity, const std::string& where,
             Worst& worst) {
  engine::Moments moments;
  for (const float value : values) add(moments, quantity, value);
  moments.sketch.settle();
  std::sort(values.begin(), values.end());
  for (float& value : values)  // counted at the range's ends
    value = std::clamp(value, float(quantity.low), float(quantity.high));
  const double width = quantile_of(values, .95) - quantile_of(values, .05);
  for (const double probability : probabilities) {
    const double truth = quantile_of(values, probability);
    const double error = std::abs(quantile(moments.sketch, quantity, probability) - truth);
    if (width <= 0) {
      CHECK(error <= 1e-7 * std::max(1., std::abs(truth)));
    } else if (error / width > worst.share) {
      worst = {error / width, where};
    }
  }
}

Worst worst_of(const agents::Scenario& scenario, const std::string& name, unsigned runs_wanted) {
  const agents::Structure structure = agents::make_structure(scenario);
  const engine::ResultShape shape = agents::shape_of(structure);
  std::vector<std::vector<float>> paths(std::size_t(shape.series) * shape.months);
  engine::BlockResult block(shape);
  for (unsigned b = 0; b * engine::block_runs < runs_wanted; ++b) {
    std::vector<agents::Run> runs;
    for (unsigned k = 0; k < engine::block_runs; ++k)
      runs.push_back({b * engine::block_runs + k, &structure.scenario.parameters});
    agents::simulate(structure, 1, runs, block);
    for (std::size_t i = 0; i < paths.size(); ++i)
      paths[i].insert(paths[i].end(), block.series.begin() + long(i * engine::block_runs),
                      block.series.begin() + long((i + 1) * engine::block_runs));
  }
  Worst worst;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const engine::Quantity& quantity = agents::series_table()[i / std::size_t(shape.months)];
    compare(std::move(paths[i]), quantity,
            name + ", " + std::string(quantity.name) + ", month " +
                std::to_string(i % std::size_t(shape.months)),
            worst);
  }
  return worst;
}

Worst worst_of_library(unsigned runs) {
  Worst worst;
  for (const auto& shipped : configs::shipped_scenarios()) {
    const Worst here = worst_of(scenario_of(shipped), shipped.name, runs);
    if (here.share > worst.share) worst = here;
  }
  return worst;
}

}  // namespace

TEST_CASE("quantiles are within 1 % of the width of the bands, in every scenario and month") {
  const Worst worst = worst_of_library(600);  // more than a sketch keeps one by one
  UNSCOPED_INFO("worst: " << worst.where);
  CHECK(worst.share < .01);
  WARN("worst: " << 100 * worst.share << " % of the width in " << worst.where);
}
