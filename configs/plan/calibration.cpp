#include "configs/plan/calibration.hpp"

#include <set>

#include "configs/plan/outcomes.hpp"

namespace concordat::configs {
namespace {

// The schema numbers statistics as the experiment does.
static_assert(int(schema::Target::median) == int(Statistic::median));
static_assert(int(schema::Target::share) == int(Statistic::share));

void check_value(const Target& target, const engine::Quantity& quantity, const Where& where,
                 Problems& problems) {
  const bool share = target.statistic == Statistic::share;
  const double low = share ? 0 : quantity.low, high = share ? 1 : quantity.high;
  if (target.value >= low && target.value <= high) return;
  problems.add(
      where,
      "value is " + number(target.value) + ", possible " + number(low) + " to " + number(high),
      share ? "a share of replicates" : std::string(quantity.meaning));
}

AbcRejection read(const schema::AbcRejection& from) {
  AbcRejection plan;
  if (from.has_draws()) plan.draws = from.draws();
  if (from.has_accept()) plan.accept = from.accept();
  return plan;
}

AbcSmc read(const schema::AbcSmc& from) {
  AbcSmc plan;
  if (from.has_particles()) plan.particles = from.particles();
  if (from.has_generations()) plan.generations = from.generations();
  if (from.has_quantile()) plan.quantile = from.quantile();
  return plan;
}

HistoryMatching read(const schema::HistoryMatching& from) {
  HistoryMatching plan;
  if (from.has_waves()) plan.waves = from.waves();
  if (from.has_points()) plan.points = from.points();
  if (from.has_cutoff()) plan.cutoff = from.cutoff();
  return plan;
}

/// A calibration chooses its points itself, from distributions over ranges.
void check_company(const ExperimentText& text, std::span<const Factor> factors,
                   Problems& problems) {
  if (text.message.has_design())
    problems.add(text.at({{"design"}}), "a calibration takes no design",
                 "it chooses its points itself; leave the design out");
  if (text.message.has_adaptive())
    problems.add(text.at({{"adaptive"}}), "a calibration takes a fixed number of replicates",
                 "write replicates: 8");
  if (text.message.target_size() == 0)
    problems.add(text.at({{"calibration"}}), "the calibration has no target",
                 "add target { outcome: \"final_trust\" value: .4 tolerance: .05 }");
  for (const Factor& factor : factors)
    if (!factor.levels.empty())
      problems.add(text.at({{"calibration"}}),
                   "factor " + quoted(factor.path) + " has levels, and a calibration takes ranges",
                   "set it instead, and calibrate once for each level");
}

}  // namespace

std::vector<Target> read_targets(const ExperimentText& text, std::span<const SeriesOutcome> own,
                                 Problems& problems) {
  std::vector<Target> targets;
  std::set<std::pair<std::string, int>> seen;
  for (int i = 0; i < text.message.target_size(); ++i) {
    const auto& from = text.message.target(i);
    const Where where = text.at({{"target", i}, {"outcome"}});
    const Target target{from.outcome(), static_cast<Statistic>(from.statistic()), from.value(),
                        from.tolerance(), from.source()};
    if (!from.has_outcome() || !from.has_value() || !from.has_tolerance())
      problems.add(text.at({{"target", i}}), "the target needs an outcome, a value and a tolerance",
                   "target { outcome: \"final_trust\" value: .4 tolerance: .05 }");
    const auto* quantity =
        from.has_outcome() ? find_outcome(from.outcome(), own, where, problems) : nullptr;
    if (quantity != nullptr && from.has_value())
      check_value(target, *quantity, text.at({{"target", i}, {"value"}}), problems);
    if (!seen.emplace(from.outcome(), from.statistic()).second)
      problems.add(where, "target " + quoted(from.outcome()) + " is there twice",
                   "keep one value for each statistic of an outcome");
    targets.push_back(target);
  }
  return targets;
}

std::optional<CalibrationPlan> read_calibration(const ExperimentText& text,
                                                std::span<const Factor> factors,
                                                Problems& problems) {
  const auto& from = text.message.calibration();
  if (!text.message.has_calibration()) {
    if (text.message.target_size() > 0)
      problems.add(text.at({{"target", 0}}), "targets do nothing without a calibration",
                   "add calibration { abc_rejection {} }, or leave them out");
    return {};
  }
  check_company(text, factors, problems);
  const int given = from.has_abc_rejection() + from.has_abc_smc() + from.has_history_matching();
  if (given != 1)
    problems.add(
        text.at({{"calibration"}}),
        given == 0 ? "the calibration says nothing" : "there is more than one way to calibrate",
        "name one: abc_rejection, abc_smc or history_matching");
  if (from.has_abc_smc()) return read(from.abc_smc());
  if (from.has_history_matching()) return read(from.history_matching());
  return read(from.abc_rejection());
}

}  // namespace concordat::configs
