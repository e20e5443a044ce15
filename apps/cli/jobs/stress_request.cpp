#include "apps/cli/jobs/stress_request.hpp"

#include <algorithm>
#include <filesystem>

#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "analysis/stress/map.hpp"
#include "analysis/stress/sweeps.hpp"
#include "analysis/stress/who/keystones.hpp"
#include "analysis/uncertainty/drawn_stress.hpp"
#include "analysis/uncertainty/listed_sets.hpp"
#include "apps/cli/options/output_name.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "configs/experiment/patterns.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::UserError;

constexpr std::size_t usual_shocks = 9, shocks_of_quick = 5, shocks_with_ladder = 3;
constexpr std::uint32_t pairs_of_keystones = 100, pairs_of_others = 48;
constexpr double years_of_keystones = 3;  // as the shocks of the largest partner have
constexpr std::uint64_t pairs_over_sets = 8000;

std::string option_of(Asked asked) {
  return asked == Asked::keystones ? "keystones" : asked == Asked::sweep ? "sweep" : "map";
}

std::vector<std::string> regimes_of(const StressRequest& request) {
  if (!request.regimes.empty()) return request.regimes;
  if (request.asked != Asked::matrix) return {};  // the scenario's own
  if (request.is_quick || request.has_sets()) return {"memorandum", "majority", "statutory"};
  std::vector<std::string> all;
  for (const agents::RegimeRow& row : agents::regime_table()) all.emplace_back(row.name);
  return all;
}

std::vector<std::string> shocks_of(const StressRequest& request) {
  const bool takes_all = request.shocks == std::vector<std::string>{"all"};
  if (!request.shocks.empty() && !takes_all) return request.shocks;
  std::vector<std::string> names;
  for (const configs::ShockText& one : configs::shipped_shocks()) names.push_back(one.name);
  if (request.has_sets())
    names.resize(1);
  else if (!takes_all)
    names.resize(request.is_quick ? shocks_of_quick : usual_shocks);
  return names;
}

/// A shock at its reference size; where it is asked how large it must be, up to the largest.
configs::TriedShock tried(const std::string& name, bool has_ladder) {
  constexpr int halvings = 3;
  const configs::ShockText shock = configs::read_shock(name);
  const double reference = shock.text.reference(), most = shock.text.most();
  configs::TriedShock tried{name, {reference}};
  if (!has_ladder) return tried;
  tried.halvings = halvings;
  for (const double times : {.5, 2., 4.})
    if (times * reference <= most) tried.sizes.push_back(times * reference);
  if (std::ranges::max(tried.sizes) < most) tried.sizes.push_back(most);
  return tried;
}

/// Joint work where trust counts for nothing, as patterns have it, and where opinions spread.
std::vector<configs::Rival> rivals() {
  std::vector<configs::Rival> all;
  for (const configs::Condition& condition : configs::shipped_conditions())
    if (condition.removes == "trust") all.push_back(condition.settings);
  all.push_back({"switches.gossip=true"});
  return all;
}

configs::StressPlan plan_of(const StressRequest& request) {
  configs::StressPlan plan;
  plan.scenario = request.choice.scenario;
  plan.overrides = request.choice.overrides;
  plan.regimes = regimes_of(request);
  plan.from = request.from;
  plan.pairs = static_cast<std::uint32_t>(request.pairs > 0  ? request.pairs
                                          : request.is_quick ? 100
                                                             : 400);
  plan.seed = request.seed;
  const std::size_t ladders = request.has_sets() ? 0 : request.is_quick ? 1 : shocks_with_ladder;
  for (const std::string& name : shocks_of(request))
    plan.shocks.push_back(tried(name, plan.shocks.size() < ladders));
  plan.risk = request.risk;
  if (request.is_quick || request.has_sets() || request.asked != Asked::matrix) return plan;
  for (const agents::RuleRow& row : agents::decision_table()) plan.decisions.emplace_back(row.name);
  plan.rivals = rivals();
  return plan;
}

std::uint64_t pairs_over(const StressRequest& request) {
  return request.pairs > 0 ? request.pairs : request.is_quick ? 1000 : pairs_over_sets;
}

/// Options that tell an exercise which cell of a file is played.
bool names_a_cell(std::string_view option) { return option == "--regime" || option == "--shock"; }

std::string slug_of(const Choice& choice) {
  const std::string& name = choice.scenario.empty() ? choice.overrides.footprint : choice.scenario;
  return std::filesystem::path(name).stem().string();
}
}  // namespace

bool is_given(const std::vector<std::string>& line, const std::string& option) {
  return std::ranges::any_of(line, [&](const std::string& word) {
    return word == option || word.starts_with(option + "=");
  });
}

void expect_shown_as_it_is(const StressRequest& request, const std::vector<std::string>& line) {
  if (request.is_exercise && is_given(line, "--output"))
    throw UserError("--output: an exercise is printed here\n   as a page to cut up: " +
                    command_text({line.front(), "report", request.choice.scenario, "--exercise"}));
  for (const char* option :
       {"--keystones", "--sweep", "--map", "--uncertain", "--per-set", "--ensemble", "--replicates",
        "--seed", "--from", "--regime", "--shock", "--set", "--months", "--footprint", "--output",
        "--resume", "--overwrite", "--quick", "--full"})
    if (is_given(line, option) && !(request.is_exercise && names_a_cell(option)))
      throw UserError(std::string(option) + ": a result file is shown as it is\n   leave out " +
                      option);
  if (request.is_exercise && (request.regimes.size() > 1 || request.shocks.size() > 1))
    throw UserError(
        "--exercise: plays one cell of a result file\n   name one --regime and one --shock");
}

