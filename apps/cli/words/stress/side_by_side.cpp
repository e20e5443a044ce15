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

Json nothing_json(const std::string& why) { return why.empty() ? Json() : Json(why); }

std::string governed_words(const ChangedCell& cell) {
  const std::string first = regime_words(cell.first_regime);
  return cell.first_regime == cell.second_regime
             ? first
             : first + " to " + regime_words(cell.second_regime);
}
}  // namespace

std::string side_by_side_text(const analysis::SideBySide& both, const Console& console) {
  std::string text = "\n  " + console.strong("Two stress tests") + "\n" +
                     paragraph("before: " + both.first) + paragraph("after: " + both.second) +
                     pairs_text(both) + "\n";
  std::string governed;
  Table table;
  const auto flush = [&] {
    if (!table.rows.empty()) text += "  " + governed + "\n" + to_text(table) + "\n";
    table = {{{"", "years of joint work"},
              {"", "lost before", Align::right},
              {"", "after", Align::right},
              {"", "change of loss", Align::right},
              {"", "change under it", Align::right}},
             {}};
  };
  flush();
  for (const ChangedCell& cell : both.cells) {
    if (const std::string words = governed_words(cell); words != governed) {
      flush();
      governed = words;
    }
    table.rows.push_back({Cell(cell.shock_title),
                          Cell(lost_words(cell.first_lost, cell.first_nothing)),
                          Cell(lost_words(cell.second_lost, cell.second_nothing)),
                          Cell(changed(cell.lost)), Cell(changed(cell.under))});
  }
  flush();
  return text +
         paragraph(
             "change of loss: what the shock takes after, less what it takes before. Change under "
             "it: years of joint work left under the shock, after less before; above 0 more is "
             "left. Both run by run with the same draws. A smaller loss may mean that there is "
             "less to lose, so read the second beside it") +
         paragraph("two worlds, each governed as its file says from its beginning on") + "\n  " +
         console.strong(disclaimer) + "\n";
}

Json side_by_side_json(const analysis::SideBySide& both) {
  Json json{{"before", both.first},      {"after", both.second},
            {"pairs", both.first_pairs}, {"pairs_after", both.second_pairs},
            {"cells", Json::array()},    {"note", disclaimer}};
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
                             {"years_lost", to_json(cell.first_lost)},
                             {"years_lost_after", to_json(cell.second_lost)},
                             {"change_of_twin", to_json(cell.twin)},
                             {"change_under_it", to_json(cell.under)},
                             {"change_of_loss", to_json(cell.lost)},
                             {"change_of_risk", to_json(cell.risk)}});
  return json;
}

}  // namespace concordat::apps
