#include "apps/cli/words/sensitivity_text.hpp"

#include <algorithm>
#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/summary_text.hpp"

namespace concordat::apps {
namespace {
using analysis::Estimate;
using analysis::MorrisStudy;
using analysis::OutcomeSensitivity;
using analysis::PawnStudy;
using analysis::SensitivityMethod;
using analysis::SobolIndices;
using Align = Column::Align;

constexpr std::size_t most_pairs = 5, idle_lines = 3;
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

const std::string& name_of(const StudyFactors& factors, std::size_t factor) {
  return factors.file->design()->factors[factor].name;
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
    table.columns.insert(table.columns.end(),
                         {{"", "PAWN", Align::right}, {"", "threshold", Align::right}, {"", " "}});
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
          Cell(pawn.index > pawn.threshold ? "*" : "")};
}

std::string outcome_table(const StudyFactors& factors, const OutcomeFactors& outcome,
                          std::size_t top) {
  if (!(outcome.sensitivity.variance > 0))
    return "  " + outcome.outcome + "   is the same at every point: nothing moves it\n";
  const std::vector<std::size_t> order = by_importance(outcome.sensitivity);
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

/// The pair of factors at a place of the second orders.
std::pair<std::size_t, std::size_t> pair_at(std::size_t place, std::size_t factors) {
  std::size_t first = 0;
  for (std::size_t left = factors - 1; place >= left; --left) {
    place -= left;
    ++first;
  }
  return {first, first + 1 + place};
}

/// Pairs whose interaction is told from none, the greatest first.
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

std::string design_line(const StudyFactors& factors) {
  const engine::DesignTable& design = *factors.file->design();
  const OutcomeSensitivity& s = factors.outcomes.front().sensitivity;
  const auto factor_count = plural(design.factors.size(), "factor");
  std::string line;
  if (factors.method == SensitivityMethod::morris)
    line = "Morris · " + factor_count + " · " + with_thousands(s.groups) + " trajectories";
  else if (factors.method == SensitivityMethod::sobol)
    line = "Sobol' indices · " + factor_count + " · " + plural(s.groups, "base point");
  else
    line = "PAWN · " + factor_count + " · " + plural(s.groups, "point");
  const bool is_whole = s.replicates == std::floor(s.replicates);
  const std::string replicates = is_whole
                                     ? plural(static_cast<std::uint64_t>(s.replicates), "replicate")
                                     : decimals(s.replicates, 1) + " replicates on average";
  return line + (factors.method == SensitivityMethod::pawn ? " · " : " · means of ") + replicates;
}

std::string dropped_line(const StudyFactors& factors) {
  std::uint64_t failed = 0, dropped = 0;
  for (const OutcomeFactors& outcome : factors.outcomes) {
    failed = std::max(failed, outcome.sensitivity.failed_runs);
    dropped = std::max(dropped, outcome.sensitivity.dropped);
  }
  if (failed == 0 && dropped == 0) return "";
  if (factors.method == SensitivityMethod::pawn)
    return "  " + plural(failed, "run") + " failed and left out\n";
  const std::string noun =
      factors.method == SensitivityMethod::morris ? "trajectories" : "base points";
  return "  " + noun + " left out because runs failed: " + with_thousands(dropped) + " (" +
         plural(failed, "run") + ")\n";
}

std::string noise_line(const OutcomeFactors& outcome) {
  const OutcomeSensitivity& s = outcome.sensitivity;
  if (std::isnan(s.noise_share)) return "";
  return "      chance between replicates: " + percent(s.noise_share) +
         " of the variance of the points' means\n";
}

/// Wrapped under a heading of 13 columns.
std::string entry(const std::string& name, const std::string& text) {
  std::string result;
  for (const std::string& line : wrapped(text, screen_columns - 15))
    result += "  " + left(result.empty() ? name : "", 11) + "  " + line + "\n";
  return result;
}

std::string legend(const StudyFactors& factors) {
  switch (factors.method) {
    case SensitivityMethod::morris:
      return entry("mu*",
                   "mean size of the change when a factor goes from one end of its range "
                   "to the other") +
             entry("chance", "the mu* that chance between replicates alone would give it") +
             entry("sigma", "how unequal such changes are: curvature, or interaction with others") +
             entry("mu", "their mean with the sign: the direction");
    case SensitivityMethod::sobol:
      return entry("alone",
                   "share of the variance that the factor explains by itself (first order)") +
             entry("in all", "with all its interactions (total order)");
    case SensitivityMethod::pawn:
      return entry("PAWN",
                   "how far knowing the factor moves the whole distribution of single runs, "
                   "0 to 1") +
             entry("threshold", "exceeded (*) by one in twenty factors that have no effect");
  }
  return "";
}

/// Factors that change none of the outcomes at all.
std::vector<std::string> idle_factors(const StudyFactors& factors) {
  std::vector<std::string> idle;
  if (factors.method == SensitivityMethod::pawn) return idle;
  for (std::size_t f = 0; f < factors.file->design()->factors.size(); ++f)
    if (std::ranges::all_of(factors.outcomes, [&](const OutcomeFactors& outcome) {
          return analysis::importance(outcome.sensitivity)[f] == 0;
        }))
      idle.push_back(name_of(factors, f));
  return idle;
}

std::string idle_lines_of(const std::vector<std::string>& idle, bool is_cut) {
  if (idle.empty()) return "";
  std::string words =
      "no effect at all on these outcomes (" + plural(idle.size(), "factor") + "): ";
  for (std::size_t k = 0; k < idle.size(); ++k) words += (k == 0 ? "" : ", ") + idle[k];
  std::vector<std::string> lines = wrapped(words, screen_columns - 4);
  if (is_cut && lines.size() > idle_lines) {
    lines.resize(idle_lines);
    lines.back() = shortened(lines.back(), screen_columns - 13) + " … --all";
  }
  std::string text;
  for (const std::string& line : lines) text += "  " + line + "\n";
  return text + "\n";
}

Json estimate_json(const Estimate& estimate) {
  return {{"value", estimate.value}, {"interval_95", to_json(estimate.interval)}};
}

Json factor_json(const OutcomeSensitivity& s, std::size_t factor) {
  if (const auto* morris = std::get_if<MorrisStudy>(&s.found)) {
    const analysis::MorrisEffect& effect = morris->effects[factor];
    return {{"mu_star", estimate_json(effect.mean_absolute)},
            {"by_chance", morris->by_chance[factor]},
            {"sigma", effect.deviation},
            {"mu", effect.mean}};
  }
  if (const auto* sobol = std::get_if<SobolIndices>(&s.found))
    return {{"first", estimate_json(sobol->first[factor])},
            {"total", estimate_json(sobol->total[factor])}};
  const analysis::PawnIndex& pawn = std::get<PawnStudy>(s.found).indices[factor];
  return {{"pawn", pawn.index}, {"threshold", pawn.threshold}};
}

Json outcome_json(const StudyFactors& factors, const OutcomeFactors& outcome) {
  const OutcomeSensitivity& s = outcome.sensitivity;
  Json json = {{"outcome", outcome.outcome},  {"groups", s.groups},
               {"dropped_groups", s.dropped}, {"failed_runs", s.failed_runs},
               {"replicates", s.replicates},  {"variance", s.variance},
               {"noise_share", s.noise_share}};
  json["factors"] = Json::array();
  for (std::size_t f : by_importance(s)) {
    Json row = {{"factor", name_of(factors, f)}};
    row.update(factor_json(s, f));
    json["factors"].push_back(std::move(row));
  }
  if (const auto* sobol = std::get_if<SobolIndices>(&s.found))
    for (std::size_t k = 0; k < sobol->second.size(); ++k) {
      const auto [a, b] = pair_at(k, sobol->first.size());
      json["pairs"].push_back({{"factors", {name_of(factors, a), name_of(factors, b)}},
                               {"second", estimate_json(sobol->second[k])}});
    }
  return json;
}
}  // namespace

std::vector<std::size_t> by_importance(const OutcomeSensitivity& sensitivity) {
  const std::vector<double> values = analysis::importance(sensitivity);
  std::vector<std::size_t> order(values.size());
  for (std::size_t f = 0; f < order.size(); ++f) order[f] = f;
  // NaN, of an outcome that never varies, counts as nothing.
  std::ranges::stable_sort(order, std::greater{},
                           [&](std::size_t f) { return std::isnan(values[f]) ? -1 : values[f]; });
  return order;
}

std::string sensitivity_text(const StudyFactors& factors, std::size_t top, const Console& console) {
  std::string text = "\n  " + console.strong(factors.file->title()) + "\n  " +
                     design_line(factors) + " · seed " + std::to_string(factors.file->seed()) +
                     "\n" + dropped_line(factors) + "\n";
  for (const OutcomeFactors& outcome : factors.outcomes)
    text += outcome_table(factors, outcome, top) + pair_lines(factors, outcome) +
            noise_line(outcome) + "\n";
  text += legend(factors) + "\n";
  const bool is_cut = top < factors.file->design()->factors.size();
  text += idle_lines_of(idle_factors(factors), is_cut);
  return text + "  " + console.strong(disclaimer) + "\n\n";
}

Json sensitivity_json(const StudyFactors& factors) {
  const engine::ResultFile& file = *factors.file;
  Json json = {{"title", file.title()},
               {"file", file.path()},
               {"digest", file.stored_digest()},
               {"seed", file.seed()},
               {"method", std::string(analysis::name_of(factors.method))},
               {"design", file.design()->kind},
               {"points", file.design()->points()}};
  for (const engine::FactorColumn& factor : file.design()->factors)
    json["factors"].push_back(
        {{"factor", factor.name}, {"unit", factor.unit}, {"meaning", factor.meaning}});
  for (const OutcomeFactors& outcome : factors.outcomes)
    json["outcomes"].push_back(outcome_json(factors, outcome));
  json["idle"] = idle_factors(factors);
  json["disclaimer"] = disclaimer;
  return json;
}

}  // namespace concordat::apps
