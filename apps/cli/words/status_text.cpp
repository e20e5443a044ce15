#include "apps/cli/words/status_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include "agents/measures/metrics.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/progress.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/summary_text.hpp"

namespace concordat::apps {
namespace {
using analysis::MeanSoFar;

constexpr std::size_t most_parts = 16, most_columns = 3;

std::string state_words(const StatusReport& report) {
  constexpr std::array<const char*, 4> words{"being written", "interrupted",
                                             "all runs are there, the file is not", "finished"};
  return words[static_cast<std::size_t>(report.state)];
}

std::string design_line(const StatusReport& report) {
  std::string kind = report.design.empty() ? "a single scenario" : report.design;
  std::ranges::replace(kind, '_', ' ');
  const std::string points =
      report.design.empty() ? "" : " · " + plural(report.points, "design point");
  return "  " + kind + points + " · seed " + std::to_string(report.seed) + "\n";
}

std::string progress_lines(const StatusReport& report) {
  std::string text = "  " + state_words(report) + "   " + with_thousands(report.runs) + " of " +
                     plural(report.wanted, "run");
  const bool is_open =
      report.state == OutputState::being_written || report.state == OutputState::interrupted;
  if (is_open && report.is_adaptive) text += ", or more";
  text += "\n";
  if (!is_open) return text;
  text += "  " + bar(report.runs, report.wanted, 32);
  if (report.rate > 0) {
    const double left_over = static_cast<double>(report.wanted - report.runs) / report.rate;
    text += "   " + with_thousands(static_cast<std::uint64_t>(report.rate + .5)) + " runs/s   " +
            seconds(left_over) + " left";
  }
  text += "\n";
  if (!report.design.empty())
    text += "  " + with_thousands(report.points_complete) + " of " +
            plural(report.points, "design point") + " complete\n";
  return text;
}

std::string part_lines(const StatusReport& report) {
  std::string text;
  for (std::size_t k = 0; k < std::min(report.parts.size(), most_parts); ++k) {
    const PartReport& part = report.parts[k];
    text += "  " + left(report.parts.size() > 1 ? "part " + std::to_string(part.part) : "by", 8) +
            (report.parts.size() > 1 ? right(plural(part.runs, "run"), 16) + "   " : "") + "pid " +
            std::to_string(part.process) + (part.is_being_written ? ", writing" : ", ended") + "\n";
  }
  if (report.parts.size() > most_parts)
    text += "  and " + plural(report.parts.size() - most_parts, "part") + " more\n";
  return text;
}

std::string joined(const std::vector<std::string>& settings) {
  std::string text;
  for (const std::string& each : settings) text += (text.empty() ? "" : " ") + each;
  return text;
}

/// Lines that are indented themselves show a place in a file: they are not broken anew.
std::string indented(const std::string& words, int indent) {
  const std::string space(static_cast<std::size_t>(indent), ' ');
  std::string text;
  std::istringstream stream(words);
  for (std::string line; std::getline(stream, line);) {
    const bool is_laid_out = line.starts_with(' ');
    for (const std::string& part :
         is_laid_out ? std::vector<std::string>{line} : wrapped(line, screen_columns - indent))
      text += space + part + "\n";
  }
  return text;
}

std::string failure_lines(const StatusReport& report) {
  if (report.failed == 0) return "";
  std::string text =
      "\n  " + plural(report.failed, "run") + " failed: recorded, and left out of what follows\n";
  for (const FailureReport& failure : report.failures) {
    text += "    " +
            (report.design.empty() ? "" : "point " + with_thousands(failure.run.point) + ", ") +
            "replicate " + with_thousands(failure.run.replicate) + "\n";
    text += indented(joined(failure.settings), 6) + indented(failure.error, 6);
  }
  return text;
}

bool is_share(const std::string& outcome) { return outcome == "retreat"; }

std::string mean_words(const std::string& outcome, const MeanSoFar& mean) {
  return is_share(outcome) ? percent(mean.value) : decimals(mean.value, 3);
}

std::string interval_words(const std::string& outcome, const MeanSoFar& mean) {
  if (std::isnan(mean.interval.low)) return std::isnan(mean.value) ? "" : "–";
  const auto words = [&](double end) {
    return is_share(outcome) ? percent_number(end) : decimals(end, 3);
  };
  return "[" + words(mean.interval.low) + " – " + words(mean.interval.high) + "]";
}

std::string means_table(const StatusReport& report, const std::vector<MeanSoFar>& means) {
  Table table{{{"outcome", "so far"},
               {"mean", "mean", Column::Align::right},
               {"mean_95", "[95 %]", Column::Align::right},
               {"runs", "runs", Column::Align::right}},
              {}};
  for (std::size_t k = 0; k < means.size(); ++k) {
    const std::string& name = report.outcomes[k];
    if (name == "retreat_month") continue;  // -1 where there is none: its mean says nothing
    table.rows.push_back({Cell(name), Cell(mean_words(name, means[k])),
                          Cell(interval_words(name, means[k])),
                          Cell(with_thousands(means[k].runs))});
  }
  return to_text(table);
}

/// The experiment's own first, then what is most often asked.
std::vector<std::size_t> shown_at_points(const std::vector<std::string>& outcomes) {
  const auto known = agents::outcome_table();
  std::vector<std::size_t> shown;
  for (std::size_t k = 0; k < outcomes.size(); ++k)
    if (std::ranges::find(known, outcomes[k], &engine::Quantity::name) == known.end())
      shown.push_back(k);
  for (const char* name : {"final_integration", "final_collaboration", "retreat"})
    if (const auto at = std::ranges::find(outcomes, name); at != outcomes.end())
      shown.push_back(static_cast<std::size_t>(at - outcomes.begin()));
  shown.resize(std::min(shown.size(), most_columns));
  return shown;
}

std::string points_table(const StatusReport& report) {
  Table table{{{"settings", "point"}, {"runs", "runs", Column::Align::right}}, {}};
  const std::vector<std::size_t> shown = shown_at_points(report.outcomes);
  for (const std::size_t k : shown)
    table.columns.push_back(
        {report.outcomes[k], report.outcomes[k] + "\n[95 %]", Column::Align::right});
  for (const PointReport& point : report.by_point) {
    table.rows.push_back({Cell(joined(point.settings)), Cell(with_thousands(point.runs))});
    for (const std::size_t k : shown)
      table.rows.back().emplace_back(mean_words(report.outcomes[k], point.means[k]) + " " +
                                     interval_words(report.outcomes[k], point.means[k]));
  }
  return to_text(table);
}

std::string estimates(const StatusReport& report, const Console& console) {
  if (report.runs == report.failed) return "";
  std::string text = "\n";
  if (!report.over_design.empty())
    text += means_table(report, report.over_design);
  else if (report.design.empty())
    text += means_table(report, report.by_point.front().means);
  else
    text += points_table(report);
  if (report.state != OutputState::finished)
    text += report.design.empty()
                ? "  over the runs that are done\n"
                : "  over the part of the design that is done: others may move it\n";
  return text + "\n  " + console.strong(disclaimer) + "\n";
}

/// The command that began it, to go on with.
std::string resume_command(std::string command) {
  for (const std::string word : {" --overwrite", " --resume"})
    if (const auto at = command.find(word); at != command.npos) command.erase(at, word.size());
  return command + " --resume";
}

/// The experiment that a sweep was asked for, as it was typed.
std::string experiment_of(const std::string& command) {
  const std::string sweep = " sweep ";
  const auto at = command.find(sweep);
  if (at == command.npos) return "EXPERIMENT";
  const auto first = at + sweep.size();
  const bool is_quoted = command[first] == '\'';
  const auto last = command.find(is_quoted ? '\'' : ' ', first + 1);
  return command.substr(first, last == command.npos ? last : last - first + (is_quoted ? 1 : 0));
}

std::string next_command(const StatusReport& report) {
  const std::string file = shell_word(report.file);
  const bool is_shard = report.command.find(" --shard") != std::string::npos;
  if (report.state == OutputState::being_written) return "concordat status " + file;
  if (report.state != OutputState::finished)
    return is_shard ? "concordat merge " + experiment_of(report.command) + " --output " + file
                    : resume_command(report.command);
  if (report.design.empty()) return "concordat info " + file;
  const bool compares = report.design == "full_factorial" || report.design == "list" ||
                        report.design == "one_at_a_time";
  return std::string("concordat ") + (compares ? "compare " : "sensitivity ") + file;
}

Json to_json(const std::vector<std::string>& outcomes, const std::vector<MeanSoFar>& means) {
  Json json;
  for (std::size_t k = 0; k < means.size(); ++k)
    json[outcomes[k]] = {{"mean", means[k].value},
                         {"mean_95", apps::to_json(means[k].interval)},
                         {"runs", means[k].runs}};
  return json;
}
}  // namespace

std::string status_text(const StatusReport& report, const Console& console) {
  return "\n  " + console.strong(report.title) + "\n" + design_line(report) +
         progress_lines(report) + part_lines(report) + failure_lines(report) +
         estimates(report, console) + "\n  next   " + command_lines(next_command(report), 9) +
         "\n\n";
}

Json status_json(const StatusReport& report) {
  constexpr std::array<const char*, 4> states{"being_written", "interrupted", "unmerged",
                                              "finished"};
  Json json{{"file", report.file},
            {"title", report.title},
            {"state", states[static_cast<std::size_t>(report.state)]},
            {"design", report.design.empty() ? Json(nullptr) : Json(report.design)},
            {"points", report.points},
            {"points_complete", report.points_complete},
            {"runs", report.runs},
            {"runs_wanted", report.wanted},
            {"more_may_be_wanted", report.is_adaptive},
            {"failed", report.failed},
            {"runs_per_second", report.rate > 0 ? Json(report.rate) : Json(nullptr)},
            {"seed", report.seed},
            {"command", report.command},
            {"next", next_command(report)}};
  json["parts"] = Json::array();
  for (const PartReport& part : report.parts)
    json["parts"].push_back({{"part", part.part},
                             {"runs", part.runs},
                             {"process", part.process},
                             {"being_written", part.is_being_written}});
  json["failures"] = Json::array();
  for (const FailureReport& failure : report.failures)
    json["failures"].push_back({{"point", failure.run.point},
                                {"replicate", failure.run.replicate},
                                {"settings", failure.settings},
                                {"error", failure.error}});
  if (!report.over_design.empty()) json["estimates"] = to_json(report.outcomes, report.over_design);
  json["by_point"] = Json::array();
  for (std::size_t point = 0; point < report.by_point.size(); ++point)
    json["by_point"].push_back(
        {{"point", point},
         {"settings", report.by_point[point].settings},
         {"runs", report.by_point[point].runs},
         {"estimates", to_json(report.outcomes, report.by_point[point].means)}});
  return json;
}

}  // namespace concordat::apps
