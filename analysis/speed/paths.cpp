#include "analysis/speed/paths.hpp"

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>

#include "agents/measures/metrics.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {

std::size_t series_of(std::string_view name) {
  const auto table = agents::series_table();
  const auto found = std::ranges::find(table, name, &engine::Quantity::name);
  if (found == table.end()) throw std::logic_error("no series is called " + std::string(name));
  return static_cast<std::size_t>(found - table.begin());
}
}  // namespace

std::optional<Paths> follow_paths(OneScenario one, std::string_view series, const InMemory& how) {
  const std::size_t row = series_of(series);
  const Study study(std::move(one));
  Paths out;
  out.months = static_cast<std::size_t>(study.scenario().months);
  out.values.resize(out.months * study.runs());
  std::atomic<bool> fails = false;
  const bool is_whole =
      simulate_blocks(study, engine::BlockResult(study.header().shape), how,
                      [&](std::size_t first, std::size_t count, const engine::BlockResult& block) {
                        for (std::size_t lane = 0; lane < count; ++lane) {
                          if (block.failed[lane]) fails = true;
                          for (std::size_t t = 0; t < out.months; ++t)
                            out.values[(first + lane) * out.months + t] =
                                block.series[(row * out.months + t) * engine::block_runs + lane];
                        }
                      });
  if (!is_whole) return std::nullopt;
  if (fails)
    throw engine::UserError("runs failed: a number left its range: not finite, or beyond 1e9");
  return out;
}

}  // namespace concordat::analysis
