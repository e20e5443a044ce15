#include "apps/cli/words/study.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "agents/measures/metrics.hpp"
#include "analysis/estimates/point_estimates.hpp"
#include "analysis/estimates/precision.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "apps/cli/portraits/scenario.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
using analysis::PointEstimates;
using analysis::Study;
using engine::DesignTable;
using engine::FactorColumn;
using engine::ResultFile;

constexpr std::size_t most_factors = 8, most_failures = 3;
constexpr std::uint64_t most_points = 20;  // of which each has a line
constexpr int range_columns = 44;          // beside a factor's name

std::string number(double value) {
  if (std::isnan(value)) return "–";
  return decimals(value, std::abs(value) < 10 ? 3 : 1);
}

std::string range_of(const FactorColumn& factor) {
  if (!factor.labels.empty()) {
    std::vector<std::string> levels;
    for (const std::string& label : factor.labels)
      if (std::ranges::find(levels, label) == levels.end()) levels.push_back(label);
    std::string text = plural(levels.size(), "level") + ": ";
    std::size_t shown = 0;
    for (; shown < levels.size() && columns(text + levels[shown]) < range_columns - 7; ++shown)
      text += (shown > 0 ? ", " : "") + levels[shown];
    return text + (shown == levels.size() ? "" : ", ...");
  }
  const auto [least, greatest] = std::ranges::minmax(factor.values);
  return number(least) + " – " + number(greatest) + (factor.unit == "1" ? "" : " " + factor.unit);
}

std::string factor_lines(const DesignTable& design) {
  Table table{{{"factor", ""}, {"range", ""}}, {}};
  for (std::size_t f = 0; f < std::min(design.factors.size(), most_factors); ++f)
    table.rows.push_back({Cell(design.factors[f].name), Cell(range_of(design.factors[f]))});
  std::string text;
  for (const auto& row : table.rows)
    text += "    " + left(row[0].text, 30) + "  " + row[1].text + "\n";
  if (design.factors.size() > most_factors)
    text += "    and " + with_thousands(design.factors.size() - most_factors) + " more\n";
  return text;
}

std::string replicate_words(const configs::Replicates& replicates) {
  if (replicates.narrow.empty()) return plural(replicates.least, "replicate");
  return with_thousands(replicates.least) + " to " + plural(replicates.most, "replicate") +
         ", as many as it takes";
}

/// The model's own that are worth a line, and all that the experiment asked for.
std::vector<std::string> shown_outcomes(const ResultFile& file) {
  std::vector<std::string> shown{"final_collaboration", "final_trust", "final_integration",
                                 "final_pressure", "final_deficits"};
  const auto known = agents::outcome_table();
  for (const std::string& name : file.outcomes())
    if (std::ranges::find(known, name, &engine::Quantity::name) == known.end())
      shown.push_back(name);
  shown.push_back("retreat");
  return shown;
}

struct OutcomeSpread {
  std::string name;
  double median = 0;
  analysis::Interval ninety;  ///< of points
  double noise = 0;
};

OutcomeSpread spread_of(const ResultFile& file, const std::vector<std::uint32_t>& points,
                        const std::string& name) {
  const PointEstimates estimates =
      analysis::estimate_points(file.outcome(name), points, file.design()->points());
  std::vector<double> means;
  for (const double mean : estimates.means)
    if (!std::isnan(mean)) means.push_back(mean);
  std::ranges::sort(means);
  return {name,
          analysis::median(means),
          {analysis::quantile(means, .05), analysis::quantile(means, .95)},
          estimates.noise};
}

std::vector<OutcomeSpread> spreads(const ResultFile& file) {
  const std::vector<std::uint32_t> points = file.design_points();
  std::vector<OutcomeSpread> all;
  for (const std::string& name : shown_outcomes(file)) all.push_back(spread_of(file, points, name));
  return all;
}

std::string level_of(const FactorColumn& factor, std::uint64_t point) {
  return factor.labels.empty() ? number(factor.values[point]) : factor.labels[point];
}

/// "allocation_growth" of "finance.allocation_growth": the whole path stands above.
std::string last_of(const std::string& path) { return path.substr(path.rfind('.') + 1); }

/// The points' factors and the means of so many outcomes.
Table table_of_points(const ResultFile& file, std::span<const std::string> outcomes) {
  const auto right = Column::Align::right;
  const DesignTable& design = *file.design();
  const std::vector<std::uint32_t> points = file.design_points();
  Table table{{{"", "point", right}}, {}};
  for (std::uint64_t point = 0; point < design.points(); ++point)
    table.rows.push_back({Cell(std::to_string(point))});
  for (const FactorColumn& factor : design.factors) {
    table.columns.push_back({"", shortened(last_of(factor.name), 24), right});
    for (std::uint64_t point = 0; point < design.points(); ++point)
      table.rows[point].emplace_back(shortened(level_of(factor, point), 24));
  }
  for (const std::string& name : outcomes) {
    table.columns.push_back({"", name.substr(sizeof("final_") - 1), right});
    const auto means = analysis::estimate_points(file.outcome(name), points, design.points()).means;
    for (std::uint64_t point = 0; point < design.points(); ++point)
      table.rows[point].emplace_back(number(means[point]));
  }
  return table;
}

