#include "apps/cli/words/next.hpp"

#include <algorithm>

#include "analysis/comparison/compared.hpp"
#include "analysis/sensitivity/study.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
constexpr std::uint64_t enough_runs = 20'000;  // for any method

/// Whether a method fits the design and has enough to go by.
bool has_sensitivities(const engine::ResultFile& study) {
  try {
    const auto method = analysis::fitting_method(*study.design(), {});
    if (study.runs() > enough_runs) return true;
    const auto point = study.design_points(), replicate = study.replicates();
    const auto failures = study.failures();
    const auto values = study.outcome(study.outcomes().front());
    analysis::study_sensitivity(*study.design(), {point, replicate, values, failures}, method,
                                {1, 0});
    return true;
  } catch (const engine::UserError&) {
    return false;
  }
}
}  // namespace

Words without(const Words& words, std::span<const TypedOption> options) {
  Words left;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const auto option = std::ranges::find_if(options, [&](const TypedOption& each) {
      return words[k] == each.name ||
             (each.has_value && words[k].starts_with(std::string(each.name) + "="));
    });
    if (option == options.end())
      left.push_back(words[k]);
    else if (words[k] == option->name && option->has_value)
      ++k;
  }
  return left;
}

Words next_after_study(const engine::ResultFile& study, const std::string& program) {
  if (study.failed() == study.runs()) return {program, "info", study.path()};
  const Words compare = next_after_factor(study, {}, program);
  if (compare[1] == "compare" || !has_sensitivities(study)) return compare;
  return {program, "sensitivity", study.path()};
}

Words next_after_factor(const engine::ResultFile& study, const std::vector<std::string>& done,
                        const std::string& program) {
  for (const std::string& factor : analysis::comparable_factors(study))
    if (std::ranges::find(done, factor) == done.end())
      return {program, "compare", study.path(), "--by", factor};
  return {program, "info", study.path()};
}

Words resumed(Words words) {
  std::erase_if(words, [](const std::string& w) { return w == "--resume" || w == "--overwrite"; });
  words.emplace_back("--resume");
  return words;
}

}  // namespace concordat::apps
