#include "apps/cli/screen/text.hpp"

#include <algorithm>
#include <cmath>

#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/subtypes.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/words/stress/names.hpp"
#include "apps/cli/words/stress/stress.hpp"
#include "apps/cli/words/summary.hpp"
#include "configs/experiment/rivals.hpp"

namespace concordat::apps {
namespace {
using analysis::CriticalSize;
using analysis::Reached;
using analysis::StressCell;
using analysis::StressReport;
using Align = Column::Align;

constexpr double notable = .005;  ///< risk that is shown beside what is lost

std::size_t row_of(const StressReport& report, const std::string& regime) {
  return std::size_t(std::ranges::find(report.regimes, regime) - report.regimes.begin());
}

/// ".8 (16 %)": years lost, and the risk of retreat where there is one.
std::string cell_words(const StressCell& cell) {
  if (!cell.why_nothing.empty()) return cell.why_nothing;
  std::string words = decimals(cell.lost.value, 1);
  if (cell.risk.value >= notable) words += " (" + percent(cell.risk.value) + ")";
  return words;
}

/// A heading is as wide as its longest line.
std::string in_lines(const std::string& words, int width) {
  std::string heading;
  for (const std::string& line : wrapped(words, width))
    heading += (heading.empty() ? "" : "\n") + line;
  return heading;
}

/// "cut of income\n12 %" over a column.
std::string shock_heading(const analysis::StressShock& shock) {
  const bool is_share = shock.unit == "share" || shock.unit == "chance";
  const std::string size = is_share && shock.reference < 1 ? percent(shock.reference)
                           : shock.unit == "years"         ? decimals(shock.reference, 0) + " years"
                                                           : "";
  const std::string heading = in_lines(shock.title, 11);
  return size.empty() ? heading : heading + "\n" + size;
}

/// Columns that fit a screen, table by table.
std::string matrix_text(const StressReport& report) {
  std::string text;
  constexpr std::size_t at_once = 4;
  for (std::size_t first = 0; first < report.shocks.size(); first += at_once) {
    const std::size_t end = std::min(first + at_once, report.shocks.size());
    Table table{{{"", "governed by"}, {"", "level", Align::right}}, {}};
    for (std::size_t k = first; k < end; ++k)
      table.columns.push_back({"", shock_heading(report.shocks[k]), Align::right});
    for (const auto& summary : report.summaries) {
      std::vector<Cell> row{Cell(regime_words(summary.regime)),
                            Cell(decimals(summary.level.value, 1))};
      for (std::size_t k = first; k < end; ++k)
        row.push_back(Cell(cell_words(report.cell(row_of(report, summary.regime), k))));
      table.rows.push_back(std::move(row));
    }
    text += to_text(table) + "\n";
  }
  return text;
}

std::string critical_words(const analysis::StressShock& shock, const CriticalSize& critical,
                           double largest) {
  switch (critical.reached) {
    case Reached::already:
      return "already there";
    case Reached::never:
      return "not up to " + shock_size(shock.unit, largest);
    case Reached::within:
      break;
  }
  return shock_size(shock.unit, critical.size) + " [" +
         shock_size(shock.unit, critical.interval.low) + " – " +
         shock_size(shock.unit, critical.interval.high) + "]";
}

const std::string& why_nothing(const StressReport& report, const analysis::Fragility& one) {
  return report.cell(row_of(report, one.regime), one.shock).why_nothing;
}

/// Shocks that reach neither level under any way of governing under which they can act.
std::vector<std::size_t> out_of_reach(const StressReport& report) {
  std::vector<std::size_t> shocks;
  for (std::size_t k = 0; k < report.shocks.size(); ++k) {
    const auto is_of = [k](const analysis::Fragility& one) { return one.shock == k; };
    const auto reaches = [&](const analysis::Fragility& one) {
      return is_of(one) && why_nothing(report, one).empty() &&
             (one.at_risk.reached != Reached::never || one.at_loss.reached != Reached::never);
    };
    if (std::ranges::any_of(report.fragility, is_of) &&
        std::ranges::none_of(report.fragility, reaches))
      shocks.push_back(k);
  }
  return shocks;
}

/// "Hard winters up to 80 %", and of how many ways of governing where it cannot act under all.
std::string out_of_reach_words(const StressReport& report, std::size_t shock) {
  std::size_t all = 0, act = 0;
  double largest = 0;
  for (const auto& one : report.fragility) {
    if (one.shock != shock) continue;
    ++all;
    act += why_nothing(report, one).empty() ? 1 : 0;
    largest = one.sizes.back();
  }
  const std::string& title = report.shocks[shock].title;
  if (act == 0) return title + " (it can act under none)";
  return title + " up to " + shock_size(report.shocks[shock].unit, largest) +
         (act < all
              ? " (it can act under " + std::to_string(act) + " of " + std::to_string(all) + ")"
              : "");
}

std::string out_of_reach_text(const StressReport& report, const std::vector<std::size_t>& shocks) {
  std::string words;
  for (const std::size_t k : shocks)
    words += (words.empty() ? "" : ", ") + out_of_reach_words(report, k);
  return words.empty() ? "" : paragraph("neither, under any of them: " + words);
}

std::string fragility_text(const StressReport& report) {
  if (report.fragility.empty()) return "";
  const std::vector<std::size_t> unreached = out_of_reach(report);
  Table table{{{"", "how large must it be"},
               {"", "governed by"},
               {"", "one run in " + decimals(1 / report.risk, 0) + "\nretreats at", Align::right},
               {"", "a fifth of joint\nwork is lost at", Align::right}},
              {}};
  for (std::size_t k = 0; k < report.shocks.size(); ++k) {
    if (std::ranges::binary_search(unreached, k)) continue;
    for (const auto& summary : report.summaries)
      for (const auto& one : report.fragility) {
        if (one.shock != k || one.regime != summary.regime) continue;
        const analysis::StressShock& shock = report.shocks[k];
        const std::string& why = why_nothing(report, one);
        const auto words = [&](const CriticalSize& critical) {
          return Cell(why.empty() ? critical_words(shock, critical, one.sizes.back()) : why);
        };
        table.rows.push_back({Cell(shock.title), Cell(regime_words(one.regime)), words(one.at_risk),
                              words(one.at_loss)});
      }
  }
  const std::string rows = table.rows.empty() ? "" : to_text(table);
  return rows + out_of_reach_text(report, unreached) + "\n";
}

/// Share of runs that fall below the hurdle in some year, and the low point of the mean run.
std::string hurdle_text(const StressReport& report) {
  if (report.hurdle == 0) return "";
  Table table{{{"", "runs that fall below " + percent(report.hurdle) + " in some year"}}, {}};
  for (const auto& summary : report.summaries)
    table.columns.push_back({"", regime_words(summary.regime), Align::right});
  for (std::size_t k = 0; k < report.shocks.size(); ++k) {
    std::vector<Cell> row{Cell(report.shocks[k].title)};
    for (const auto& summary : report.summaries) {
      const StressCell& cell = report.cell(row_of(report, summary.regime), k);
      row.push_back(Cell(cell.why_nothing.empty() ? percent(cell.below.value) : cell.why_nothing));
    }
    table.rows.push_back(std::move(row));
  }
  return to_text(table) + "\n";
}

/// The shock that loses most years under any way of governing.
std::size_t worst_shock(const StressReport& report) {
  std::size_t worst = 0;
  double most = -1;
  for (const StressCell& cell : report.cells)
    if (cell.why_nothing.empty() && cell.lost.value > most) {
      most = cell.lost.value;
      worst = cell.shock;
    }
  return worst;
}

/// How soon hurt runs are back after the worst shock.
std::string recovery_text(const StressReport& report) {
  const std::size_t k = worst_shock(report);
  const std::string& title = report.shocks[k].title;
  if (std::ranges::any_of(report.cells, [&](const StressCell& cell) {
        return cell.shock == k && cell.pairs > 0 && cell.recovery.share.empty();
      }))
    return paragraph("back from " + title + ": it presses to the end: not observed") + "\n";
  Table table{{{"", in_lines("back from: " + title, 24)},
               {"", "hurt", Align::right},
               {"", "half are\nback after", Align::right},
               {"", "not back\nin the end", Align::right}},
              {}};
  for (const auto& summary : report.summaries) {
    const StressCell& cell = report.cell(row_of(report, summary.regime), k);
    if (!cell.why_nothing.empty()) continue;
    const bool is_hurt = cell.hurt_runs > 0;
    const int median = cell.recovery.median;
    const auto& at_end = cell.recovery.at_end;
    table.rows.push_back(
        {Cell(regime_words(summary.regime)), Cell(percent(cell.hurt.value)),
         Cell(!is_hurt      ? "–"
              : median < 0  ? "never"
              : median == 0 ? "at once"
                            : plural(static_cast<std::uint64_t>(median), "month")),
         Cell(!is_hurt ? "–"
                       : percent(at_end.value) + " [" + percent_number(at_end.interval.low) +
                             " – " + percent_number(at_end.interval.high) + "]")});
  }
  return table.rows.empty() ? "" : to_text(table) + "\n";
}

/// Kinds of bodies, those that go first most often first, beside how many of all they are.
std::string first_text(const std::optional<analysis::FirstToGo>& first) {
  if (!first || first->kinds.empty()) return "";
  std::string words = "first to go, " + regime_words(first->regime) + " under " +
                      first->shock_title + " (share of bodies): ";
  for (std::size_t k = 0; k < std::min<std::size_t>(first->kinds.size(), 4); ++k) {
    const analysis::GoesFirst& one = first->kinds[k];
    words += (k == 0 ? "" : ", ") +
             std::string(agents::subtype_table()[static_cast<std::size_t>(one.subtype)].title) +
             " " + share_words(one.share) + " % (" + percent_number(one.of_bodies) + ")";
  }
  return paragraph(words + " of " + with_thousands(first->hurt) +
                   " hurt runs; half of them in the year from month " +
                   decimals(first->median_month, 0) + " after it begins") +
         "\n";
}

std::string sign_words(const std::string& name, const analysis::Warning& warning) {
  return name + " tells them apart in " + share_words(warning.auc) + " % of pairs, with " +
         share_words(warning.false_alarms) + " % false alarms where four in five are warned of";
}

/// Whether those that retreat later could have been told: 50 % of pairs is what a coin tells.
std::string early_text(const std::optional<analysis::EarlyWarning>& early) {
  if (!early) return "";
  const analysis::Warning& warning = early->variance;
  if (!warning.is_estimable)
    return paragraph(
               "early warnings: not estimable here; of no cell and size do 100 runs retreat "
               "later than two years and 100 not at all (at most " +
               with_thousands(std::min(warning.tip, warning.stay)) + ")") +
           "\n";
  const bool is_useless = std::max(warning.auc.value, early->memory.auc.value) < .7;
  return paragraph("early warnings, " + regime_words(early->regime) + " under " +
                   early->shock_title + " of " + shock_size(early->unit, early->size) + ": of " +
                   with_thousands(warning.tip + warning.stay) + " runs " +
                   with_thousands(warning.tip) + " retreat after the first two years; over these " +
                   sign_words("variance", warning) + "; " + sign_words("memory", early->memory) +
                   (is_useless ? ". They are useless" : "")) +
         "\n";
}

std::string regret_text(const StressReport& report) {
  Table table{{{"", "over all shocks"},
               {"", "most regret, years", Align::right},
               {"", "under"},
               {"", "holds in", Align::right}},
              {}};
  for (const auto& one : report.summaries)
    table.rows.push_back({Cell(regime_words(one.regime)), Cell(decimals(one.regret, 1)),
                          Cell(one.regret_under.empty() ? "–" : one.regret_under),
                          Cell(one.shocks == 0 ? "–"
                                               : decimals(one.satisfied * one.shocks, 0) + " of " +
                                                     std::to_string(one.shocks))});
  return to_text(table) + "\n";
}

/// What the first cell is under other rules of choice.
std::string rules_text(const StressReport& report) {
  if (report.rules.empty()) return "";
  std::string words;
  int alike = 0;
  for (const StressCell& cell : report.rules) {
    words += (words.empty() ? "" : ", ") + regime_words(cell.decision) + " " + cell_words(cell);
    alike += !cell.why_nothing.empty() || std::fabs(cell.lost.value) < .05 ? 1 : 0;
  }
  std::string text = "hangs on the theory of choice: years lost under " +
                     report.shocks.front().title + ", " + regime_words(report.regimes.front()) +
                     ", by rule: " + words;
  if (alike > 0)
    text += "; under " + std::to_string(alike) + " of " + std::to_string(report.rules.size()) +
            " it changes nothing";
  std::string others;
  for (const StressCell& cell : report.rivals)
    others +=
        (others.empty() ? "" : ", ") + configs::rival_words(cell.rival) + " " + cell_words(cell);
  if (!others.empty()) text += ". Under other assumptions: " + others;
  return paragraph(text) + "\n";
}

std::string heading(const StressReport& report, const Console& console) {
  return "\n  " + console.strong("Governance stress test") + " · " + report.title + " · " +
         plural(static_cast<std::uint64_t>(report.organisations), "organisation") + "\n  " +
         plural(report.regimes.size(), "regime") + " · " + plural(report.shocks.size(), "shock") +
         " · " + with_thousands(report.pairs) + " pairs each · from " + month_name(report.from) +
         " · seed " + std::to_string(report.seed) + "\n\n";
}

}  // namespace

std::string stress_text(const StressReport& report, const BesideReport& beside,
                        const Console& console) {
  const double years = (report.months - report.from) / 12.;
  std::string text = heading(report, console) + "  years of joint work lost, of " +
                     decimals(years, 0) + " (risk of retreat where above half a per cent)\n\n" +
                     matrix_text(report) + fragility_text(report) + hurdle_text(report) +
                     recovery_text(report) + first_text(beside.first) + early_text(beside.early) +
                     regret_text(report) + rules_text(report);
  text +=
      "  level   years of joint work without any shock; who has little can lose little\n"
      "  regret  years of joint work that another way has more, under the same shock\n"
      "  holds   keeps four fifths of its joint work, with at most 5 % more retreats\n\n"
      "  " +
      console.strong(disclaimer) + "\n  No traffic lights: intervals are in --format json.\n";
  return text;
}

}  // namespace concordat::apps