/// Few points have a line each, with as many outcomes as there is room for.
std::string point_lines(const ResultFile& file) {
  if (file.design()->points() > most_points) return "";
  std::vector<std::string> outcomes{"final_integration", "final_collaboration", "final_trust"};
  for (; !outcomes.empty(); outcomes.pop_back()) {
    const std::string text = to_text(table_of_points(file, outcomes));
    if (columns(text.substr(0, text.find('\n'))) <= screen_columns)
      return "  means over replicates at the end, point by point\n" + text + "\n";
  }
  return "";
}

std::string failure_lines(const ResultFile& file) {
  if (file.failed() == 0) return "";
  std::string text = "\n  " + plural(file.failed(), "run") +
                     " failed: recorded in the file, left out of these numbers\n";
  const std::vector<std::string> errors = file.point_errors();
  std::size_t shown = 0, failing = 0;
  for (std::size_t point = 0; point < errors.size(); ++point) {
    if (errors[point].empty() || ++failing > most_failures) continue;
    text += "    point " + with_thousands(point) + ": " + errors[point] + "\n";
    ++shown;
  }
  if (failing > shown)
    text +=
        "    and " + plural(failing - shown, "point") + " more: point_error in the file has each\n";
  return text;
}
/// What two points with as many replicates as the fewest have tell apart, four times in five.
std::string told_apart(const ResultFile& file) {
  const std::vector<std::uint32_t> points = file.design_points();
  std::vector<std::uint32_t> taken(file.design()->points());
  for (const std::uint32_t point : points) ++taken[point];
  const std::uint32_t fewest = taken.empty() ? 0 : std::ranges::min(taken);
  std::string differ;
  for (const std::string name : {"collaboration", "trust", "integration"}) {
    const double noise = spread_of(file, points, "final_" + name).noise;
    const double least = analysis::least_difference(noise, fewest);
    if (std::isnan(least)) return "";
    differ += (differ.empty() ? " by " : ", ") + number(least) + " in " + name;
  }
  std::string text;
  const std::string words = "told apart, 4 times in 5: two points of " +
                            plural(fewest, "replicate") + " that differ" + differ;
  for (const std::string& line : wrapped(words, screen_columns - 4)) text += "  " + line + "\n";
  return text;
}
}  // namespace

std::string design_words(const DesignTable& design) {
  std::string words = design.kind;
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string study_heading(const Study& study, const Console& console) {
  const configs::Experiment& e = study.experiment();
  std::string text = "\n  " + console.strong(e.title) + "\n  " + study.scenario().title + " · " +
                     regime_words(study.scenario().regime) + " · " +
                     horizon_words(study.scenario().months) + "\n  " +
                     plural(study.points(), "design point") + " (" + design_words(study.design()) +
                     ") · " + replicate_words(e.replicates) + " · seed " + std::to_string(e.seed) +
                     "\n  varied\n" + factor_lines(study.design());
  return text + "\n";
}

std::string study_summary(const ResultFile& file, const Console& console) {
  Table table{{{"outcome", "mean over replicates of"},
               {"median", "median point", Column::Align::right},
               {"ninety", "90 % of points", Column::Align::right},
               {"noise", "sd of replicates", Column::Align::right}},
              {}};
  for (const OutcomeSpread& each : spreads(file))
    table.rows.push_back({Cell(each.name), Cell(number(each.median)),
                          Cell(number(each.ninety.low) + " – " + number(each.ninety.high)),
                          Cell(number(each.noise))});
  return to_text(table) + "\n" + point_lines(file) + failure_lines(file) + told_apart(file) +
         "\n  " +
         console.strong("an illustration of mechanisms, not a forecast for any organisation") +
         "\n\n";
}

Json study_json(const ResultFile& file) {
  Json json;
  json["title"] = file.title();
  json["output"] = file.path();
  json["digest"] = file.stored_digest();
  json["design"] = file.design()->kind;
  json["points"] = file.design()->points();
  json["runs"] = file.runs();
  json["failed"] = file.failed();
  json["seed"] = file.seed();
  for (const FactorColumn& factor : file.design()->factors)
    json["factors"].push_back({{"path", factor.name}, {"unit", factor.unit}});
  json["outcomes"] = Json::array();
  for (const OutcomeSpread& each : spreads(file))
    json["outcomes"].push_back({{"name", each.name},
                                {"median_point", each.median},
                                {"points_90", to_json(each.ninety)},
                                {"replicate_sd", each.noise}});
  return json;
}

}  // namespace concordat::apps
