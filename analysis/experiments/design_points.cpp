#include "analysis/experiments/design_points.hpp"

#include <algorithm>
#include <map>

#include "analysis/designs/chance.hpp"
#include "analysis/designs/factor_groups.hpp"
#include "analysis/designs/factorial.hpp"
#include "analysis/designs/latin_hypercube.hpp"
#include "analysis/designs/morris.hpp"
#include "analysis/designs/saltelli.hpp"
#include "analysis/designs/sobol_sequence.hpp"
#include "analysis/experiments/factor_value.hpp"

namespace concordat::analysis {
namespace {
using configs::Experiment;
using configs::Factor;
using engine::DesignTable;
using engine::FactorColumn;

std::vector<int> levels_of(const Experiment& e, int of_ranges) {
  std::vector<int> levels;
  for (const Factor& f : e.factors)
    levels.push_back(f.levels.empty() ? of_ranges : static_cast<int>(f.levels.size()));
  return levels;
}

/// Where the scenario itself lies. Of what is no parameter, the first level or the low end.
std::vector<double> base_point(const Experiment& e, const agents::Scenario& base) {
  std::vector<double> point;
  for (const Factor& f : e.factors)
    point.push_back(
        f.parameter && f.levels.empty() ? coordinate_of(f, base.parameters[*f.parameter]) : 0.);
  return point;
}

FactorGroups groups_of(const Experiment& e) {
  std::vector<std::string> names;
  for (const Factor& f : e.factors) names.push_back(f.group);
  return groups_by_name(names);
}

/// Makes the design that a plan asks for.
struct MakeDesign {
  const Experiment& e;
  const agents::Scenario& base;
  FactorGroups groups;
  int factors = static_cast<int>(e.factors.size());

  Design operator()(const configs::FullFactorial& plan) const {
    return full_factorial(levels_of(e, plan.levels));
  }
  Design operator()(const configs::OneAtATime& plan) const {
    return one_at_a_time(base_point(e, base), levels_of(e, plan.levels));
  }
  Design operator()(const configs::LatinHypercube& plan) const {
    return latin_hypercube(factors, plan.points, plan.candidates, e.seed);
  }
  Design operator()(const configs::SobolSequence& plan) const {
    return plan.scrambled ? scrambled_sobol_sequence(factors, plan.points, e.seed)
                          : sobol_sequence(factors, plan.points);
  }
  Design operator()(const configs::Saltelli& plan) const {
    return saltelli(groups, plan.base,
                    plan.second_order ? SaltelliOrder::second : SaltelliOrder::first_and_total,
                    e.seed);
  }
  Design operator()(const configs::Morris& plan) const {
    return morris(groups,
                  {plan.trajectories, plan.levels, std::max(plan.candidates, plan.trajectories)},
                  e.seed);
  }
  Design operator()(const configs::PointList&) const { return {}; }
};

std::string_view name_of(DesignKind kind) {
  switch (kind) {
    case DesignKind::full_factorial:
      return "full_factorial";
    case DesignKind::one_at_a_time:
      return "one_at_a_time";
    case DesignKind::latin_hypercube:
      return "latin_hypercube";
    case DesignKind::sobol_sequence:
      return "sobol_sequence";
    case DesignKind::saltelli:
      return "saltelli";
    case DesignKind::saltelli_second_order:
      return "saltelli_second_order";
    case DesignKind::morris:
      return "morris";
  }
  return "";
}

FactorColumn empty_column(const Factor& f) {
  return {f.path, f.unit, f.meaning, {}, {}, f.values != configs::FactorValues::numbers, f.group};
}

/// What a factor is at each point of a design in the unit cube.
FactorColumn column_of(const Factor& f, const Design& design, int index) {
  FactorColumn column = empty_column(f);
  for (int i = 0; i < size(design); ++i) {
    const double coordinate = point(design, i)[static_cast<std::size_t>(index)];
    if (f.levels.empty()) {
      column.values.push_back(value_at(f, coordinate));
      continue;
    }
    const std::size_t level = level_at(f.levels.size(), coordinate);
    const auto value = configs::number_of(f, f.levels[level]);
    column.values.push_back(value.value_or(static_cast<double>(level)));
    column.labels.push_back(f.levels[level]);
  }
  return column;
}

/// What a list gives a factor: words as they come up. What is no parameter keeps its words, for it
/// is set by them.
FactorColumn listed_column(const Factor& f, const configs::PointList& list, std::size_t index) {
  FactorColumn column = empty_column(f);
  std::map<std::string, double> levels;
  for (const auto& cells : list.values) {
    const std::string& text = cells.at(index);
    const auto value = configs::number_of(f, text);
    column.values.push_back(value ? *value
                                  : levels.emplace(text, double(levels.size())).first->second);
    if (f.parameter == nullptr) column.labels.push_back(text);
  }
  return column;
}

/// Listed points in the unit cube: each factor from its least to its greatest value.
std::vector<double> unit_of(const std::vector<FactorColumn>& factors, std::size_t points) {
  std::vector<double> unit(points * factors.size());
  for (std::size_t f = 0; f < factors.size(); ++f) {
    const auto [least, greatest] = std::ranges::minmax(factors[f].values);
    for (std::size_t i = 0; i < points; ++i)
      unit[i * factors.size() + f] =
          greatest > least ? (factors[f].values[i] - least) / (greatest - least) : .5;
  }
  return unit;
}

DesignTable listed_points(const Experiment& e, const configs::PointList& list) {
  DesignTable table;
  table.kind = list.is_ensemble ? "ensemble" : "list";
  for (std::size_t f = 0; f < e.factors.size(); ++f)
    table.factors.push_back(listed_column(e.factors[f], list, f));
  table.unit = unit_of(table.factors, list.values.size());
  return table;
}
}  // namespace

DesignTable design_points(const Experiment& experiment, const agents::Scenario& base) {
  if (const auto* list = std::get_if<configs::PointList>(&experiment.design))
    return listed_points(experiment, *list);
  Design design =
      std::visit(MakeDesign{experiment, base, groups_of(experiment)}, experiment.design);
  DesignTable table;
  table.kind = name_of(design.kind);
  table.group_size = design.group_size;
  table.levels = design.levels;
  for (std::size_t f = 0; f < experiment.factors.size(); ++f)
    table.factors.push_back(column_of(experiment.factors[f], design, static_cast<int>(f)));
  table.unit = std::move(design.points);
  return table;
}

std::vector<std::uint32_t> visiting_order(const DesignTable& design, std::uint64_t seed) {
  if (design.kind != "full_factorial" && design.kind != "one_at_a_time" && design.kind != "list")
    return {};  // an ensemble is in random order by itself
  const auto order =
      permutation(static_cast<int>(design.points()), seed, Chance::visiting_order, 0, 0);
  return {order.begin(), order.end()};
}

}  // namespace concordat::analysis
