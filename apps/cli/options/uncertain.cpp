#include "apps/cli/options/uncertain.hpp"

#include "analysis/status/status.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "engine/error.hpp"

namespace concordat::apps {

std::vector<Option> uncertain_options(UncertainRequest& request) {
  return {{"--uncertain", "",
           "draws parameters too: from the sets that the record accepts, and from the studied "
           "ranges of all others that can act and are not set; shows what they leave open beside "
           "chance",
           flag(request.is_asked)},
          {"--per-set", "N",
           "with --uncertain: runs of each parameter set; 8 unless given, and --replicates / N "
           "sets",
           whole_number("--per-set", 2, 100'000,
                        [&request](std::uint64_t n) { request.per_set = n; })}};
}

void expect_sound(const UncertainRequest& request, const std::string& ensemble) {
  if (!request.is_asked && request.per_set > 0)
    throw engine::UserError("--per-set " + std::to_string(request.per_set) +
                            ": goes with --uncertain, which draws the sets");
  if (request.is_asked && !ensemble.empty())
    throw engine::UserError(
        "--uncertain and --ensemble: one or the other\n"
        "   --uncertain draws parameter sets, --ensemble takes those that a calibration accepted");
  if (!ensemble.empty()) analysis::expect_not_begun(ensemble);
}

analysis::Drawing drawing_of(const UncertainRequest& request, std::uint64_t runs,
                             std::uint64_t seed, const std::vector<std::string>& settings) {
  const std::uint64_t each = request.runs_of_set(), sets = runs / each;
  if (sets < 2)
    throw engine::UserError("--uncertain: " + plural(runs, "run") + " make no two sets of " +
                            with_thousands(each) +
                            "\n   it takes two to tell parameters from chance: --replicates " +
                            with_thousands(2 * each) + " or more, or a smaller --per-set");
  if (sets > analysis::most_drawn_sets)
    throw engine::UserError("--uncertain: " + plural(runs, "run") + " make " +
                            plural(sets, "parameter set") + ", more than " +
                            with_thousands(analysis::most_drawn_sets) +
                            "\n   take a larger --per-set or fewer --replicates");
  analysis::Drawing drawing{sets, seed, {}};
  for (const std::string& setting : settings) drawing.held.push_back(setting_of(setting).first);
  return drawing;
}

void add_settings(const UncertainRequest& request, std::vector<Setting>& settings) {
  if (request.is_asked) settings.emplace_back("uncertain", "");
  if (request.per_set > 0) settings.emplace_back("per_set", std::to_string(request.per_set));
}

}  // namespace concordat::apps
