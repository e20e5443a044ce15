#include "apps/cli/words/sensitivity/text.hpp"

#include <algorithm>
#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/sensitivity/tables.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::OutcomeSensitivity;
using analysis::SensitivityMethod;

constexpr std::size_t idle_lines = 3;

std::string design_line(const StudyFactors& factors) {
  const engine::DesignTable& design = *factors.file->design();
  const OutcomeSensitivity& s = factors.outcomes.front().sensitivity;
  const bool moves_groups = factors.moved.names.size() < design.factors.size();
  const std::string factor_count = moves_groups ? plural(factors.moved.names.size(), "group")
                                                : plural(design.factors.size(), "factor");
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
  if (failed == 0)
    return "  " + noun + " left out because a point has no value: " + with_thousands(dropped) +
           "\n";
  return "  " + noun + " left out because runs failed: " + with_thousands(dropped) + " (" +
         plural(failed, "run") + ")\n";
}

/// Of an outcome that not every run has.
std::string missing_line(const OutcomeFactors& outcome) {
  const std::uint64_t runs = outcome.sensitivity.missing_runs;
  return runs == 0 ? "" : "      left out: " + plural(runs, "run") + " without such a value\n";
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
             entry("threshold", "exceeded by one in twenty factors that have no effect") +
             entry("chance",
                   "that of so many factors without effect one or more reaches this index: Holm's "
                   "correction; * below .05");
  }
  return "";
}

/// Whose members are not told by their name.
std::string group_lines(const StudyFactors& factors) {
  std::string text;
  for (std::size_t g = 0; g < factors.moved.names.size(); ++g) {
    const std::vector<std::string> members = members_of(factors, g);
    if (members.size() < 2) continue;
    std::string words;
    for (const std::string& member : members) words += (words.empty() ? "" : ", ") + member;
    text += entry(shortened(name_of(factors, g), 11), words);
  }
  return text.empty() ? "" : "  groups, each of which moves as one\n" + text + "\n";
}

/// What the factors were moved over, on which every rank hangs.
std::string ranges_line(const StudyFactors& factors) {
  constexpr std::size_t most = 6;
  std::string words;
  const auto& all = factors.file->design()->factors;
  for (const engine::FactorColumn& factor : all) {
    const auto [low, high] = std::ranges::minmax(factor.values);
    if (factor.has_words || all.size() > most || !(high > low)) continue;
    const int digits = std::clamp(1 - static_cast<int>(std::floor(std::log10(high - low))), 0, 6);
    words += (words.empty() ? "" : ", ") + factor.name + " " + decimals(low, digits) + " – " +
             decimals(high, digits);
  }
  return words.empty() ? "" : paragraph("moved over " + words) + "\n";
}

std::string idle_lines_of(const StudyFactors& factors, bool is_cut) {
  const std::vector<std::string> idle = idle_factors(factors);
  if (idle.empty()) return "";
  const bool is_pawn = factors.method == SensitivityMethod::pawn;
  std::string words = is_pawn ? "left out, as they cannot act at any point ("
                              : "no effect at all on these outcomes (";
  words += plural(idle.size(), "factor") + "): ";
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
}  // namespace

std::string sensitivity_text(const StudyFactors& factors, std::size_t top, const Console& console) {
  std::string text = "\n  " + console.strong(factors.file->title()) + "\n  " +
                     design_line(factors) + " · seed " + std::to_string(factors.file->seed()) +
                     "\n" + dropped_line(factors) + "\n";
  for (const OutcomeFactors& outcome : factors.outcomes)
    text += outcome_table(factors, outcome, top) + pair_lines(factors, outcome) +
            noise_line(outcome) + missing_line(outcome) + "\n";
  text += legend(factors) + "\n";
  const bool is_cut = top < factors.moved.names.size();
  text += group_lines(factors) + ranges_line(factors) + idle_lines_of(factors, is_cut);
  return text + "  " + console.strong(disclaimer) + "\n\n";
}

}  // namespace concordat::apps
