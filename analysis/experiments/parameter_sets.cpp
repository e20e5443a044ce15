#include "analysis/experiments/parameter_sets.hpp"

#include "agents/tables/parameters.hpp"
#include "engine/error.hpp"
#include "engine/store/journal/job.hpp"

namespace concordat::analysis {
namespace {
std::string sets_in_words(std::uint64_t count) {
  return engine::with_commas(count) + (count == 1 ? " set" : " sets");
}
}  // namespace

ParameterSets read_parameter_sets(const std::string& path) {
  const engine::ResultFile file(path);
  if (!file.design() || file.design()->kind != "ensemble" || !file.series().empty())
    throw engine::UserError(path +
                            ": is no ensemble of parameter sets\n"
                            "   a calibration writes one");
  return parameter_sets_of(file);
}

ParameterSets parameter_sets_of(const engine::ResultFile& file) {
  for (const engine::FactorColumn& factor : file.design()->factors)
    if (!factor.labels.empty() || agents::find_parameter(factor.name) == nullptr)
      throw engine::UserError(file.path() + ": its sets vary \"" + factor.name +
                              "\", which is no parameter\n"
                              "   that changes the structure; a comparison takes them");
  return {*file.design(),
          sets_in_words(file.design()->points()) + ", digest " + file.stored_digest()};
}

engine::RunPlan plan_of(const ParameterSets& sets, std::uint64_t runs) {
  constexpr std::uint64_t most_each = 100'000;
  engine::RunPlan plan;
  plan.points = sets.design.points();
  if (runs > most_each * plan.points)
    throw engine::UserError(engine::with_commas(runs) + " runs: too many for " +
                            sets_in_words(plan.points) + "\n   at most " +
                            engine::with_commas(most_each) + " of each");
  for (std::uint64_t each = 1; (each - 1) * plan.points < runs; ++each)
    plan.rounds.push_back(static_cast<std::uint32_t>(each));
  plan.draws = engine::PointDraws::own;
  return plan;
}

}  // namespace concordat::analysis
