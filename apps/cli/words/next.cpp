#include "apps/cli/words/next.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "analysis/comparison/compared.hpp"
#include "analysis/sensitivity/study.hpp"
#include "apps/cli/screen/operand.hpp"
#include "apps/cli/screen/text.hpp"
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

const std::string output_option = "--output";

/// The output that a command names.
std::optional<std::string> output_in(const Words& words) {
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (words[k] == output_option && k + 1 < words.size()) return words[k + 1];
    if (words[k].starts_with(output_option + "=")) return words[k].substr(output_option.size() + 1);
  }
  return {};
}

void name_output(Words& words, const std::string& output) {
  if (!output_in(words)) words.insert(words.end(), {output_option, output});
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (words[k] == output_option && k + 1 < words.size())
      words[++k] = output;
    else if (words[k].starts_with(output_option + "="))
      words[k] = output_option + "=" + output;
  }
}

/// The word without a name in a line of extend.
std::size_t place_of_extended(const Words& words) {
  constexpr std::array with_value{"--replicates", "--format", "--threads"};
  std::size_t k = 2;
  while (k < words.size() && words[k].starts_with('-'))
    k += std::ranges::find(with_value, words[k]) == with_value.end() ? 1 : 2;
  return k;
}

/// One line of stress --full has several outputs, named after one, in its folder.
std::string named_by_full(const std::string& named, const std::string& output) {
  namespace files = std::filesystem;
  return operand((files::path(output).parent_path() / files::path(named).filename()).string());
}
}  // namespace

Words begun_by(const std::string& command, const std::string& output) {
  Words words = shell_words(command);
  const std::string verb = words.size() > 1 ? words[1] : "";
  const auto named = output_in(words);
  if (verb == "stress" && std::ranges::find(words, "--full") != words.end()) {
    if (named) name_output(words, named_by_full(*named, output));
  } else if (verb == "extend" && !named) {
    if (const std::size_t k = place_of_extended(words); k < words.size()) words[k] = output;
  } else {
    name_output(words, output);
  }
  return words;
}

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
