#include "apps/cli/words/questions/speed.hpp"

#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"

namespace concordat::apps {
namespace {
using analysis::Estimate;
using analysis::Speed;
using Align = Column::Align;

Json estimate_json(const Estimate& estimate) {
  return {{"mean", estimate.value},
          {"mean_95", Json::array({estimate.interval.low, estimate.interval.high})}};
}

/// "7.1 [6.2 – 8.0]"; a plain 0 where no month of no pair differs.
std::string with_interval(const Speed& speed, const Estimate& estimate, int digits) {
  if (speed.is_zero) return "exactly 0";
  const std::string value = decimals(estimate.value, digits);
  if (std::isnan(estimate.interval.low)) return value;
  return value + " [" + decimals(estimate.interval.low, digits) + " – " +
         decimals(estimate.interval.high, digits) + "]";
}

/// What the ways say, in the words of the screen.
std::string way_text(const std::vector<analysis::Way>& closed) {
  if (closed.empty()) return "as it is";
  if (closed.size() > 1) return "none of these";
  switch (closed.front()) {
    case analysis::Way::choices:
      return "not through choices";
    case analysis::Way::yield:
      return "not through yield";
    case analysis::Way::votes:
      return "not through votes";
  }
  return "";
}

std::string regime_text(const SpeedsOfRegime& regime) {
  Table table{{{"", regime.title},
               {"", "months sooner", Align::right},
               {"", "integration a year", Align::right},
               {"", "never", Align::right}},
              {}};
  for (const Speed& speed : regime.speeds)
    table.rows.push_back({Cell(way_text(speed.closed)), Cell(with_interval(speed, speed.months, 1)),
                          Cell(with_interval(speed, speed.yearly, 4)),
                          Cell(speed.is_zero ? "" : percent(speed.not_reached))});
  return to_text(table) + "\n";
}

}  // namespace

std::vector<std::vector<analysis::Way>> closed_ways() {
  std::vector<std::vector<analysis::Way>> all{{}};
  for (const analysis::Way way : analysis::ways) all.push_back({way});
  all.emplace_back(std::begin(analysis::ways), std::end(analysis::ways));
  return all;
}

std::string closed_words(const std::vector<analysis::Way>& closed) {
  if (closed.empty()) return "open";
  if (closed.size() == std::size(analysis::ways)) return "all closed";
  return std::string(name_of(closed.front())) + " closed";
}

std::string speed_text(const std::vector<SpeedsOfRegime>& regimes,
                       const analysis::TrustLift& lift) {
  std::string text;
  for (const SpeedsOfRegime& regime : regimes) text += regime_text(regime);
  return text + "  " + decimals(lift.size, 1) + " more trust in everyone in month " +
         std::to_string(lift.month) + ", the same draws otherwise: by how much sooner is\n" +
         "  integration where it else is in month " + std::to_string(lift.level_month) +
         ", and what does it gain a year until then?\n  A way is closed by itself, in both arms; "
         "never: not within " +
         std::to_string(lift.horizon()) +
         " months.\n  Yield: what the same joint work brings where partners trust each other "
         "more.\n\n";
}

Json speed_json(const std::vector<SpeedsOfRegime>& regimes, const analysis::TrustLift& lift) {
  Json all = Json::array();
  for (const SpeedsOfRegime& regime : regimes)
    for (const Speed& speed : regime.speeds)
      all.push_back({{"regime", regime.name},
                     {"ways", closed_words(speed.closed)},
                     {"pairs", speed.pairs},
                     {"units", speed.units},
                     {"months_sooner", estimate_json(speed.months)},
                     {"integration_a_year", estimate_json(speed.yearly)},
                     {"never", speed.not_reached},
                     {"is_exactly_zero", speed.is_zero}});
  return {{"more_trust", lift.size},
          {"month", lift.month},
          {"level_month", lift.level_month},
          {"speed_of_trust", all}};
}

}  // namespace concordat::apps
