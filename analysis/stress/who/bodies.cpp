#include "analysis/stress/who/bodies.hpp"

#include <algorithm>

#include "analysis/experiments/study.hpp"
#include "analysis/stress/measures/pair.hpp"

namespace concordat::analysis {
namespace {
std::vector<double> yearly_means(std::span<const float> path) {
  std::vector<double> means;
  double sum = 0;
  for (std::size_t t = 0; t < path.size(); ++t) {
    sum += double(path[t]) - (t >= year ? double(path[t - year]) : 0);
    if (t + 1 >= year) means.push_back(sum / year);
  }
  return means;
}
}  // namespace

std::size_t BodyPaths::find(const std::string& code) const {
  return static_cast<std::size_t>(std::ranges::find(codes, code) - codes.begin());
}

std::optional<BodyPaths> follow_bodies(const agents::Scenario& scenario, std::uint64_t seed,
                                       std::uint32_t runs, int from, const InMemory& how,
                                       const std::string& state) {
  OneScenario one;
  one.scenario.scenario = scenario;
  one.seed = seed;
  one.runs = runs;
  const Study study(std::move(one));
  const engine::ResultHeader header = study.header();
  const auto found = std::ranges::find(header.organisation_states, state, &engine::Quantity::name);
  const auto row = static_cast<std::size_t>(found - header.organisation_states.begin());
  const auto months = static_cast<std::size_t>(header.shape.months), start = std::size_t(from);
  BodyPaths out;
  out.months = months - start;
  out.codes = header.organisation_codes;
  const std::size_t bodies = out.codes.size();
  out.values.resize(runs * bodies * out.months);
  out.fails.resize(runs);
  const bool is_whole = simulate_blocks(
      study, engine::BlockResult(header.shape, true), how,
      [&](std::size_t first, std::size_t count, const engine::BlockResult& block) {
        for (std::size_t lane = 0; lane < count; ++lane) {
          out.fails[first + lane] = block.failed[lane] ? 1 : 0;
          for (std::size_t month = start; month < months; ++month)
            for (std::size_t body = 0; body < bodies; ++body) {
              const std::size_t at = (row * months + month) * bodies + body;
              out.values[((first + lane) * bodies + body) * out.months + month - start] =
                  block.organisation_series[at * engine::block_runs + lane];
            }
        }
      });
  if (!is_whole) return std::nullopt;
  return out;
}

Gone first_to_go(std::span<const std::span<const float>> twin,
                 std::span<const std::span<const float>> struck) {
  std::vector<std::vector<double>> with, without;
  for (std::size_t body = 0; body < twin.size(); ++body) {
    without.push_back(yearly_means(twin[body]));
    with.push_back(yearly_means(struck[body]));
  }
  Gone gone;
  for (std::size_t t = 0; gone.bodies.empty() && !with.empty() && t < with.front().size(); ++t)
    for (std::size_t body = 0; body < with.size(); ++body)
      if (with[body][t] < without[body][t] / 2) {
        gone.bodies.push_back(body);
        gone.month = static_cast<int>(t);
      }
  return gone;
}

}  // namespace concordat::analysis
