#include "analysis/sensitivity/study.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "analysis/designs/morris.hpp"
#include "analysis/statistics/none.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using engine::DesignTable;
using engine::UserError;

/// What fits what, as a refusal says it.
struct Fit {
  SensitivityMethod method;
  std::string_view name, designs;
};
constexpr std::array<Fit, 3> fits{
    {{SensitivityMethod::morris, "morris", "morris { ... }"},
     {SensitivityMethod::sobol, "sobol", "saltelli { ... }"},
     {SensitivityMethod::pawn, "pawn",
      "latin_hypercube { ... }, sobol_sequence { ... }, saltelli or a list"}}};

const Fit& fit_of(SensitivityMethod method) { return fits[static_cast<std::size_t>(method)]; }

bool is_saltelli(const DesignTable& design) { return design.kind.starts_with("saltelli"); }

bool fits_design(SensitivityMethod method, const DesignTable& design) {
  const std::string& kind = design.kind;
  switch (method) {
    case SensitivityMethod::morris:
      return kind == "morris";
    case SensitivityMethod::sobol:
      return is_saltelli(design);
    case SensitivityMethod::pawn:
      return kind == "latin_hypercube" || kind == "sobol_sequence" || kind == "list" ||
             is_saltelli(design);
  }
  return false;
}

void expect_numbers(const DesignTable& design) {
  for (const engine::FactorColumn& factor : design.factors)
    if (!factor.labels.empty())
      throw UserError(factor.name +
                      ": has levels, and Morris's steps need numbers\n   take it out of the "
                      "experiment, or take a latin_hypercube and the method pawn");
}

double variance_of(std::span<const double> values) {
  double count = 0, mean = 0, squares = 0;
  for (double value : values) {
    if (std::isnan(value)) continue;
    count += 1;
    const double off = value - mean;
    mean += off / count;
    squares += off * (value - mean);
  }
  return count > 1 ? squares / (count - 1) : std::numeric_limits<double>::quiet_NaN();
}

/// The group that moves from a point to the next one.
std::size_t group_of_step(const DesignTable& design, const FactorGroups& groups,
                          std::size_t point) {
  const std::size_t factors = design.factors.size();
  const auto row = [&](std::size_t p) {
    return std::span(design.unit).subspan(p * factors, factors);
  };
  const auto changed = std::ranges::mismatch(row(point), row(point + 1)).in1 - row(point).begin();
  return groups.of[static_cast<std::size_t>(changed)];
}

/// Of each group the mean size that its steps would have, were they normal noise alone.
std::vector<double> chance_effects(const DesignTable& design, const FactorGroups& groups,
                                   const StudyOutcome& outcome, std::span<const double> means) {
  constexpr double mean_of_size = .7978845608028654;  // of a standard normal: sqrt(2 / pi)
  const std::vector<double> noise = step_noise(outcome, design.points());
  const std::size_t size = groups.members.size() + 1;
  std::vector<double> sum(size - 1, 0), steps(size - 1, 0);
  for (std::size_t p = 0; p < noise.size(); ++p) {
    if (p % size + 1 == size || std::isnan(means[p]) || std::isnan(means[p + 1])) continue;
    const std::size_t group = group_of_step(design, groups, p);
    sum[group] += mean_of_size * noise[p] / morris_step(design.levels);
    steps[group] += 1;
  }
  for (std::size_t f = 0; f < sum.size(); ++f) sum[f] /= steps[f];
  return sum;
}

void take_morris(const DesignTable& design, const StudyOutcome& outcome,
                 const PointOutputs& outputs, const Bootstrap& bootstrap,
                 OutcomeSensitivity& sensitivity) {
  const SoundGroups sound = sound_groups(design, outputs.mean);
  const FactorGroups groups = moved_together(design).groups;
  MorrisStudy study;
  study.effects = morris_effects(sound.points, sound.outputs, groups.members.size(), bootstrap);
  for (std::size_t g = 0; g < study.effects.size(); ++g)
    if (groups.members[g].size() > 1) study.effects[g].mean = study.effects[g].deviation = none;
  study.by_chance = chance_effects(design, groups, outcome, outputs.mean);
  sensitivity.groups = sound.groups;
  sensitivity.dropped = sound.dropped;
  sensitivity.variance = variance_of(sound.outputs);
  sensitivity.found = std::move(study);
}

