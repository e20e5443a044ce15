#include "apps/cli/words/stress/beside.hpp"

#include <algorithm>
#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/stress/first.hpp"
#include "apps/cli/words/stress/names.hpp"
#include "configs/experiment/rivals.hpp"

namespace concordat::apps {
namespace {
using analysis::StressCell;
using analysis::StressReport;
using Align = Column::Align;

constexpr double next_to_nothing = .05;  ///< years, what is shown as .0

/// The shock that loses most years under any way of governing; as many as there are where none
/// loses any.
std::size_t worst_shock(const StressReport& report) {
  std::size_t worst = report.shocks.size();
  double most = 0;
  for (const StressCell& cell : report.cells)
    if (cell.why_nothing.empty() && cell.lost.value > most) {
      most = cell.lost.value;
      worst = cell.shock;
    }
  return worst;
}

std::vector<Cell> recovery_row(const StressReport& report, const StressCell& cell) {
  const auto& at_end = cell.recovery.at_end;
  const int median = cell.recovery.median;
  const bool is_hurt = cell.hurt_runs > 0;
  const std::string later = median < 0    ? "never"
                            : median == 0 ? "at its end"
                                          : plural(std::uint64_t(median), "month") + " later";
  return {Cell(way_words(cell.regime, report.later)), Cell(percent(cell.hurt.value)),
          Cell(is_hurt ? later : "–"),
          Cell(is_hurt ? percent(at_end.value) + " [" + percent_number(at_end.interval.low) +
                             " – " + percent_number(at_end.interval.high) + "]"
                       : "–")};
}

/// How soon hurt runs are back after the worst shock, from the end of all its pressure on.
std::string recovery_text(const StressReport& report) {
  const std::size_t k = worst_shock(report);
  if (k == report.shocks.size())
    return paragraph("no shock takes joint work: there is nothing to come back from") + "\n";
  const analysis::StressShock& shock = report.shocks[k];
  if (std::ranges::any_of(report.cells, [&](const StressCell& cell) {
        return cell.shock == k && cell.pairs > 0 && cell.recovery.share.empty();
      }))
    return paragraph("back from " + shock.title + ": it presses to the end: not observed") + "\n";
  const std::string counted =
      shock.presses > 0 ? ", after its " + months_words(shock.presses) : ", from its start on";
  Table table{{{"", in_lines("back from: " + shock.title + counted, 28)},
               {"", "hurt", Align::right},
               {"", "half are\nback", Align::right},
               {"", "not back\nin the end", Align::right}},
              {}};
  for (const auto& summary : report.summaries) {
    const StressCell& cell = report.cell(summary.regime, k);
    if (cell.why_nothing.empty()) table.rows.push_back(recovery_row(report, cell));
  }
  if (table.rows.empty()) return "";
  return to_text(table) +
         (report.shocks.size() > 1
              ? paragraph("back from each of the shocks: on the page, by report")
              : "") +
         "\n";
}

std::string first_text(const StressReport& report,
                       const std::optional<analysis::FirstToGo>& first) {
  if (!first || first->kinds.empty()) return "";
  return paragraph("first to go, " + way_words(first->regime, report.later) + " under " +
                   first->shock_title + ": " + first_words(*first)) +
         "\n";
}

/// Whether those that retreat later could have been told by their first two years.
std::string early_text(const StressReport& report,
                       const std::optional<analysis::EarlyWarning>& early) {
  if (!early) return "";
  const analysis::Warning &swings = early->variance, &memory = early->memory;
  if (!swings.is_estimable)
    return paragraph(
               "early warnings: too few runs to judge them. It takes 100 that retreat only "
               "after two years and 100 that never do, under one shock; here there are at "
               "most " +
               with_thousands(std::min(swings.tip, swings.stay))) +
           "\n";
  const bool is_useless = std::max(swings.auc.interval.high, memory.auc.interval.high) < .7;
  return paragraph("early warnings, " + way_words(early->regime, report.later) + " under " +
                   early->shock_title + " of " + shock_size(early->unit, early->size) + ": of " +
                   with_thousands(swings.tip + swings.stay) + " runs " +
                   with_thousands(swings.tip) +
                   " retreat after the first two years. Do these two years tell which? Larger "
                   "swings of joint work (variance) pick the right one of two runs in " +
                   share_words(swings.auc) + " % of pairs, slower ones (memory) in " +
                   share_words(memory.auc) + " %; a coin has 50. Who warns of four in five gives " +
                   share_words(swings.false_alarms) + " % and " + share_words(memory.false_alarms) +
                   " % of the others a false alarm" + (is_useless ? ". They are useless" : "")) +
         "\n";
}

std::string regret_text(const StressReport& report) {
  Table table{{{"", "over all shocks"},
               {"", "most regret, years", Align::right},
               {"", "under"},
               {"", "holds in", Align::right}},
              {}};
  for (const auto& one : report.summaries)
    table.rows.push_back({Cell(way_words(one.regime, report.later)), Cell(decimals(one.regret, 1)),
                          Cell(one.regret_under.empty() ? "–" : one.regret_under),
                          Cell(one.shocks == 0 ? "–"
                                               : decimals(one.satisfied * one.shocks, 0) + " of " +
                                                     std::to_string(one.shocks))});
  return to_text(table) + "\n";
}

std::vector<Cell> again_row(const std::string& how, const StressCell& cell) {
  const bool acts = cell.why_nothing.empty();
  return {Cell(how), Cell(decimals(cell.twin_level.value, 1)), Cell(percent(cell.twin_risk.value)),
          Cell(acts ? lost_words(cell) : cell.why_nothing),
          Cell(acts ? percent(cell.risk.value) : "–")};
}

/// What the first cell is under other rules of choice, and other assumptions.
std::string rules_text(const StressReport& report) {
  if (report.rules.empty()) return "";
  Table table{{{"", "an organisation …"},
               {"", "level", Align::right},
               {"", "retreat", Align::right},
               {"", "lost", Align::right},
               {"", "retreat\nwith it", Align::right}},
              {}};
  std::string none;
  const auto add = [&](const std::string& how, const StressCell& cell) {
    table.rows.push_back(again_row(how, cell));
    if (cell.why_nothing.empty() && std::fabs(cell.lost.value) >= next_to_nothing) return;
    none += (none.empty() ? "" : "; ") + how;
  };
  for (const StressCell& cell : report.rules) add(rule_words(cell.decision), cell);
  for (const StressCell& cell : report.rivals)
    add("as in this test, " + configs::rival_words(cell.rival), cell);
  return paragraph("what it hangs on: " + report.shocks.front().title + ", " +
                   way_words(report.regimes.front(), report.later) +
                   ", by theory of choice; the first is that of this test") +
         to_text(table) +
         paragraph("less than " + decimals(next_to_nothing, 2) +
                   " years change in: " + (none.empty() ? "none of these rows" : none)) +
         "\n";
}
}  // namespace

std::string beside_text(const StressReport& report, const BesideReport& beside) {
  return recovery_text(report) + first_text(report, beside.first) +
         early_text(report, beside.early) + regret_text(report) + rules_text(report);
}

}  // namespace concordat::apps
