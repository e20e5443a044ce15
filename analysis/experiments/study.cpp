#include "analysis/experiments/study.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "agents/measures/metrics.hpp"
#include "agents/measures/missing.hpp"
#include "agents/simulate.hpp"
#include "analysis/estimates/over_sets.hpp"
#include "analysis/estimates/refining.hpp"
#include "analysis/experiments/design_points.hpp"
#include "engine/ensemble/crew.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
/// Structures kept for the next blocks. England's takes some megabytes.
constexpr std::size_t most_prepared = 64;

/// The shortest text that reads back as the same number.
std::string exact(double value) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

std::string setting(const engine::FactorColumn& factor, std::uint64_t point) {
  return factor.name + "=" +
         (factor.labels.empty() ? exact(factor.values[point]) : factor.labels[point]);
}

engine::RunPlan make_plan(const configs::Experiment& e, const engine::DesignTable& design) {
  engine::RunPlan plan;
  plan.points = design.points();
  plan.rounds = rounds(e.replicates.least,
                       e.replicates.narrow.empty() ? e.replicates.least : e.replicates.most);
  plan.order = visiting_order(design, e.seed);
  plan.draws = e.own_draws ? engine::PointDraws::own : engine::PointDraws::shared;
  const auto* list = std::get_if<configs::PointList>(&e.design);
  if (list == nullptr) return plan;
  plan.alike = list->alike;
  if (configs::refined_list(e) == nullptr) return plan;
  // All replicates of a stage before any of the next, which follows from them.
  plan.rounds = {e.replicates.least};
  std::ranges::stable_sort(
      plan.order, {}, [stages = stages_of(*list)](std::uint32_t point) { return stages[point]; });
  return plan;
}

std::vector<const agents::ParameterRow*> find_rows(const engine::DesignTable& design) {
  std::vector<const agents::ParameterRow*> rows;
  for (const engine::FactorColumn& factor : design.factors)
    rows.push_back(factor.labels.empty() ? agents::find_parameter(factor.name) : nullptr);
  return rows;
}

/// What a file of runs that took sets says of each outcome.
auto attributes_over_sets(std::uint64_t sets) {
  return [sets](std::span<const float> values, std::span<const std::uint32_t> set) {
    std::vector<engine::NamedNumbers> said;
    const auto found = over_sets(values, set, sets);
    if (!found) return said;
    const auto ends = [](const Interval& i) { return std::vector{i.low, i.high}; };
    said.push_back({"sets_median", {found->median}});
    said.push_back({"sets_90", ends(found->sets_90)});
    said.push_back({"chance_90", ends(found->chance_90)});
    said.push_back({"carried_by_sets", {found->carried.value}});
    said.push_back({"carried_by_sets_95", ends(found->carried.interval)});
    return said;
  };
}

/// Nobody has to be in the base where each point brings its own footprint.
agents::Scenario base_of(const configs::Experiment& e, const configs::Variants& variants) {
  std::vector<std::string> settings;
  for (const configs::Factor& factor : e.factors)
    if (factor.path == "footprint" && !factor.levels.empty())
      settings.push_back("footprint=" + factor.levels.front());
  return variants.with(settings);
}
}  // namespace

/// What points with the same structural settings share: a structure, or why there is none.
struct Study::Prepared {
  std::vector<std::string> settings;
  agents::Structure structure;
  engine::Missing missing;
  std::string error;  ///< empty where it is sound
};

Study::Study(configs::Experiment experiment)
    : experiment_(std::move(experiment)),
      variants_(std::in_place, experiment_.scenario, "the experiment's scenario",
                experiment_.overrides),
      base_(base_of(experiment_, *variants_)),
      design_(design_points(experiment_, base_)),
      plan_(make_plan(experiment_, design_)),
      runs_(plan_.size()),
      keeps_all_(false),
      trajectories_(experiment_.keep.every_run ? engine::Trajectories::mean
                                               : engine::Trajectories::none),
      outcomes_(experiment_.outcomes),
      months_(experiment_.keep),
      rows_(find_rows(design_)) {}

Study::Study(OneScenario one)
    : experiment_(experiment_of(one)),
      design_(one.sets ? one.sets->design : engine::DesignTable{}),
      plan_(plan_of(one)),
      runs_(one.runs),
      keeps_all_(true),
      trajectories_(one.trajectories),
      outcomes_({}),
      months_({}),
      rows_(find_rows(design_)) {
  base_ = std::move(one.scenario.scenario);
  if (const std::string& error = prepare(0)->error; !error.empty()) throw engine::UserError(error);
}

Study::~Study() = default;

std::uint64_t Study::least_runs() const {
  if (const configs::PointList* list = configs::refined_list(experiment_))
    return (points() - list->refined.size()) * experiment_.replicates.least;
  return experiment_.replicates.narrow.empty() ? runs_ : points() * experiment_.replicates.least;
}

engine::ResultHeader Study::header() const {
  engine::ResultHeader header;
  header.title = experiment_.title;
  header.scenario = experiment_.text;
  header.seed = experiment_.seed;
  header.plan = plan_;
  header.runs = runs_;
  if (!design_.factors.empty()) header.design = design_;
  header.outcomes = outcomes_.table();
  header.trajectories = trajectories_;
  if (keeps_all_) {
    add_measures(prepare(0)->structure, header);
    if (header.design) header.over_sets = attributes_over_sets(points());
  } else {
    header.shape.outcomes = static_cast<int>(header.outcomes.size());
    if (!months_.is_empty()) add_months(header);
    header.explain_failure = [this](std::uint64_t point) { return explain_failure(point); };
  }
  return header;
}

