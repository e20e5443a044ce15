#include "apps/cli/words/comparison/text.hpp"

#include <algorithm>
#include <cmath>

#include "apps/cli/portraits/mechanisms.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/comparison/units.hpp"
#include "apps/cli/words/estimate.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::ComparedArms;
using analysis::ComparedOutcome;
using analysis::Estimate;
using analysis::PairedComparison;

constexpr int name_columns = 19;
constexpr std::size_t most_settings = 3;

/// "A" is the control, then "B", "C", ...; beyond Z by number.
std::string letter_of(std::size_t arm) {
  return arm < 26 ? std::string(1, static_cast<char>('A' + arm)) : "arm " + std::to_string(arm + 1);
}

std::string pairs_line(const ComparedArms& compared) {
  const analysis::PairedArms& p = compared.pairing;
  std::string line = plural(p.unit.size(), "pair") + " of runs with the same random draws";
  if (p.points > 1)
    line += ", at " + plural(p.points, compared.is_ensemble ? "parameter set" : "design point");
  return line + " · seed " + std::to_string(p.arms.front().file->seed());
}

std::string arms_lines(const ComparedArms& compared) {
  std::string text;
  for (std::size_t arm = 0; arm < compared.pairing.arms.size(); ++arm) {
    text += "  " + left(letter_of(arm), 4) + compared.pairing.arms[arm].name +
            (arm == 0 ? "   (control)\n" : "\n");
    if (!compared.events.empty())
      for (const std::string& line : wrapped(events_line(compared.events[arm]), screen_columns - 8))
        text += std::string(8, ' ') + line + "\n";
    const std::vector<std::string>& settings = compared.settings[arm];
    for (std::size_t k = 0; k < std::min(settings.size(), most_settings); ++k)
      text += std::string(8, ' ') + shortened(settings[k], screen_columns - 8) + "\n";
    if (settings.size() > most_settings)
      text += std::string(8, ' ') + "and " + plural(settings.size() - most_settings, "line") +
              " more of its scenario\n";
  }
  return text;
}

/// Where all that happens in the arms was over a year before the end, which may have healed it.
std::string long_over_line(const ComparedArms& compared) {
  int over = 0;
  for (const std::vector<agents::Event>& events : compared.events)
    for (const agents::Event& event : events) {
      if (event.duration == 0) return "";  // for good, or at an instant
      over = std::max(over, event.month + event.duration);
    }
  const int months = compared.pairing.arms.front().file->months();
  constexpr int year = 12;
  if (over == 0 || months - over < year) return "";
  return paragraph("these are numbers of the end, " + month_name(months - 1) +
                   "; what tells the arms apart is over in " + month_name(over - 1) +
                   ": --months " + std::to_string(over) + " ends the runs there") +
         "\n";
}

std::string signed_decimals(double value, int digits) {
  const std::string text = decimals(value, digits);
  return value > 0 && text.find_first_not_of(".0") != std::string::npos ? "+" + text : text;
}

std::string difference_words(const Estimate& estimate, int digits) {
  const auto [low, high] = estimate.interval;
  const std::string value = signed_decimals(estimate.value, digits);
  if (std::isnan(low)) return value + " [–]";
  return value + " [" + decimals(low, digits) + ", " + decimals(high, digits) + "]";
}

std::string win_words(const Estimate& win) {
  const std::string share = percent_number(win.value);
  if (std::isnan(win.interval.low)) return share + " [–]";
  return share + " [" + percent_number(win.interval.low) + "–" + percent_number(win.interval.high) +
         "]";
}

/// Does no pair differ at all? Then "higher in 50 %" would be said of nothing.
bool are_all_ties(const PairedComparison& found) {
  return found.difference.value == 0 && std::isnan(found.standardised.value);
}

std::vector<Cell> row_of(const std::string& outcome, const PairedComparison& found) {
  const int digits = digits_of(found.difference, 3);
  return {Cell(shortened(outcome, name_columns)),
          Cell(decimals(found.control.mean.value, digits)),
          Cell(decimals(found.arm.mean.value, digits)),
          Cell(difference_words(found.difference, digits)),
          Cell(signed_decimals(found.standardised.value, 2)),
          Cell(are_all_ties(found) ? "–" : win_words(found.win))};
}

/// Does no run of the arm stand against one of the control's?
bool is_alone(const ComparedArms& compared, std::size_t arm) {
  return std::ranges::all_of(compared.pairing.arms[arm].runs,
                             [](std::uint64_t run) { return run == analysis::no_run; });
}

