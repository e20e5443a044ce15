#include "apps/cli/words/patterns/file.hpp"

#include <limits>

#include "analysis/patterns/claim_parts.hpp"
#include "apps/cli/words/patterns/claims.hpp"

namespace concordat::apps {
namespace {
using analysis::PatternTrials;
using analysis::Robustness;
using analysis::Trial;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// A column that is filled row by row.
template <class Value>
struct Rows {
  std::string name, meaning;
  std::vector<Value> values;

  Rows(std::string its_name, std::string its_meaning)
      : name(std::move(its_name)), meaning(std::move(its_meaning)) {}
  void add(Value value) { values.push_back(std::move(value)); }
  engine::TableColumn column() const { return {name, "1", meaning, values}; }
};
using Texts = Rows<std::string>;
using Numbers = Rows<double>;
using Counts = Rows<std::uint64_t>;

template <class... Column>
std::vector<engine::TableColumn> columns_of(const Column&... column) {
  return {column.column()...};
}

/// Calls visit(pattern, condition's name, trial) for all that was run.
template <class Visit>
void for_each_result(const Robustness& found, const Visit& visit) {
  for (const PatternTrials& trials : found.patterns) {
    if (trials.as_it_is.pattern) visit(trials, std::string(), trials.as_it_is);
    for (std::size_t k = 0; k < found.conditions.size(); ++k)
      if (trials.under[k].pattern) visit(trials, found.conditions[k].name, trials.under[k]);
  }
}

const char* const condition_meaning = "name of the condition; empty: as it is";

engine::TableGroup patterns_table(const Robustness& found) {
  Texts id("id", "name of the pattern"), title("title", "what the sources say"),
      condition("condition", condition_meaning), verdict("verdict", "pass, weak or fail"),
      use("use", "calibration or validation"), standing("standing", "emergent, tuned or imposed"),
      vanishes("vanishes", "yes or no, of controls that take away what it needs; else empty");
  Numbers estimate("estimate", "of the first claim"), low("low", "lower end, 95 %"),
      high("high", "upper end, 95 %");
  Counts runs("runs", "runs"), failed("failed", "runs that failed");
  for_each_result(found,
                  [&](const PatternTrials& trials, const std::string& under, const Trial& trial) {
                    const configs::Pattern& pattern = *trials.pattern.pattern;
                    id.add(pattern.id);
                    title.add(trials.pattern.title);
                    condition.add(under);
                    verdict.add(std::string(analysis::name_of(trial.result.verdict())));
                    use.add(use_word(pattern.use));
                    standing.add(standing_word(pattern.standing));
                    vanishes.add(!trial.vanishes ? "" : *trial.vanishes ? "yes" : "no");
                    estimate.add(trial.result.estimate().value);
                    low.add(trial.result.estimate().interval.low);
                    high.add(trial.result.estimate().interval.high);
                    runs.add(trial.result.runs);
                    failed.add(trial.result.failed);
                  });
  return {"patterns", "one row for each pattern and condition",
          columns_of(id, title, condition, verdict, use, standing, estimate, low, high, vanishes,
                     runs, failed)};
}

engine::TableGroup claims_table(const Robustness& found) {
  Texts pattern("pattern", "name of the pattern"), condition("condition", condition_meaning),
      that("that", "the claim in words"), statistic("statistic", "kind of number"),
      number("number", "what is computed"), verdict("verdict", "pass, weak or fail");
  Numbers estimate("estimate", "the number"), low("low", "lower end, 95 %"),
      high("high", "upper end, 95 %"), above("above", "the interval is to lie above; -inf: none"),
      below("below", "the interval is to lie below; inf: none"),
      at_least("at_least", "the estimate is to be no less; -inf: none"),
      at_most("at_most", "the estimate is to be no more; inf: none"),
      exactly("exactly", "the number is to be this in every replicate; nan: none");
  Counts replicates("replicates", "replicates that count"),
      left_out("left_out", "replicates with a failed run");
  for_each_result(found,
                  [&](const PatternTrials& trials, const std::string& under, const Trial& trial) {
                    for (std::size_t k = 0; k < trial.result.claims.size(); ++k) {
                      const configs::Claim& claim = trial.pattern->claims[k];
                      const analysis::ClaimResult& result = trial.result.claims[k];
                      pattern.add(trials.pattern.pattern->id);
                      condition.add(under);
                      that.add(claim.that);
                      statistic.add(std::string(analysis::name_of(claim.statistic)));
                      number.add(number_words(claim.statistic));
                      verdict.add(std::string(analysis::name_of(result.verdict)));
                      estimate.add(result.estimate.value);
                      low.add(result.estimate.interval.low);
                      high.add(result.estimate.interval.high);
                      above.add(claim.above);
                      below.add(claim.below);
                      at_least.add(claim.at_least);
                      at_most.add(claim.at_most);
                      exactly.add(claim.exactly.value_or(none));
                      replicates.add(result.replicates);
                      left_out.add(result.left_out);
                    }
                  });
  return {"claims", "one row for each claim and condition",
          columns_of(pattern, condition, that, statistic, number, estimate, low, high, above, below,
                     at_least, at_most, exactly, verdict, replicates, left_out)};
}

engine::TableGroup points_table(const Robustness& found) {
  Texts pattern("pattern", "name of the pattern"), condition("condition", condition_meaning),
      point("point", "values of the factors"), outcome("outcome", "outcome of the first claim");
  Numbers mean("mean", "over replicates"), low("low", "lower end, 95 %"),
      high("high", "upper end, 95 %");
  Counts replicates("replicates", "replicates that count");
  for_each_result(
      found, [&](const PatternTrials& trials, const std::string& under, const Trial& trial) {
        for (const analysis::PointMean& each : trial.means) {
          pattern.add(trials.pattern.pattern->id);
          condition.add(under);
          point.add(analysis::point_text(analysis::name_of_point(trial.design, each.point)));
          outcome.add(each.outcome);
          mean.add(each.mean.value);
          low.add(each.mean.interval.low);
          high.add(each.mean.interval.high);
          replicates.add(each.replicates);
        }
      });
  return {"points", "one row for each point, outcome and condition",
          columns_of(pattern, condition, point, outcome, mean, low, high, replicates)};
}
}  // namespace

engine::TableFile validation_tables(const Robustness& found, const analysis::Maker& maker,
                                    std::uint64_t seed) {
  return {{{"source", "Concordat " + maker.version},
           {"version", maker.version},
           {"commit", maker.commit},
           {"command", maker.command}},
          {{"seed", seed}},
          {patterns_table(found), claims_table(found), points_table(found)}};
}

}  // namespace concordat::apps
