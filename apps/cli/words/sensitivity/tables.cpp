#include "apps/cli/words/sensitivity/tables.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
using analysis::Estimate;
using analysis::MorrisStudy;
using analysis::OutcomeSensitivity;
using analysis::PawnStudy;
using analysis::SobolIndices;
using Align = Column::Align;

constexpr std::size_t most_pairs = 5;
constexpr int factor_columns = 27;

std::string number_words(double value, int digits) { return decimals(value, digits); }

std::string estimate_words(const Estimate& estimate, int digits) {
  const auto [low, high] = estimate.interval;
  if (std::isnan(low)) return number_words(estimate.value, digits) + " [–]";
  return number_words(estimate.value, digits) + " [" + number_words(low, digits) + ", " +
         number_words(high, digits) + "]";
}

/// Three digits of the largest.
int digits_for(double largest) {
  if (!(largest > 0)) return 3;
  return std::clamp(2 - static_cast<int>(std::floor(std::log10(largest))), 0, 4);
}

Table table_of(const OutcomeFactors& outcome) {
  const bool is_morris = std::holds_alternative<MorrisStudy>(outcome.sensitivity.found);
  const bool is_sobol = std::holds_alternative<SobolIndices>(outcome.sensitivity.found);
  Table table{{{"", " ", Align::right}, {"", outcome.outcome}}, {}};
  if (is_morris)
    table.columns.insert(table.columns.end(), {{"", "mu* [95 %]", Align::right},
                                               {"", "chance", Align::right},
                                               {"", "sigma", Align::right},
                                               {"", "mu", Align::right}});
  else if (is_sobol)
    table.columns.insert(table.columns.end(),
                         {{"", "alone [95 %]", Align::right}, {"", "in all [95 %]", Align::right}});
  else
    table.columns.insert(table.columns.end(), {{"", "PAWN", Align::right},
                                               {"", "threshold", Align::right},
                                               {"", "chance", Align::right},
                                               {"", " "}});
  return table;
}

std::vector<Cell> cells_of(const OutcomeSensitivity& s, std::size_t factor, int digits) {
  if (const auto* morris = std::get_if<MorrisStudy>(&s.found)) {
    const analysis::MorrisEffect& effect = morris->effects[factor];
    return {Cell(estimate_words(effect.mean_absolute, digits)),
            Cell(number_words(morris->by_chance[factor], digits)),
            Cell(number_words(effect.deviation, digits)), Cell(number_words(effect.mean, digits))};
  }
  if (const auto* sobol = std::get_if<SobolIndices>(&s.found))
    return {Cell(estimate_words(sobol->first[factor], 3)),
            Cell(estimate_words(sobol->total[factor], 3))};
  const analysis::PawnIndex& pawn = std::get<PawnStudy>(s.found).indices[factor];
  return {Cell(number_words(pawn.index, 3)), Cell(number_words(pawn.threshold, 3)),
          Cell(number_words(pawn.chance, 3)), Cell(pawn.chance < .05 ? "*" : "")};
}
}  // namespace

std::string outcome_table(const StudyFactors& factors, const OutcomeFactors& outcome,
                          std::size_t top) {
  if (!(outcome.sensitivity.variance > 0))
    return "  " + outcome.outcome + "   is the same at every point: nothing moves it\n";
  std::vector<std::size_t> order = by_importance(outcome.sensitivity);
  std::erase_if(order, [&](std::size_t f) { return f < factors.idle.size() && factors.idle[f]; });
  const std::vector<double> values = analysis::importance(outcome.sensitivity);
  const int digits = digits_for(order.empty() ? 0 : values[order.front()]);
  Table table = table_of(outcome);
  for (std::size_t k = 0; k < std::min(top, order.size()); ++k) {
    std::vector<Cell> row{Cell(std::to_string(k + 1)),
                          Cell(shortened(name_of(factors, order[k]), factor_columns))};
    for (Cell& cell : cells_of(outcome.sensitivity, order[k], digits))
      row.push_back(std::move(cell));
    table.rows.push_back(std::move(row));
  }
  std::string text = to_text(table);
  if (top < order.size())
    text += "      and " + std::to_string(order.size() - top) + " more; --all\n";
  return text;
}

std::string pair_lines(const StudyFactors& factors, const OutcomeFactors& outcome) {
  const auto* sobol = std::get_if<SobolIndices>(&outcome.sensitivity.found);
  if (!sobol || sobol->second.empty() || !(sobol->variance > 0)) return "";
  std::vector<std::size_t> order;
  for (std::size_t k = 0; k < sobol->second.size(); ++k)
    if (sobol->second[k].interval.low > 0) order.push_back(k);
  std::ranges::stable_sort(order, std::greater{},
                           [&](std::size_t k) { return sobol->second[k].value; });
  if (order.empty()) return "      no interaction of two factors is told from none\n";
  std::string text;
  for (std::size_t k = 0; k < std::min(order.size(), most_pairs); ++k) {
    const auto [a, b] = pair_at(order[k], sobol->first.size());
    text += (k == 0 ? "      together  " : "                ") +
            left(shortened(name_of(factors, a) + " × " + name_of(factors, b), 42), 43) +
            estimate_words(sobol->second[order[k]], 3) + "\n";
  }
  return text;
}

}  // namespace concordat::apps
