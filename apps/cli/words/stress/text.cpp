#include "apps/cli/screen/text.hpp"

#include <algorithm>
#include <cmath>

#include "agents/tables/subtypes.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/words/stress/beside.hpp"
#include "apps/cli/words/stress/names.hpp"
#include "apps/cli/words/stress/stress.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::CriticalSize;
using analysis::Reached;
using analysis::StressCell;
using analysis::StressReport;
using Align = Column::Align;

constexpr double notable = .005;  ///< risk that is shown beside what is lost

/// " (16 %)", where there is a risk that is worth a word.
std::string risk_words(double risk) { return risk >= notable ? " (" + percent(risk) + ")" : ""; }

/// ".8 (16 %)": years lost, and the risk of retreat where there is one.
std::string cell_words(const StressCell& cell) {
  if (!cell.why_nothing.empty()) return cell.why_nothing;
  return lost_words(cell) + risk_words(cell.risk.value);
}

/// Years without any shock; the risk is that of the twins of its first cell.
std::string level_words(const StressReport& report, const analysis::RegimeSummary& summary) {
  return decimals(summary.level.value, 1) +
         risk_words(report.cell(summary.regime, 0).twin_risk.value);
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
      std::vector<Cell> row{Cell(way_words(summary.regime, report.later)),
                            Cell(level_words(report, summary))};
      for (std::size_t k = first; k < end; ++k)
        row.push_back(Cell(cell_words(report.cell(summary.regime, k))));
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
  const auto [low, high] = critical.interval;
  const bool is_share = shock.unit == "share" || shock.unit == "chance";
  // Ends that round to the same would look as if they were certain.
  if (is_share && low < high && percent(low) == percent(high))
    return decimals(100 * critical.size, 1) + " % [" + decimals(100 * low, 1) + " – " +
           decimals(100 * high, 1) + " %]";
  return shock_size(shock.unit, critical.size) + " [" + shock_size(shock.unit, low) + " – " +
         shock_size(shock.unit, high) + "]";
}

const std::string& why_nothing(const StressReport& report, const analysis::Fragility& one) {
  return report.cell(one.regime, one.shock).why_nothing;
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
  return words.empty() ? ""
                       : paragraph("neither is reached, whatever the way of governing: " + words);
}

/// Shocks that add joint work wherever they act: how large they must be is no question.
std::vector<std::size_t> gains(const StressReport& report) {
  std::vector<std::size_t> shocks;
  for (std::size_t k = 0; k < report.shocks.size(); ++k) {
    const auto acts = [k](const StressCell& cell) {
      return cell.shock == k && cell.why_nothing.empty();
    };
    if (std::ranges::any_of(report.cells, acts) &&
        std::ranges::all_of(report.cells,
                            [&](const StressCell& cell) { return !acts(cell) || is_gain(cell); }))
      shocks.push_back(k);
  }
  return shocks;
}

std::string gains_text(const StressReport& report, const std::vector<std::size_t>& shocks) {
  std::string words;
  for (const std::size_t k : shocks) words += (words.empty() ? "" : ", ") + report.shocks[k].title;
  return words.empty() ? ""
                       : paragraph(words +
                                   ": adds joint work wherever it acts, so how large it must be "
                                   "to do harm is not asked");
}

std::string fragility_text(const StressReport& report) {
  if (report.fragility.empty()) return "";
  const std::vector<std::size_t> gained = gains(report);
  std::vector<std::size_t> unreached = out_of_reach(report);
  std::erase_if(unreached, [&](std::size_t k) { return std::ranges::binary_search(gained, k); });
  Table table{{{"", "how large must it be"},
               {"", "governed by"},
               {"", "one run in " + decimals(1 / report.risk, 0) + "\nretreats at", Align::right},
               {"", "a fifth of joint\nwork is lost at", Align::right}},
              {}};
  for (std::size_t k = 0; k < report.shocks.size(); ++k) {
    if (std::ranges::binary_search(unreached, k) || std::ranges::binary_search(gained, k)) continue;
    for (const auto& summary : report.summaries)
      for (const auto& one : report.fragility) {
        if (one.shock != k || one.regime != summary.regime) continue;
        const analysis::StressShock& shock = report.shocks[k];
        const std::string& why = why_nothing(report, one);
        const auto words = [&](const CriticalSize& critical) {
          return Cell(why.empty() ? critical_words(shock, critical, one.sizes.back()) : why);
        };
        table.rows.push_back({Cell(shock.title), Cell(way_words(one.regime, report.later)),
                              words(one.at_risk), words(one.at_loss)});
      }
  }
  const std::string rows =
      table.rows.empty()
          ? ""
          : to_text(table) +
                paragraph("[ ]: 95 % for chance alone, with the assumptions as they are");
  return rows + out_of_reach_text(report, unreached) + gains_text(report, gained) + "\n";
}

