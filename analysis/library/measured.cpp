#include "analysis/library/measured.hpp"

#include <algorithm>
#include <atomic>
#include <limits>

#include "agents/measures/metrics.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using configs::Expectation;
using engine::BlockResult;
using engine::Quantity;

std::span<const Quantity> table_of(const Expectation& one) {
  if (!one.place.empty()) return agents::place_state_table();
  return one.month > 0 ? agents::series_table() : agents::outcome_table();
}

/// Where a measure's first run stands in a block.
struct Spot {
  std::vector<float> BlockResult::*values;
  std::size_t first;
};

std::size_t place_in(const engine::ResultHeader& header, const std::string& code) {
  const auto found = std::ranges::find(header.place_codes, code);
  if (found == header.place_codes.end())
    throw engine::UserError(header.title + ": no place \"" + code + "\"");
  return static_cast<std::size_t>(found - header.place_codes.begin());
}

Spot spot_of(const Expectation& one, const engine::ResultHeader& header) {
  const auto row = static_cast<std::size_t>(&quantity_of(one) - table_of(one).data());
  const auto months = static_cast<std::size_t>(header.shape.months);
  if (!one.place.empty())
    return {&BlockResult::places, row * header.place_codes.size() + place_in(header, one.place)};
  if (one.month > 0)
    return {&BlockResult::series, row * months + static_cast<std::size_t>(one.month - 1)};
  return {&BlockResult::outcomes, row};
}

/// NaN where the run failed.
double value_at(const Spot& spot, const BlockResult& block, std::size_t lane) {
  if (block.failed[lane]) return std::numeric_limits<double>::quiet_NaN();
  return (block.*spot.values)[spot.first * engine::block_runs + lane];
}
}  // namespace

const Quantity& quantity_of(const Expectation& one) {
  return *std::ranges::find(table_of(one), one.outcome, &Quantity::name);
}

std::optional<Measured> measure_runs(const Study& study,
                                     std::span<const Expectation* const> measures,
                                     const InMemory& how) {
  const engine::ResultHeader header = study.header();
  std::vector<Spot> spots;
  for (const Expectation* one : measures) spots.push_back(spot_of(*one, header));
  std::vector<std::vector<double>> values(spots.size(), std::vector<double>(study.runs()));
  std::atomic<std::uint64_t> failed = 0;
  const bool is_whole =
      simulate_blocks(study, BlockResult(header.shape), how,
                      [&](std::size_t first, std::size_t count, const BlockResult& block) {
                        for (std::size_t lane = 0; lane < count; ++lane) {
                          if (block.failed[lane]) ++failed;
                          for (std::size_t m = 0; m < spots.size(); ++m)
                            values[m][first + lane] = value_at(spots[m], block, lane);
                        }
                      });
  if (!is_whole) return std::nullopt;
  return Measured{std::move(values), failed};
}

}  // namespace concordat::analysis