std::string table_of(const ComparedArms& compared, std::size_t arm) {
  if (is_alone(compared, arm))
    return "  " + letter_of(arm) +
           " is compared with nothing: none of its points agrees with one of " + letter_of(0) +
           "'s\n  in all other factors\n";
  using Align = Column::Align;
  const std::string letter = letter_of(arm);
  Table table{{{"", "mean of"},
               {"", letter_of(0), Align::right},
               {"", letter, Align::right},
               {"", "difference [95 %]", Align::right},
               {"", "effect", Align::right},
               {"", letter + " higher, %", Align::right}},
              {}};
  for (const ComparedOutcome& outcome : compared.outcomes)
    table.rows.push_back(row_of(outcome.name, outcome.arms[arm - 1]));
  return to_text(table);
}

/// In which share of the parameter sets each arm is told apart from the control.
std::string sets_table(const ComparedArms& compared, std::size_t arm) {
  if (!tells_sets_apart(compared)) return "";
  using Align = Column::Align;
  const std::string letter = letter_of(arm);
  Table table{{{"", "share of sets, %"},
               {"", letter + " higher", Align::right},
               {"", "lower", Align::right},
               {"", "neither", Align::right},
               {"", "90 % of sets", Align::right}},
              {}};
  for (const ComparedOutcome& outcome : compared.outcomes) {
    const PairedComparison& found = outcome.arms[arm - 1];
    const auto [low, high] = found.by_unit.differences_90;
    const int digits = digits_of(found.difference, 3);
    table.rows.push_back(
        {Cell(shortened(outcome.name, name_columns)), Cell(win_words(found.by_unit.higher)),
         Cell(win_words(found.by_unit.lower)), Cell(percent_number(found.by_unit.undecided)),
         Cell(std::isnan(low)
                  ? "–"
                  : signed_decimals(low, digits) + " – " + signed_decimals(high, digits))});
  }
  return to_text(table) + "\n";
}

/// At which share of the points each arm is higher on average.
std::string points_table(const ComparedArms& compared) {
  if (!is_over_points(compared) || tells_sets_apart(compared)) return "";
  Table table{{{"", "higher at so many"}}, {}};
  for (std::size_t arm = 1; arm < compared.pairing.arms.size(); ++arm)
    table.columns.push_back({"", letter_of(arm) + ", %", Column::Align::right});
  for (const ComparedOutcome& outcome : compared.outcomes) {
    std::vector<Cell> row{Cell(shortened(outcome.name, name_columns))};
    for (const PairedComparison& found : outcome.arms) row.emplace_back(win_words(found.unit_win));
    table.rows.push_back(std::move(row));
  }
  return to_text(table) + "\n";
}

/// Failures of the arm with most of them.
std::string failed_line(const ComparedArms& compared) {
  std::uint64_t most = 0;
  for (const ComparedOutcome& outcome : compared.outcomes)
    for (const PairedComparison& found : outcome.arms) most = std::max(most, found.left_out);
  return most == 0 ? ""
                   : "  " + plural(most, "pair") +
                         " left out: a run of it failed, or has no such value\n\n";
}

/// Where a difference has to be larger than 0 to count.
std::string least_lines(const ComparedArms& compared) {
  std::string outcomes;
  for (const ComparedOutcome& each : compared.outcomes)
    if (each.least > 0)
      outcomes += (outcomes.empty() ? "" : ", ") + each.name + " " +
                  decimals(each.least, digits_of({each.least, {}}, 3));
  if (outcomes.empty()) return "";
  std::string text;
  for (const std::string& line : wrapped("at least: beyond this, not 0: " + outcomes, 65))
    text += std::string(15, ' ') + line + "\n";
  return text;
}

std::string legend(const ComparedArms& compared) {
  return "  difference   of the means; 95 % by bootstrap over " + unit_words(compared) +
         "\n  effect       difference / standard deviation of the pairs' differences\n"
         "  higher       share of pairs, a tie counts half; Wilson's interval\n" +
         (tells_sets_apart(compared)
              ? "  of sets      the paired 95 % interval over a set's own runs lies above 0,\n"
                "               below it, or holds it; by chance alone 2.5 % are higher and 2.5 %\n"
                "               lower\n" +
                    least_lines(compared) + "\n"
          : is_over_points(compared)
              ? "  at so many   share of the " + unit_words(compared) + ", by their means\n\n"
              : "\n");
}
}  // namespace

std::string comparison_text(const ComparedArms& compared, const Console& console) {
  std::string text = "\n  " + console.strong(compared.title) + "\n  " + pairs_line(compared) +
                     "\n\n" + arms_lines(compared) + "\n" + long_over_line(compared);
  for (std::size_t arm = 1; arm < compared.pairing.arms.size(); ++arm)
    text += table_of(compared, arm) + "\n" + sets_table(compared, arm);
  text += points_table(compared) + failed_line(compared) + legend(compared);
  return text + "  " + console.strong(disclaimer) + "\n\n";
}

}  // namespace concordat::apps