void take_sobol(const DesignTable& design, const PointOutputs& outputs, const Bootstrap& bootstrap,
                OutcomeSensitivity& sensitivity) {
  const SoundGroups sound = sound_groups(design, outputs.mean);
  const SaltelliTables tables =
      saltelli_tables(sound.outputs, moved_together(design).groups.members.size(),
                      static_cast<std::size_t>(design.group_size));
  SobolIndices indices = sobol_indices(tables.outputs(), bootstrap);
  sensitivity.groups = sound.groups;
  sensitivity.dropped = sound.dropped;
  sensitivity.variance = indices.variance;
  sensitivity.found = std::move(indices);
}

/// Points that are independent draws: all of a random design, A and B of Saltelli's.
bool is_random_point(const DesignTable& design, std::uint32_t point) {
  return !is_saltelli(design) || point % static_cast<std::uint32_t>(design.group_size) < 2;
}

/// Ten slices, or fewer so that each has about ten points.
std::size_t slices_for(std::size_t points) { return std::clamp<std::size_t>(points / 10, 2, 10); }

/// Sound runs of random points.
struct RandomRuns {
  std::vector<double> outputs;
  std::vector<std::uint32_t> point;  ///< [run]
  std::size_t points = 0;
  std::uint64_t failed = 0;
};

RandomRuns random_runs(const DesignTable& design, const StudyOutcome& outcome) {
  RandomRuns runs;
  for (std::size_t run = 0; run < outcome.value.size(); ++run) {
    if (!is_random_point(design, outcome.point[run])) continue;
    if (outcome.is_missing(run)) continue;
    if (std::isnan(outcome.value[run])) {
      ++runs.failed;
      continue;
    }
    runs.outputs.push_back(outcome.value[run]);
    runs.point.push_back(outcome.point[run]);
  }
  std::vector<std::uint32_t> known = runs.point;
  std::ranges::sort(known);
  runs.points = static_cast<std::size_t>(std::unique(known.begin(), known.end()) - known.begin());
  return runs;
}

/// Slices of as many points each, whatever the distribution of a sample from elsewhere.
PawnInput slices_by_rank(const engine::FactorColumn& column, const RandomRuns& runs,
                         std::size_t slices) {
  const std::set<std::uint32_t> points(runs.point.begin(), runs.point.end());
  std::vector<std::pair<double, std::uint32_t>> sorted;
  for (const std::uint32_t p : points) sorted.emplace_back(column.values[p], p);
  std::ranges::sort(sorted);
  std::vector<std::uint32_t> slice(column.values.size());
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    const bool is_tied = k > 0 && sorted[k].first == sorted[k - 1].first;
    slice[sorted[k].second] = is_tied ? slice[sorted[k - 1].second]
                                      : static_cast<std::uint32_t>(k * slices / sorted.size());
  }
  PawnInput input;
  std::set<std::uint32_t> used;
  for (const std::uint32_t p : runs.point) used.insert(slice[p]);
  input.slices = used.size();
  for (const std::uint32_t p : runs.point)
    input.slice.push_back(
        static_cast<std::uint32_t>(std::distance(used.begin(), used.find(slice[p]))));
  return input;
}

/// Numbers of a listed factor, as parameters or not, of which there are more than slices.
bool is_sampled(const DesignTable& design, const engine::FactorColumn& column, std::size_t slices) {
  const std::set<double> distinct(column.values.begin(), column.values.end());
  return design.kind == "list" && !column.has_words && distinct.size() > slices;
}