/// Share of runs that fall below the hurdle in some year, and the low point of the mean run.
std::string hurdle_text(const StressReport& report) {
  if (report.hurdle == 0) return "";
  Table table{{{"", "runs that fall below " + percent(report.hurdle) + " in some year"}}, {}};
  for (const auto& summary : report.summaries)
    table.columns.push_back(
        {"", in_lines(way_words(summary.regime, report.later), 16), Align::right});
  for (std::size_t k = 0; k < report.shocks.size(); ++k) {
    std::vector<Cell> row{Cell(report.shocks[k].title)};
    for (const auto& summary : report.summaries) {
      const StressCell& cell = report.cell(summary.regime, k);
      row.push_back(Cell(cell.why_nothing.empty() ? percent(cell.below.value) : cell.why_nothing));
    }
    table.rows.push_back(std::move(row));
  }
  return to_text(table) + "\n";
}

/// What sources say of a size that was chosen: "size: beyond any cut on record".
std::string size_notes(const StressReport& report) {
  constexpr std::string_view mark = "size: ";
  std::string text;
  for (const analysis::StressShock& shock : report.shocks)
    for (const std::string& source : shock.sources)
      if (source.starts_with(mark))
        text += paragraph(shock.title + ": its size is " + source.substr(mark.size()));
  return text.empty() ? "" : text + "\n";
}

/// Who the largest partner is, by its kind.
std::string largest_text(const BesideReport& beside) {
  if (!beside.largest) return "";
  return paragraph("Largest partner: one of the " +
                   std::string(agents::row_of(agents::subtype_of(*beside.largest)).title) + ", £" +
                   with_thousands(std::uint64_t(std::llround(beside.largest->turnover))) +
                   " m a year") +
         "\n";
}

/// Where a form comes on a day, that its members may not leave any more is news.
std::string bound_text(const StressReport& report) {
  const bool is_bound = std::ranges::any_of(
      report.cells, [](const StressCell& cell) { return cell.why_nothing == "bound"; });
  return report.later.empty() || !is_bound
             ? ""
             : paragraph("bound: by the time of the shock its members may not leave");
}

/// "statutory 16 %, majority 32 %".
std::string drawn_words(const analysis::StressOverSets& sets) {
  std::string words;
  for (const auto& one : sets.regimes)
    words += (words.empty() ? "" : ", ") + regime_words(one.regime) + " " +
             share_number(one.risk.value) + " %";
  return words;
}

/// What these numbers leave out stands where they stand: how they were made sure, and of what.
std::string chance_text(const BesideReport& beside) {
  std::string text = paragraph(put_in);
  text += paragraph(
      "All of this is chance alone, with the parameters at one value each. Other values, as "
      "likely, may give many more retreats.");
  if (beside.sets)
    return text +
           paragraph("With " + with_thousands(beside.sets->sets) + " sets of them, under " +
                     beside.sets->shock_title + ", runs retreat: " + drawn_words(*beside.sets) +
                     " (below)") +
           "\n";
  return text + "  That second answer, before any of it is said to anybody:\n     " +
         command_lines(beside.with_sets, 5) + "\n\n";
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
  return heading(report, console) + "  years of joint work lost, of " + decimals(years, 0) +
         " (runs that retreat to silos, from .5 %)\n\n" + matrix_text(report) + bound_text(report) +
         chance_text(beside) + size_notes(report) + largest_text(beside) + fragility_text(report) +
         hurdle_text(report) + beside_text(report, beside) +
         "  level   years of joint work without any shock (and retreats without it);\n"
         "          who has little can lose little\n"
         "  regret  years of joint work that another way has more, under a shock that acts\n"
         "          here\n"
         "  holds   keeps four fifths of its joint work, with at most 5 % more retreats\n"
         "\n  " +
         console.strong(disclaimer) +
         "\n  No traffic lights. All numbers have intervals: on the page, by report.\n";
}

}  // namespace concordat::apps
