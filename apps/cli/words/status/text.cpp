#include "apps/cli/words/status/text.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/progress.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/status/estimates.hpp"
#include "apps/cli/words/status/next.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::FailureReport;
using analysis::OutputState;
using analysis::PartReport;
using analysis::StatusReport;

constexpr std::size_t most_parts = 16;

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
    text += indented(settings_words(failure.settings), 6) + indented(failure.error, 6);
  }
  return text;
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
}  // namespace

std::string status_text(const StatusReport& report, const Console& console) {
  return "\n  " + console.strong(report.title) + "\n" + design_line(report) +
         progress_lines(report) + part_lines(report) + failure_lines(report) +
         estimates(report, console) + "\n  next   " + command_lines(next_command(report), 9) +
         "\n\n";
}

}  // namespace concordat::apps
