#include "configs/plan/design.hpp"

#include <algorithm>
#include <bit>
#include <set>

namespace concordat::configs {
namespace {

constexpr std::uint64_t most_points = 10'000'000;
constexpr std::uint64_t most_runs = std::uint64_t{1} << 40;
constexpr int most_maximin_points = 20'000;    // choosing takes their square
constexpr int most_morris_candidates = 4'096;  // the same
constexpr std::size_t most_factors = 3'667;    // dimensions of the Sobol' sequence

constexpr std::string_view one_of_designs =
    "full_factorial, one_at_a_time, latin_hypercube, sobol_sequence,\nsaltelli, morris or list";

LatinHypercube read_latin_hypercube(const ExperimentText& text, Problems& problems) {
  const auto& from = text.message.design().latin_hypercube();
  LatinHypercube design;
  if (from.has_points()) design.points = from.points();
  if (from.has_candidates()) design.candidates = from.candidates();
  if (design.candidates > 1 && design.points > most_maximin_points)
    problems.add(text.at({{"design"}, {"latin_hypercube"}, {"candidates"}}),
                 "candidates are for at most " + std::to_string(most_maximin_points) + " points",
                 "comparing " + std::to_string(design.points) + " points takes too long");
  return design;
}

Saltelli read_saltelli(const ExperimentText& text, Problems& problems) {
  const auto& from = text.message.design().saltelli();
  Saltelli design;
  if (from.has_base()) design.base = from.base();
  design.second_order = from.second_order();
  if (design.base > 0 && !std::has_single_bit(static_cast<unsigned>(design.base)))
    problems.add(text.at({{"design"}, {"saltelli"}, {"base"}}),
                 "saltelli.base is " + std::to_string(design.base) + ", not a power of two",
                 "take " + std::to_string(std::bit_floor(static_cast<unsigned>(design.base))) +
                     " or " + std::to_string(std::bit_ceil(static_cast<unsigned>(design.base))));
  return design;
}

Morris read_morris(const ExperimentText& text, Problems& problems) {
  const auto& from = text.message.design().morris();
  const auto at = [&](const char* field) { return text.at({{"design"}, {"morris"}, {field}}); };
  Morris design;
  if (from.has_trajectories()) design.trajectories = from.trajectories();
  if (from.has_levels()) design.levels = from.levels();
  design.candidates =
      from.has_candidates() ? from.candidates() : std::max(design.candidates, design.trajectories);
  if (design.levels % 2 != 0)
    problems.add(at("levels"), "morris.levels is " + std::to_string(design.levels) + ", not even",
                 "the step is half of the grid, so that levels are equally likely");
  if (design.candidates < design.trajectories)
    problems.add(at("candidates"), "candidates are fewer than the " +
                                       std::to_string(design.trajectories) +
                                       " trajectories that are kept of them");
  if (design.candidates > design.trajectories && design.candidates > most_morris_candidates)
    problems.add(at("candidates"),
                 "candidates are more than " + std::to_string(most_morris_candidates),
                 "choosing among them takes too long; keep them all, or try fewer");
  return design;
}

int designs_given(const schema::Design& design) {
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  design.GetReflection()->ListFields(design, &fields);
  return static_cast<int>(fields.size());
}

DesignPlan suitable_design(std::span<const Factor> factors) {
  const auto has_levels = [](const Factor& factor) { return !factor.levels.empty(); };
  if (std::ranges::all_of(factors, has_levels)) return FullFactorial{};
  return LatinHypercube{};
}

/// Stops where the number is too large anyway.
std::uint64_t product(std::uint64_t a, std::uint64_t b) {
  return b != 0 && a > most_runs / b ? most_runs : a * b;
}

std::uint64_t levels_of(const Factor& factor, int levels) {
  return factor.levels.empty() ? static_cast<std::uint64_t>(levels) : factor.levels.size();
}

/// How many things move one after the other: groups, and factors that have none.
std::uint64_t groups_in(std::span<const Factor> factors) {
  std::set<std::string> names;
  std::uint64_t alone = 0;
  for (const Factor& factor : factors)
    if (factor.group.empty())
      ++alone;
    else
      names.insert(factor.group);
  return alone + names.size();
}

struct Count {
  std::span<const Factor> factors;
  std::uint64_t k() const { return groups_in(factors); }

  std::uint64_t operator()(const FullFactorial& design) const {
    std::uint64_t points = 1;
    for (const Factor& factor : factors) points = product(points, levels_of(factor, design.levels));
    return points;
  }
  std::uint64_t operator()(const OneAtATime& design) const {
    std::uint64_t points = 1;
    for (const Factor& factor : factors) points += levels_of(factor, design.levels);
    return points;
  }
  std::uint64_t operator()(const LatinHypercube& design) const { return size(design.points); }
  std::uint64_t operator()(const SobolSequence& design) const { return size(design.points); }
  std::uint64_t operator()(const Saltelli& design) const {
    return product(size(design.base), (design.second_order ? 2 * k() : k()) + 2);
  }
  std::uint64_t operator()(const Morris& design) const {
    return product(size(design.trajectories), k() + 1);
  }
  std::uint64_t operator()(const PointList& design) const { return design.values.size(); }

