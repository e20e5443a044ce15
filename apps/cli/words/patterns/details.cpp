#include <algorithm>

#include "analysis/patterns/claim_parts.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/estimate.hpp"
#include "apps/cli/words/patterns/claims.hpp"
#include "apps/cli/words/patterns/text.hpp"

namespace concordat::apps {
namespace {
using analysis::ClaimResult;
using analysis::PatternTrials;
using analysis::Trial;

constexpr std::size_t most_intervals = 3, most_across = 8;
constexpr int text_column = 11;

/// Lines wrapped under a heading in the margin.
std::string entry(const std::string& name, const std::string& text) {
  std::string result;
  for (const std::string& line : wrapped(text, screen_columns - text_column))
    result += "  " + left(result.empty() ? name : "", text_column - 2) + line + "\n";
  return result;
}

std::string about(const PatternTrials& trials) {
  const configs::Pattern& pattern = *trials.pattern.pattern;
  std::string sources, needs;
  for (const std::string& source : pattern.sources)
    sources += (sources.empty() ? "" : "; ") + source;
  for (const std::string& need : pattern.needs) needs += (needs.empty() ? "" : ", ") + need;
  const bool is_calibration = pattern.use == configs::Pattern::Use::calibration;
  return entry("says", sources) +
         entry("use", is_calibration ? "calibration: it helped to choose defaults, so it is no "
                                       "evidence"
                                     : "validation: kept back") +
         entry(standing_word(pattern.standing), pattern.because) +
         (needs.empty() ? "" : entry("needs", needs));
}

std::string size_line(const Trial& trial) {
  const configs::Experiment& e = *trial.pattern;
  return entry("runs", plural(trial.result.runs, "run") + ": " +
                           plural(trial.design.points(), "point") + " × " +
                           plural(e.replicates.most, "replicate") + " · seed " +
                           std::to_string(e.seed)) +
         (trial.result.failed > 0 ? entry("failed", plural(trial.result.failed, "run")) : "");
}

std::string claim_lines(const configs::Claim& claim, const ClaimResult& result,
                        const Console& console) {
  std::string text;
  for (const std::string& line : wrapped(claim.that, screen_columns - text_column))
    text += (text.empty() ? "  " + verdict_cell(result.verdict, console) + "     "
                          : std::string(text_column, ' ')) +
            line + "\n";
  text += entry("", estimate_text(result.estimate) + "  to be " + expected_words(claim));
  text += entry("", number_words(claim.statistic));
  if (result.left_out > 0)
    text += entry("", plural(result.left_out, "replicate") + " left out: a run of it failed");
  return text;
}

/// "integration_120" or ".6, majority".
struct Axis {
  std::string heading;
  std::vector<std::string> labels;
};

/// ".6, majority", numbers as claims write them.
std::string label_of(const Trial& trial, std::uint64_t point) {
  configs::PointName name = analysis::name_of_point(trial.design, point);
  for (std::string& value : name)
    if (value.starts_with("0.")) value.erase(0, 1);
  return analysis::point_text(name);
}

/// Means with rows down and columns across, whichever of points and outcomes are fewer.
std::string means_table(const Trial& trial) {
  if (trial.means.empty()) return "";
  Axis points{"", {}}, outcomes{"mean of", {}};
  for (const engine::FactorColumn& factor : trial.design.factors)
    points.heading += (points.heading.empty() ? "" : ", ") + factor.name;
  for (std::uint64_t p = 0; p < trial.design.points(); ++p)
    points.labels.push_back(label_of(trial, p));
  const std::size_t count = trial.means.size() / points.labels.size();
  for (std::size_t k = 0; k < count; ++k) outcomes.labels.push_back(trial.means[k].outcome);
  const bool points_down = points.labels.size() >= count;
  const Axis& down = points_down ? points : outcomes;
  const Axis& across = points_down ? outcomes : points;
  const std::size_t shown = std::min(across.labels.size(), most_across);
  Table table{{{"", down.heading}}, {}};
  for (std::size_t k = 0; k < shown; ++k)
    table.columns.push_back({"", across.labels[k], Column::Align::right});
  for (std::size_t d = 0; d < down.labels.size(); ++d) {
    std::vector<Cell> row{Cell(down.labels[d])};
    for (std::size_t a = 0; a < shown; ++a) {
      const analysis::Estimate& mean =
          trial.means[points_down ? d * count + a : a * count + d].mean;
      row.emplace_back(shown <= most_intervals ? estimate_text(mean) : decimals(mean.value, 3));
    }
    table.rows.push_back(std::move(row));
  }
  const std::size_t more = across.labels.size() - shown;
  return to_text(table) +
         (more > 0 ? "  and " + std::to_string(more) + " more; --format json\n" : "");
}
}  // namespace

std::string pattern_details(const PatternTrials& trials, const Console& console) {
  std::string text = "  " +
                     console.strong(left(id_of(trials), text_column - 2) + trials.pattern.title) +
                     "\n" + about(trials);
  const Trial& trial = trials.as_it_is;
  if (!trial.pattern)
    return text +
           entry("",
                 "not looked for: it varies what was set, or has organisations of its "
                 "own") +
           "\n";
  text += size_line(trial) + "\n";
  for (std::size_t k = 0; k < trial.result.claims.size(); ++k)
    text += claim_lines(trial.pattern->claims[k], trial.result.claims[k], console) + "\n";
  if (trial.result.verdict() != analysis::Verdict::pass &&
      !trials.pattern.pattern->explanation.empty())
    text += entry("why", trials.pattern.pattern->explanation) + "\n";
  const std::string means = means_table(trial);
  return means.empty() ? text : text + means + "\n";
}

}  // namespace concordat::apps