PawnInput input_of(const DesignTable& design, std::size_t factor, const RandomRuns& runs,
                   std::size_t slices) {
  const engine::FactorColumn& column = design.factors[factor];
  if (is_sampled(design, column, slices)) return slices_by_rank(column, runs, slices);
  if (column.labels.empty() && design.kind != "list") {
    std::vector<double> places;
    for (std::uint32_t p : runs.point)
      places.push_back(design.unit[p * design.factors.size() + factor]);
    return pawn_slices(places, slices);
  }
  const std::set<double> levels(column.values.begin(), column.values.end());
  PawnInput input;
  input.slices = levels.size();
  for (std::uint32_t p : runs.point)
    input.slice.push_back(
        static_cast<std::uint32_t>(std::distance(levels.begin(), levels.find(column.values[p]))));
  return input;
}

void take_pawn(const DesignTable& design, const StudyOutcome& outcome, const Bootstrap& bootstrap,
               const std::vector<bool>& idle, OutcomeSensitivity& sensitivity) {
  const RandomRuns runs = random_runs(design, outcome);
  PawnStudy study;
  study.slices = slices_for(runs.points);
  std::vector<PawnInput> inputs;
  std::vector<std::size_t> factors;
  for (std::size_t f = 0; f < design.factors.size(); ++f) {
    if (!idle.empty() && idle[f]) continue;
    inputs.push_back(input_of(design, f, runs, study.slices));
    factors.push_back(f);
  }
  const auto found = pawn_indices(inputs, runs.outputs, runs.point, {.seed = bootstrap.seed});
  study.indices.assign(design.factors.size(), {none, none, none});
  for (std::size_t k = 0; k < factors.size(); ++k) study.indices[factors[k]] = found[k];
  sensitivity.groups = runs.points;
  sensitivity.dropped = 0;
  sensitivity.failed_runs = runs.failed;
  sensitivity.found = std::move(study);
}
}  // namespace

std::string_view name_of(SensitivityMethod method) { return fit_of(method).name; }

SensitivityMethod fitting_method(const DesignTable& design,
                                 std::optional<SensitivityMethod> asked) {
  for (const Fit& fit : fits)
    if ((!asked || *asked == fit.method) && fits_design(fit.method, design)) {
      if (fit.method == SensitivityMethod::morris) expect_numbers(design);
      return fit.method;
    }
  engine::Problem problem{"the design is " + design.kind + ", and no method fits it"};
  if (asked) {
    problem.text = "does not fit the design, which is " + design.kind;
    problem.asked = {engine::Asked::method, std::string(name_of(*asked))};
  }
  for (const Fit& fit : fits)
    problem.text +=
        "\n   " + std::string(fit.name) + " takes design { " + std::string(fit.designs) + " }";
  throw UserError({problem});
}

std::vector<double> importance(const OutcomeSensitivity& sensitivity) {
  std::vector<double> values;
  if (const auto* morris = std::get_if<MorrisStudy>(&sensitivity.found))
    for (const MorrisEffect& effect : morris->effects) values.push_back(effect.mean_absolute.value);
  else if (const auto* sobol = std::get_if<SobolIndices>(&sensitivity.found))
    for (const Estimate& total : sobol->total) values.push_back(total.value);
  else
    for (const PawnIndex& pawn : std::get<PawnStudy>(sensitivity.found).indices)
      values.push_back(pawn.index);
  return values;
}

OutcomeSensitivity study_sensitivity(const DesignTable& design, const StudyOutcome& outcome,
                                     SensitivityMethod method, const Bootstrap& bootstrap,
                                     const std::vector<bool>& idle) {
  const PointOutputs outputs = point_outputs(outcome, design.points());
  OutcomeSensitivity sensitivity;
  sensitivity.failed_runs = outputs.failed_runs;
  sensitivity.missing_runs = outputs.missing_runs;
  sensitivity.replicates = outputs.replicates;
  sensitivity.variance = variance_of(outputs.mean);
  if (method == SensitivityMethod::morris)
    take_morris(design, outcome, outputs, bootstrap, sensitivity);
  else if (method == SensitivityMethod::sobol)
    take_sobol(design, outputs, bootstrap, sensitivity);
  else
    take_pawn(design, outcome, bootstrap, idle, sensitivity);
  sensitivity.noise_share = outputs.noise / sensitivity.variance;
  return sensitivity;
}

}  // namespace concordat::analysis