  std::uint64_t operator()(const AbcRejection& plan) const { return size(plan.draws); }
  std::uint64_t operator()(const AbcSmc& plan) const {
    return product(size(plan.particles), size(plan.generations));
  }
  std::uint64_t operator()(const HistoryMatching& plan) const {
    return product(size(plan.waves), size(plan.points));
  }

 private:
  static std::uint64_t size(int count) { return static_cast<std::uint64_t>(count); }
};

}  // namespace

namespace {
/// Other designs have no steps and no tables that a group could share.
void check_groups(const ExperimentText& text, Problems& problems) {
  const auto& design = text.message.design();
  for (int i = 0; i < text.message.factor_size(); ++i) {
    const auto& factor = text.message.factor(i);
    if (!factor.has_group()) continue;
    const Where where = text.at({{"factor", i}, {"group"}});
    if (factor.group().empty())
      problems.add(where, "the group needs a name", "leave it out where the factor moves alone");
    else if (!design.has_morris() && !design.has_saltelli())
      problems.add(where, "group " + quoted(factor.group()) + " has no meaning in this design",
                   "groups are for design { morris { ... } } and design { saltelli { ... } }");
  }
}
}  // namespace

DesignPlan read_design(const ExperimentText& text, std::span<const Factor> factors,
                       Problems& problems) {
  const auto& design = text.message.design();
  check_groups(text, problems);
  const int given = designs_given(design);
  if (text.message.has_design() && given != 1)
    problems.add(text.at({{"design"}}),
                 given == 0 ? "the design says nothing" : "there is more than one design",
                 "name one: " + std::string(one_of_designs));
  if (given == 0) return suitable_design(factors);
  if (design.has_full_factorial()) {
    const auto& from = design.full_factorial();
    return FullFactorial{from.has_levels() ? from.levels() : FullFactorial().levels};
  }
  if (design.has_one_at_a_time()) {
    const auto& from = design.one_at_a_time();
    return OneAtATime{from.has_levels() ? from.levels() : OneAtATime().levels};
  }
  if (design.has_latin_hypercube()) return read_latin_hypercube(text, problems);
  if (design.has_sobol_sequence()) {
    const auto& from = design.sobol_sequence();
    return SobolSequence{from.has_points() ? from.points() : SobolSequence().points,
                         from.has_scrambled() ? from.scrambled() : SobolSequence().scrambled};
  }
  if (design.has_saltelli()) return read_saltelli(text, problems);
  if (design.has_morris()) return read_morris(text, problems);
  return PointList{};
}

Replicates read_replicates(const ExperimentText& text, Problems& problems) {
  const auto& message = text.message;
  if (!message.has_adaptive()) {
    const std::uint32_t count =
        message.has_replicates() ? message.replicates() : Replicates().least;
    return {count, count, {}};
  }
  if (message.has_replicates())
    problems.add(text.at({{"adaptive"}}), "replicates are both fixed and adaptive",
                 "keep replicates or adaptive { ... }");
  constexpr std::uint32_t usual_least = 32, usual_most = 1000;
  const auto& from = message.adaptive();
  Replicates replicates;
  replicates.least = from.has_least() ? from.least() : usual_least;
  replicates.most = from.has_most() ? from.most() : std::max(usual_most, replicates.least);
  if (replicates.most < replicates.least)
    problems.add(text.at({{"adaptive"}, {"most"}}), "most is " + std::to_string(replicates.most) +
                                                        ", fewer than the least, " +
                                                        std::to_string(replicates.least));
  if (from.narrow_size() == 0)
    problems.add(text.at({{"adaptive"}}), "adaptive does not say what is to be narrow",
                 "add narrow { outcome: \"final_integration\" half_width: .01 }");
  return replicates;
}

std::uint64_t points_of(const Experiment& experiment) {
  const Count count{experiment.factors};
  return experiment.calibration ? std::visit(count, *experiment.calibration)
                                : std::visit(count, experiment.design);
}

void check_size(const ExperimentText& text, const Experiment& experiment, Problems& problems) {
  const bool calibrates = experiment.calibration.has_value();
  const Where where = text.at({{calibrates ? "calibration" : "design"}});
  const std::uint64_t points = points_of(experiment);
  if (experiment.factors.size() > most_factors)
    problems.add(where, "more than " + std::to_string(most_factors) + " factors");
  if (const auto* saltelli = std::get_if<Saltelli>(&experiment.design);
      saltelli != nullptr && 2 * experiment.factors.size() > most_factors)
    problems.add(where, "saltelli takes at most " + std::to_string(most_factors / 2) + " factors");
  if (points > most_points)
    problems.add(where, "more than " + std::to_string(most_points) + " points",
                 "take fewer factors, levels or points");
  else if (product(points, experiment.replicates.most) >= most_runs)
    problems.add(where,
                 std::to_string(points) + " points of up to " +
                     std::to_string(experiment.replicates.most) + " replicates are too many runs",
                 "at most " + std::to_string(most_runs) + " are possible");
}

}  // namespace concordat::configs
