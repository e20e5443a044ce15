#include "analysis/speed/speed.hpp"

#include <algorithm>

#include "agents/measures/metrics.hpp"
#include "agents/tables/parameter_names.hpp"
#include "analysis/comparison/paired.hpp"
#include "analysis/speed/paths.hpp"

namespace concordat::analysis {
namespace {

constexpr int months_of_year = 12;

/// What a closed way sets; its parameters are not drawn either.
void close(Way way, OneScenario& one) {
  agents::Scenario& s = one.scenario.scenario;
  const auto hold = [&](const char* path, double value) {
    s.parameters[*agents::find_parameter(path)] = value;
    if (one.sets)
      std::erase_if(one.sets->design.factors,
                    [&](const engine::FactorColumn& factor) { return factor.name == path; });
  };
  switch (way) {
    case Way::choices:
      return hold("trust.weight", 0);
    case Way::yield:
      return hold("integration.trust_exponent", 0);
    case Way::votes:
      s.switches.votes = false;
      return;
  }
}

OneScenario lifted(OneScenario one, const TrustLift& lift) {
  agents::Event event;
  event.kind = agents::EventKind::trust_lift;
  event.name = "more trust";
  event.month = lift.month;
  event.size = lift.size;
  one.scenario.scenario.events.push_back(event);
  return one;
}

/// What pairs say: NaN where one of them failed.
struct Gains {
  std::vector<double> months, yearly, none;
  std::uint64_t not_reached = 0;
};

Gains gains_of(const Paths& plain, const Paths& more, const TrustLift& lift) {
  Gains gains;
  for (std::size_t run = 0; run < plain.runs(); ++run) {
    const auto twin = plain.of(run), arm = more.of(run);
    const double level = twin[static_cast<std::size_t>(lift.level_month)];
    const double sooner = month_of_reaching(arm, level, lift.month);
    gains.months.push_back(month_of_reaching(twin, level, lift.month) - sooner);
    gains.not_reached += sooner >= static_cast<double>(arm.size()) ? 1 : 0;
    gains.yearly.push_back((arm[static_cast<std::size_t>(lift.level_month)] - level) *
                           months_of_year / (lift.level_month - lift.month));
  }
  gains.none.assign(plain.runs(), 0);
  return gains;
}

Estimate mean_of(const std::vector<double>& gains, const std::vector<double>& none,
                 std::span<const std::uint32_t> units) {
  return compare_paired({none, gains, units}, {}).difference;
}

}  // namespace

std::string_view name_of(Way way) {
  switch (way) {
    case Way::choices:
      return "choices";
    case Way::yield:
      return "yield";
    case Way::votes:
      return "votes";
  }
  return "";
}

double month_of_reaching(std::span<const float> path, double level, int from) {
  for (auto t = static_cast<std::size_t>(from); t < path.size(); ++t) {
    if (path[t] < level) continue;
    const auto at = static_cast<double>(t);
    if (t == static_cast<std::size_t>(from) || path[t] == level) return at;
    const double before = path[t - 1];
    return at - (path[t] - level) / (path[t] - before);
  }
  return static_cast<double>(path.size());
}

std::optional<Speed> measure_speed(OneScenario one, const std::vector<Way>& closed,
                                   const TrustLift& lift, const InMemory& how) {
  one.scenario.scenario.months = lift.horizon();
  for (const Way way : closed) close(way, one);
  InMemory half = how;
  std::uint64_t before = 0;
  if (how.watch.progress)
    half.watch.progress = [&](std::uint64_t done, std::uint64_t total) {
      how.watch.progress(before + done, 2 * total);
    };
  const auto plain = follow_paths(one, "integration", half);
  if (!plain) return std::nullopt;
  before = one.runs;
  const auto more = follow_paths(lifted(one, lift), "integration", half);
  if (!more) return std::nullopt;
  const Gains gains = gains_of(*plain, *more, lift);
  std::vector<std::uint32_t> units;
  if (one.sets)
    for (std::uint64_t run = 0; run < one.runs; ++run)
      units.push_back(static_cast<std::uint32_t>(run % one.sets->design.points()));
  Speed speed;
  speed.closed = closed;
  speed.pairs = plain->runs();
  speed.units = units.empty() ? speed.pairs : std::min(speed.pairs, one.sets->design.points());
  speed.months = mean_of(gains.months, gains.none, units);
  speed.yearly = mean_of(gains.yearly, gains.none, units);
  speed.not_reached = static_cast<double>(gains.not_reached) / static_cast<double>(plain->runs());
  speed.is_zero = plain->values == more->values;
  return speed;
}

}  // namespace concordat::analysis
