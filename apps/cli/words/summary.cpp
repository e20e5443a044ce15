#include "apps/cli/words/summary.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>

#include "agents/structure/structure.hpp"
#include "agents/tables/parameter_names.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/precision.hpp"
#include "engine/store/results.hpp"

namespace concordat::apps {
namespace {
using analysis::Interval;
using analysis::Summary;

constexpr int label_columns = 32, number_columns = 8, interval_columns = 14, spark_columns = 8;

/// One line of the table: a series, its words and how its numbers are written.
struct Line {
  std::string series, label;
  std::function<std::string(double)> number;
  std::string unit;
};

/// The margin of some kinds in £m a year, at the turnover of the start.
Line money_line(const agents::Scenario& scenario, const std::string& series,
                const std::string& whose, std::initializer_list<agents::Kind> kinds) {
  double turnover = 0;
  for (const agents::Organisation& o : scenario.organisations)
    if (std::find(kinds.begin(), kinds.end(), o.kind) != kinds.end()) turnover += o.turnover;
  const auto millions = [turnover](double margin) {
    const double value = margin * turnover;
    return decimals(value, std::abs(value) < 9.95 ? 1 : 0);
  };
  const auto all = with_thousands(static_cast<std::uint64_t>(turnover + .5));
  return {series, whose + " margin, £m of " + all, millions, ""};
}

std::vector<Line> lines_of(const agents::Scenario& scenario) {
  const auto bodies = static_cast<double>(scenario.organisations.size());
  const auto index = [](double value) { return decimals(value, 2); };
  const auto count = [bodies](double share) { return decimals(share * bodies, 0); };
  const std::string of_bodies = ", of " + with_thousands(scenario.organisations.size());
  std::vector<Line> lines{
      {"collaboration", "organisations that collaborate", percent_number, " %"},
      {"trust", "trust between partners", index, ""},
      {"integration", "integration of care", index, ""},
      {"pressure", "financial pressure (1 is high)", index, ""},
      money_line(scenario, "provider_margin", "NHS trusts'",
                 {agents::Kind::acute, agents::Kind::community}),
      money_line(scenario, "commissioner_margin", "CCGs'", {agents::Kind::ccg}),
  };
  const agents::Switches& on = scenario.switches;
  if (on.public_trust) lines.push_back({"public_trust", "the public's trust", index, ""});
  if (on.workforce) lines.push_back({"vacancy", "posts that are vacant", percent_number, " %"});
  if (agents::members_can_leave(scenario))
    lines.push_back({"withdrawn", "bodies that have left" + of_bodies, count, ""});
  return lines;
}

std::string range(const Interval& interval, const Line& line) {
  if (std::isnan(interval.low) || std::isnan(interval.high)) return "–";
  return line.number(interval.low) + " – " + line.number(interval.high);
}

std::string row(const Line& line, const Summary& summary) {
  const analysis::OutcomeSummary* final = summary.outcome("final_" + line.series);
  const analysis::Path* path = summary.path(line.series);
  if (!final || !path) return "";
  std::string text = "  " + left(line.label, label_columns);
  text += right(line.number(final->median) + line.unit, number_columns);
  text += right("[" + range(final->median_95, line) + "]", interval_columns);
  text += right(range(final->runs_90, line) + line.unit, interval_columns);
  return text + "  " + sparkline(path->medians, spark_columns) + "\n";
}

/// The same row where runs took parameter sets.
std::string row_over_sets(const Line& line, const Summary& summary) {
  const analysis::OutcomeSummary* final = summary.outcome("final_" + line.series);
  if (!final || !final->sets) return "";
  const analysis::OverSets& sets = *final->sets;
  std::string text = "  " + left(line.label, label_columns);
  text += right(line.number(sets.median) + line.unit, number_columns);
  text += right(range(sets.sets_90, line) + line.unit, interval_columns);
  const double reach = (sets.chance_90.high - sets.chance_90.low) / 2;
  text += right("± " + line.number(reach) + line.unit, interval_columns);
  return text + right(percent(sets.carried.value), 2 + spark_columns) + "\n";
}

std::string duration_words(int months) {
  if (months % 12 == 0) return plural(static_cast<std::uint64_t>(months / 12), "year");
  return plural(static_cast<std::uint64_t>(months), "month");
}

std::string after_words(const Summary& summary) {
  return left("after " + plural(static_cast<std::uint64_t>(summary.months), "month"),
              label_columns);
}

/// Over both intervals of a run whose parameters stay as they are.
std::string heading_above() {
  return std::string(2 + label_columns + number_columns, ' ') +
         right("–– chance alone ––", 2 * interval_columns);
}

std::string heading(const Summary& summary) {
  return "  " + after_words(summary) + right("median", number_columns) +
         right("[95 %]", interval_columns) + right("90 % of runs", interval_columns) + "  " +
         duration_words(summary.months);
}

std::string heading_over_sets(const Summary& summary) {
  return "  " + after_words(summary) + right("median", number_columns) +
         right("90 % of sets", interval_columns) + right("chance alone", interval_columns) +
         right("carried", 2 + spark_columns);
}

/// What the columns over parameter sets mean, and what the sets are.
std::string sets_lines(const analysis::SetsTaken& taken) {
  const std::size_t others = taken.parameters.size() - taken.on_record;
  std::string what = "what the parameters leave open: " + plural(taken.sets, "set") + " of " +
                     plural(taken.parameters.size(), "parameter");
  what += taken.are_drawn
              ? ", " + std::to_string(taken.on_record) +
                    " as the record of 2016/17 accepts them, " + std::to_string(others) +
                    " within their studied ranges"
              : ", as a calibration accepted them, worth " +
                    plural(static_cast<std::uint64_t>(taken.effective + .5), "independent one");
  std::string text;
  const auto add = [&](const std::string& name, const std::string& words) {
    bool is_first = true;
    for (const std::string& line : wrapped(words, screen_columns - 18)) {
      text += "  " + left(is_first ? name : "", 16) + line + "\n";
      is_first = false;
    }
  };
  add("90 % of sets", what);
  add("chance alone", "90 % of runs of one set lie so near its mean");
  add("carried", "the parameters' share of the variance of runs; the rest is chance");
  return text + "\n";
}

std::string retreat_over_sets(const analysis::Retreat& retreat) {
  if (!retreat.sets) return "";
  return "                     (most runs of " + percent(retreat.sets->above_half) +
         " of sets; parameters carry " + percent(retreat.sets->carried.value) + ")\n";
}

std::string retreat_lines(const analysis::Retreat& retreat, const agents::Parameters& parameters) {
  std::string text = "  retreat to silos   " + percent(retreat.share) + " of runs [" +
                     percent_number(retreat.share_95.low) + " – " +
                     percent_number(retreat.share_95.high) + "]";
  if (retreat.half_by_month) {
    const auto month = static_cast<int>(std::ceil(*retreat.half_by_month));
    text += ", half begun by month " + std::to_string(month) + " (" + month_name(month) + ")";
  }
  return text + "\n                     (fewer than " + percent(parameters->retreat_threshold) +
         " collaborate for " + decimals(parameters->retreat_months, 0) + " months in a row)\n";
}
}  // namespace

std::string summary_text(const Summary& summary, const agents::Scenario& scenario,
                         const Console& console) {
  const bool over_sets = summary.sets.has_value();
  std::string text =
      over_sets ? console.faint(heading_over_sets(summary)) + "\n"
                : console.faint(heading_above()) + "\n" + console.faint(heading(summary)) + "\n";
  for (const Line& line : lines_of(scenario))
    text += over_sets ? row_over_sets(line, summary) : row(line, summary);
  text += "\n" + retreat_lines(summary.retreat, scenario.parameters) +
          retreat_over_sets(summary.retreat) + precision_lines(summary) + "\n";
  if (over_sets) text += sets_lines(*summary.sets);
  if (summary.failed > 0)
    text += "  " + plural(summary.failed, "run") +
            " failed: recorded in the file, left out of these numbers\n\n";
  return text + "  " + console.strong(disclaimer) + "\n\n";
}

std::string written_line(const std::string& path, const std::string& digest) {
  return "  wrote  " + path + "   " + bytes(std::filesystem::file_size(path)) + "   digest " +
         engine::short_digest(digest) + "\n";
}

}  // namespace concordat::apps
