#include "apps/cli/words/stress/side_by_side.hpp"

#include <algorithm>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/stress/names.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::ChangedCell;
using Align = Column::Align;

/// "-.32 [-.38, -.27]".
std::string changed(const analysis::Estimate& estimate) {
  return decimals(estimate.value, 2) + " [" + decimals(estimate.interval.low, 2) + ", " +
         decimals(estimate.interval.high, 2) + "]";
}

/// What is lost, or why nothing is.
std::string lost_words(const analysis::Estimate& lost, const std::string& why_nothing) {
  return why_nothing.empty() ? decimals(lost.value, 2) : why_nothing;
}

/// How many pairs the numbers are of, where one test has more of them.
std::string pairs_text(const analysis::SideBySide& both) {
  if (both.first_pairs == both.second_pairs) return "";
  return paragraph("compared: the first " +
                   with_thousands(std::min(both.first_pairs, both.second_pairs)) +
                   " pairs of each; before has " + with_thousands(both.first_pairs) + ", after " +
                   with_thousands(both.second_pairs));
}

/// Runs that no share of retreats counts, as in the table of one test.
std::string left_out_text(const analysis::SideBySide& both) {
  std::uint64_t most = 0;
  for (const ChangedCell& cell : both.cells) most = std::max(most, cell.before);
  if (most == 0) return "";
  return paragraph(
      "retreats: up to " + with_thousands(most) + " of " +
      with_thousands(both.cells.front().pairs) +
      " pairs are in retreat before the shock in one of the two, and left out of both");
}

Json nothing_json(const std::string& why) { return why.empty() ? Json() : Json(why); }

std::string governed_words(const analysis::SideBySide& both, const ChangedCell& cell) {
  const std::string first = way_words(cell.first_regime, both.first_later),
                    second = way_words(cell.second_regime, both.second_later);
  return first == second ? first : first + " to " + second;
}

/// Years that are there anyway, so that what is no work of the shock is not read as its.
std::string level_text(const ChangedCell& cell) {
  return paragraph("without any shock: " + decimals(cell.first_level.value, 2) +
                   " years of joint work before, " + decimals(cell.second_level.value, 2) +
                   " after, change " + changed(cell.twin));
}

/// "runs that retreat: Cut of income 10 % to 1 %", of those under which any do; the rest have none.
std::string retreats_text(const std::vector<const ChangedCell*>& cells) {
  std::string words;
  for (const ChangedCell* cell : cells) {
    const double before = cell->first_risk.value, after = cell->second_risk.value;
    if (!(before >= .005 || after >= .005)) continue;
    words += (words.empty() ? "" : ", ") + cell->shock_title + " " + share_number(before) +
             " % to " + share_number(after) + " %";
  }
  return paragraph(words.empty() ? "no run retreats" : "runs that retreat: " + words);
}
}  // namespace

std::string side_by_side_text(const analysis::SideBySide& both, const Console& console) {
  std::string text = "\n  " + console.strong("Two stress tests") + "\n" +
                     paragraph("before: " + both.first) + paragraph("after: " + both.second) +
                     pairs_text(both) + "\n";
  std::string governed, level;
  std::vector<const ChangedCell*> group;
  Table table;
  const auto flush = [&] {
    if (!table.rows.empty())
      text += paragraph(governed) + level + to_text(table) + retreats_text(group) + "\n";
    group.clear();
    table = {{{"", "years of joint work"},
              {"", "lost before", Align::right},
              {"", "after", Align::right},
              {"", "change of loss", Align::right},
              {"", "change under it", Align::right}},
             {}};
  };
  flush();
  for (const ChangedCell& cell : both.cells) {
    if (const std::string words = governed_words(both, cell); words != governed) {
      flush();
      governed = words;
      level = level_text(cell);
    }
    table.rows.push_back({Cell(cell.shock_title),
                          Cell(lost_words(cell.first_lost, cell.first_nothing)),
                          Cell(lost_words(cell.second_lost, cell.second_nothing)),
                          Cell(changed(cell.lost)), Cell(changed(cell.under))});
    group.push_back(&cell);
  }
  flush();
  return text +
         paragraph(
             "change of loss: what the shock takes after, less what it takes before. Change under "
             "it: years of joint work left under the shock, after less before; above 0 more is "
             "left. Both run by run with the same draws. A smaller loss may mean that there is "
             "less to lose, so read the second beside it, and what is there without any shock: "
             "that "
             "much of it is no work of the shock") +
         left_out_text(both) +
         paragraph("two worlds, each governed as is said above, and not one world that changes") +
         paragraph(put_in) + "\n  " + console.strong(disclaimer) + "\n";
}

Json side_by_side_json(const analysis::SideBySide& both) {
  Json json{{"before", both.first},
            {"after", both.second},
            {"pairs", both.first_pairs},
            {"pairs_after", both.second_pairs},
            {"cells", Json::array()},
            {"note", disclaimer},
            {"regime_changes", later_json(both.first_later)},
            {"regime_changes_after", later_json(both.second_later)}};
  for (const ChangedCell& cell : both.cells)
    json["cells"].push_back({{"regime", cell.first_regime},
                             {"regime_after", cell.second_regime},
                             {"shock", cell.shock},
                             {"shock_title", cell.shock_title},
                             {"unit", cell.unit},
                             {"size", cell.size},
                             {"pairs", cell.pairs},
                             {"does_nothing", nothing_json(cell.first_nothing)},
                             {"does_nothing_after", nothing_json(cell.second_nothing)},
                             {"years_of_twin", to_json(cell.first_level)},
                             {"years_of_twin_after", to_json(cell.second_level)},
                             {"years_lost", to_json(cell.first_lost)},
                             {"years_lost_after", to_json(cell.second_lost)},
                             {"change_of_twin", to_json(cell.twin)},
                             {"change_under_it", to_json(cell.under)},
                             {"change_of_loss", to_json(cell.lost)},
                             {"risk", to_json(cell.first_risk)},
                             {"risk_after", to_json(cell.second_risk)},
                             {"change_of_risk", to_json(cell.risk)},
                             {"in_retreat_before", cell.before}});
  return json;
}

}  // namespace concordat::apps