/// Months, and the axes that they have.
void Study::add_months(engine::ResultHeader& header) const {
  if (months_.needs_places() && !agents::tells_of_each_body(base_))
    throw engine::UserError(
        "months of places are kept, but results tell of no place\n   the "
        "scenario has " +
        std::to_string(base_.organisations.size()) +
        " organisations: each_body: true tells of all");
  header.kept = months_.header(base_.months, static_cast<int>(base_.places.size()));
  header.shape.months = header.kept.months;
  header.shape.places = header.kept.places;
  header.shape.kept = static_cast<int>(header.kept.values());
  if (months_.needs_places()) name_places(base_, header);
  const std::string& factor = experiment_.keep.paired_by;
  const std::uint64_t alike = plan_.draws == engine::PointDraws::own ? plan_.alike : 0;
  if (!factor.empty()) header.kept.control = controls_by(design_, factor, alike);
}

std::vector<std::string> Study::settings(std::uint64_t point) const {
  std::vector<std::string> all;
  for (const engine::FactorColumn& factor : design_.factors) all.push_back(setting(factor, point));
  return all;
}

std::vector<std::string> Study::structural_settings(std::uint64_t point) const {
  std::vector<std::string> some;
  for (std::size_t f = 0; f < design_.factors.size(); ++f)
    if (rows_[f] == nullptr) some.push_back(setting(design_.factors[f], point));
  return some;
}

std::shared_ptr<const Study::Prepared> Study::prepare(std::uint64_t point) const {
  const auto prepared = std::make_shared<Prepared>();
  prepared->settings = structural_settings(point);
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find_if(
        prepared_, [&](const auto& each) { return each->settings == prepared->settings; });
    if (found != prepared_.end()) {
      std::rotate(found, found + 1, prepared_.end());
      return prepared_.back();
    }
  }
  try {
    prepared->structure =
        agents::make_structure(variants_ ? variants_->with(prepared->settings) : base_);
    prepared->missing = agents::missing_in(prepared->structure);
  } catch (const engine::UserError& error) {
    prepared->error = error.what();
  }
  const std::lock_guard lock(mutex_);
  if (prepared_.size() == most_prepared) prepared_.erase(prepared_.begin());
  prepared_.push_back(prepared);
  return prepared;
}

agents::Parameters Study::parameters(const Prepared& prepared, std::uint64_t point) const {
  agents::Parameters values = prepared.structure.scenario.parameters;
  for (std::size_t f = 0; f < design_.factors.size(); ++f)
    if (rows_[f] != nullptr) values[*rows_[f]] = design_.factors[f].values[point];
  return values;
}

/// Simulates the first of `count` runs that share a structure, into run `at` of the result and on.
/// Returns how many they were.
int Study::simulate_alike(std::uint64_t first, int count, int at,
                          engine::BlockResult& result) const {
  const std::shared_ptr<const Prepared> prepared = prepare(plan_.name(first).point);
  std::array<agents::Parameters, engine::block_runs> values;
  std::array<agents::Run, engine::block_runs> runs;
  std::size_t alike = 0;
  for (; alike < static_cast<std::size_t>(count); ++alike) {
    const engine::RunName run = plan_.name(first + alike);
    if (alike > 0 && structural_settings(run.point) != prepared->settings) break;
    values[alike] = parameters(*prepared, run.point);
    runs[alike] = {plan_.draws_of(run), &values[alike]};
  }
  const int runs_alike = static_cast<int>(alike);
  if (!prepared->error.empty()) {
    std::fill_n(result.failed.begin() + at, runs_alike, true);
    return runs_alike;
  }
  if (keeps_all_) {  // with one structure, so that all runs are alike
    agents::simulate(prepared->structure, experiment_.seed, std::span(runs).first(alike), result,
                     &engine::idle_threads());
    agents::leave_out(prepared->missing, result);
    return runs_alike;
  }
  engine::BlockResult model(agents::shape_of(prepared->structure));
  if (months_.needs_places()) model.ask_for_places();
  agents::simulate(prepared->structure, experiment_.seed, std::span(runs).first(alike), model,
                   &engine::idle_threads());
  agents::leave_out(prepared->missing, model);
  for (int k = 0; k < runs_alike; ++k) {
    outcomes_.copy(model, prepared->structure.scenario.months, k, result, at + k);
    if (!result.kept.empty()) months_.copy(model, prepared->missing, k, result, at + k);
    result.failed[static_cast<std::size_t>(at + k)] = model.failed[static_cast<std::size_t>(k)];
  }
  return runs_alike;
}

void Study::simulate(std::uint64_t first, int count, engine::BlockResult& result) const {
  for (int done = 0; done < count;)
    done += simulate_alike(first + static_cast<std::uint64_t>(done), count - done, done, result);
}

std::string Study::explain_failure(std::uint64_t point) const {
  const std::string error = prepare(point)->error;
  return error.empty() ? "a number left its range: not finite, or beyond 1e9" : error;
}

}  // namespace concordat::analysis
