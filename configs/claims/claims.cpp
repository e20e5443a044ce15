#include "configs/claims/claims.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "configs/claims/statistics.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

// The schema numbers them as a pattern does.
static_assert(int(schema::Pattern::calibration) == int(Pattern::Use::calibration));
static_assert(int(schema::Pattern::validation) == int(Pattern::Use::validation));
static_assert(int(schema::Pattern::emergent) == int(Pattern::Standing::emergent));
static_assert(int(schema::Pattern::tuned) == int(Pattern::Standing::tuned));
static_assert(int(schema::Pattern::imposed) == int(Pattern::Standing::imposed));

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\n") == text.npos; }

void check_need(const std::string& word, const Where& where, Problems& problems) {
  static const std::vector<std::string> mechanisms{"trust", "pressure", "regulators", "network"};
  if (std::ranges::find(mechanisms, word) != mechanisms.end()) return;
  const std::string near = engine::nearest(word, mechanisms);
  problems.add(where, "no mechanism is called " + quoted(word),
               (near.empty() ? "" : "did you mean " + quoted(near) + "?\n") +
                   "one of trust, pressure, regulators, network");
}

/// Texts that are needed, and those that may be left out but not be empty.
void check_texts(const ExperimentText& text, Problems& problems) {
  const auto& from = text.message.pattern();
  const Where all = text.at({{"pattern"}});
  const auto need = [&](const char* field, bool there, const char* example) {
    if (!there) problems.add(all, std::string("the pattern needs ") + field, example);
  };
  need("id", !is_blank(from.id()), "short and unique: id: \"P4\"");
  need("source", from.source_size() > 0, "document and paragraph: source: \"HC 650 ¶54\"");
  need("use", from.has_use(),
       "use: calibration helped to choose defaults, use: validation did not");
  need("standing", from.has_standing(), "standing: emergent, tuned or imposed");
  need("because", !is_blank(from.because()), "why it has that standing: because: \"...\"");
  for (int i = 0; i < from.source_size(); ++i)
    if (is_blank(from.source(i)))
      problems.add(text.at({{"pattern"}, {"source", i}}), "the source is empty",
                   "document and paragraph: source: \"HC 650 ¶54\"");
  if (from.has_explanation() && is_blank(from.explanation()))
    problems.add(text.at({{"pattern"}, {"explanation"}}), "the explanation is empty",
                 "why it fails or is weak, or leave it out");
}

Pattern read_pattern_group(const ExperimentText& text, Problems& problems) {
  check_texts(text, problems);
  const auto& from = text.message.pattern();
  for (int i = 0; i < from.needs_size(); ++i)
    check_need(from.needs(i), text.at({{"pattern"}, {"needs", i}}), problems);
  if (text.message.claim_size() == 0)
    problems.add(text.at({{"pattern"}}), "the pattern claims nothing",
                 "add claim { that: \"...\" contrast { ... } above: 0 }");
  return {from.id(),
          {from.source().begin(), from.source().end()},
          static_cast<Pattern::Use>(from.use()),
          static_cast<Pattern::Standing>(from.standing()),
          from.because(),
          {from.needs().begin(), from.needs().end()},
          from.explanation()};
}

/// Claims speak of points that are known by name, all run alike. Whether they are.
void check_company(const ExperimentText& text, const Experiment& experiment, Problems& problems) {
  const Where first = text.at({{"claim", 0}});
  if (experiment.calibration)
    return problems.add(first, "a calibration makes no claims",
                        "it chooses its points itself; claim it of another experiment");
  if (!experiment.replicates.narrow.empty())
    problems.add(first, "claims need as many replicates of every point",
                 "write replicates: 200 instead of adaptive { ... }");
  const auto* list = std::get_if<PointList>(&experiment.design);
  if (list != nullptr && list->is_ensemble)
    problems.add(first, "points of an ensemble have no names to claim something of",
                 "claim it of an experiment that names its points");
  if (refined_list(experiment) != nullptr)
    problems.add(first, "points that are run only where others ask for them cannot be claimed of",
                 "take refined and crossing out of the list");
  if (list != nullptr) return;
  if (!std::holds_alternative<FullFactorial>(experiment.design))
    return problems.add(first, "claims need points that are known by their values",
                        "design { full_factorial {} } over levels, or a list");
  for (const Factor& factor : experiment.factors)
    if (factor.levels.empty())
      problems.add(first, "factor " + quoted(factor.path) + " has a range, and claims need levels",
                   "write level: \"...\" for each value");
}

void check_bounds(const schema::Claim& from, const Claim& claim, const Where& where,
                  Problems& problems) {
  const bool bounded =
      from.has_above() || from.has_below() || from.has_at_least() || from.has_at_most();
  if (!bounded && !claim.exactly)
    problems.add(where, "the claim has no bound",
                 "say what is expected: above, below, at_least, at_most or exactly");
  if (bounded && claim.exactly)
    problems.add(where, "the claim is exact and has bounds", "exactly stands alone");
  const double low = std::max(claim.above, claim.at_least);
  const double high = std::min(claim.below, claim.at_most);
  const bool is_open = low == claim.above || high == claim.below;
  if (low > high || (low == high && is_open))
    problems.add(where,
                 "no number lies above " + number(low) + " and below " + number(high) + " as well");
}

/// Numbers that single replicates do not have.
void check_exactly(const Claim& claim, const Where& where, Problems& problems) {
  if (!claim.exactly) return;
  const auto* contrast = std::get_if<Contrast>(&claim.statistic);
  const auto spreads = [](const Term& term) { return term.of == Term::Of::deviation; };
  if (std::holds_alternative<RankCorrelation>(claim.statistic) ||
      (contrast != nullptr && std::ranges::any_of(contrast->terms, spreads)))
    problems.add(where, "one replicate has no deviation and no correlation",
                 "exactly is for numbers of each replicate; write at_least and at_most");
}

Claim read_claim(const ExperimentText& text, int i, ClaimScope& scope, Problems& problems) {
  const auto& from = text.message.claim(i);
  const Where where = text.at({{"claim", i}});
  if (is_blank(from.that()))
    problems.add(where, "the claim does not say what it claims",
                 "in words: that: \"trust raises integration\"");
  Claim claim;
  claim.that = from.that();
  claim.statistic = read_statistic(text, i, scope, problems);
  if (from.has_above()) claim.above = from.above();
  if (from.has_below()) claim.below = from.below();
  if (from.has_at_least()) claim.at_least = from.at_least();
  if (from.has_at_most()) claim.at_most = from.at_most();
  if (from.has_exactly()) claim.exactly = from.exactly();
  check_bounds(from, claim, where, problems);
  check_exactly(claim, where, problems);
  return claim;
}

}  // namespace

void read_claims(const ExperimentText& text, int months, Experiment& experiment,
                 Problems& problems) {
  if (text.message.claim_size() > 0) check_company(text, experiment, problems);
  ClaimScope scope(months, experiment, problems);
  for (int i = 0; i < text.message.claim_size(); ++i)
    experiment.claims.push_back(read_claim(text, i, scope, problems));
  if (text.message.has_pattern()) experiment.pattern = read_pattern_group(text, problems);
}

}  // namespace concordat::configs