void expect_sound(const StressRequest& request, const std::string& program) {
  if (request.choice.scenario.empty() && request.choice.overrides.footprint.empty())
    throw UserError("stress: what is to be tested? name a SCENARIO or a --footprint" +
                    for_example(program, "stress --footprint dorset"));
  if (!request.choice.scenario.empty()) expect_scenario(request.choice.scenario);
  std::vector<std::string> regimes = request.regimes;
  std::ranges::sort(regimes);
  if (const auto twice = std::ranges::adjacent_find(regimes); twice != regimes.end())
    throw UserError("--regime " + *twice + ": is there twice\n   keep one of them");
  std::vector<std::string> shocks = request.shocks;
  std::ranges::sort(shocks);
  if (const auto twice = std::ranges::adjacent_find(shocks); twice != shocks.end())
    throw UserError("--shock " + *twice + ": is there twice\n   keep one of them");
  for (const std::string& setting : request.choice.overrides.settings)
    if (setting.starts_with("regime="))
      throw UserError("--set " + setting + ": a stress test takes --regime " + setting.substr(7));
  expect_sound(request.uncertain, request.ensemble);
  if (request.has_sets() && request.shocks_asked() > 1)
    throw UserError("--shock " + request.shocks.back() +
                    ": one shock at a time is tried at parameter sets\n   keep one of them");
  if (request.is_full &&
      (request.asked != Asked::matrix || request.has_sets() || request.is_exercise))
    throw UserError(
        "--full: asks all of it\n   leave it out, or --keystones, --sweep, --map, --uncertain, "
        "--ensemble and --exercise");
  if (request.is_exercise && (request.asked != Asked::matrix || request.has_sets()))
    throw UserError(
        "--exercise: is made from shocks under the scenario's own parameters\n   leave "
        "out what asks for something else");
  if (request.hurdle > 0 && (request.asked != Asked::matrix || request.has_sets()))
    throw UserError(
        "--hurdle: is held against shocks under the scenario's own parameters\n   leave "
        "out what asks for something else");
  if (request.with_names && request.asked != Asked::keystones)
    throw UserError("--names: goes with --keystones\n   nothing else speaks of single bodies");
  if (request.asked == Asked::matrix) return;
  const std::string option = "--" + option_of(request.asked);
  if (request.has_sets())
    throw UserError(option +
                    ": takes the scenario's own parameters\n   leave out --uncertain "
                    "and --ensemble");
  if (!request.shocks.empty())
    throw UserError("--shock " + request.shocks.front() + ": " + option +
                    " has shocks of its own\n   leave one of them out");
  if (request.regimes.size() > 1)
    throw UserError("--regime " + request.regimes.back() + ": " + option +
                    " takes one way of governing\n   keep one of them");
}

configs::Experiment experiment_of(const StressRequest& request) {
  configs::StressPlan plan = plan_of(request);
  if (request.asked != Asked::matrix) {
    if (request.pairs == 0)
      plan.pairs = request.asked == Asked::keystones ? pairs_of_keystones : pairs_of_others;
    if (request.asked == Asked::sweep) return analysis::experiment_of_sweeps(std::move(plan));
    if (request.asked == Asked::map) return analysis::experiment_of_map(std::move(plan));
    return analysis::experiment_of_keystones(std::move(plan), years_of_keystones);
  }
  if (!request.has_sets()) return configs::experiment_of_stress(plan);
  plan.pairs = static_cast<std::uint32_t>(request.uncertain.is_asked || request.pairs == 0
                                              ? request.uncertain.runs_of_set()
                                              : request.pairs);
  if (request.uncertain.is_asked)
    return analysis::experiment_of_drawn_stress(
        std::move(plan), drawing_of(request.uncertain, pairs_over(request), request.seed,
                                    request.choice.overrides.settings));
  plan.sets = analysis::listed_sets(analysis::read_parameter_sets(request.ensemble));
  return configs::experiment_of_stress(plan);
}

std::string output_of(const StressRequest& request) {
  if (!request.job.output.empty()) return request.job.output;
  std::vector<Setting> settings = settings_of(request.choice.overrides);
  for (const std::string& regime : request.regimes) settings.push_back({"regime", regime});
  for (const std::string& shock : request.shocks) settings.push_back({"shock", shock});
  if (request.is_quick) settings.push_back({"quick", ""});
  if (request.asked != Asked::matrix) settings.push_back({option_of(request.asked), ""});
  add_settings(request.uncertain, settings);
  if (!request.ensemble.empty())
    settings.push_back({"ensemble", std::filesystem::path(request.ensemble).stem().string()});
  return output_name("stress_" + slug_of(request.choice), settings);
}

}  // namespace concordat::apps
