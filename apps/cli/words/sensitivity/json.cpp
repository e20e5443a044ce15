#include "apps/cli/words/sensitivity/json.hpp"

#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::Estimate;
using analysis::MorrisStudy;
using analysis::OutcomeSensitivity;
using analysis::PawnStudy;
using analysis::SobolIndices;

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
  return {{"pawn", pawn.index}, {"threshold", pawn.threshold}, {"chance_holm", pawn.chance}};
}

Json outcome_json(const StudyFactors& factors, const OutcomeFactors& outcome) {
  const OutcomeSensitivity& s = outcome.sensitivity;
  Json json = {{"outcome", outcome.outcome},     {"groups", s.groups},
               {"dropped_groups", s.dropped},    {"failed_runs", s.failed_runs},
               {"missing_runs", s.missing_runs}, {"replicates", s.replicates},
               {"variance", s.variance},         {"noise_share", s.noise_share}};
  json["factors"] = Json::array();
  for (std::size_t f : by_importance(s)) {
    Json row = {{"factor", name_of(factors, f)}};
    if (factors.moved.groups.members[f].size() > 1) row["members"] = members_of(factors, f);
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
  for (std::size_t f = 0; f < file.design()->factors.size(); ++f)
    if (const std::string& group = file.design()->factors[f].group; !group.empty())
      json["factors"][f]["group"] = group;
  for (const OutcomeFactors& outcome : factors.outcomes)
    json["outcomes"].push_back(outcome_json(factors, outcome));
  json["idle"] = idle_factors(factors);
  json["disclaimer"] = disclaimer;
  return json;
}

}  // namespace concordat::apps
