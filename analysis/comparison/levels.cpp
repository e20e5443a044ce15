#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <sstream>

#include "analysis/comparison/arms.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using engine::DesignTable;
using engine::UserError;

constexpr std::uint32_t no_point = std::numeric_limits<std::uint32_t>::max();

std::string short_number(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

using Chosen = std::span<const std::size_t>;  // the factors whose levels are arms

std::string label_at(const engine::FactorColumn& factor, std::size_t point) {
  return factor.name + " " +
         (factor.labels.empty() ? short_number(factor.values[point]) : factor.labels[point]);
}

bool is_chosen(Chosen factors, std::size_t factor) {
  return std::ranges::find(factors, factor) != factors.end();
}

/// Values of the factors that are chosen, or of the others.
std::vector<double> values_at(const DesignTable& design, std::size_t point, Chosen factors,
                              bool of_chosen) {
  std::vector<double> values;
  for (std::size_t f = 0; f < design.factors.size(); ++f)
    if (is_chosen(factors, f) == of_chosen) values.push_back(design.factors[f].values[point]);
  return values;
}

/// Levels, or combinations of them, in the order in which they come up.
struct Levels {
  std::vector<std::size_t> of_point;
  std::vector<std::string> names;
};

Levels levels_of(const DesignTable& design, Chosen factors) {
  std::map<std::vector<double>, std::size_t> known;
  Levels levels;
  for (std::size_t p = 0; p < design.points(); ++p) {
    const auto [at, is_new] =
        known.try_emplace(values_at(design, p, factors, true), levels.names.size());
    levels.of_point.push_back(at->second);
    if (!is_new) continue;
    std::string name;
    for (std::size_t f : factors)
      name += (name.empty() ? "" : ", ") + label_at(design.factors[f], p);
    levels.names.push_back(std::move(name));
  }
  return levels;
}

/// Points that agree in all but the chosen factors.
struct Group {
  std::size_t unit = 0;               ///< the same for groups that agree in these, too
  std::vector<std::uint32_t> points;  ///< [level] or no_point
};

/// Where points are several times there, as in an ensemble of equal weights, the first of each
/// level make a group, then the second of each.
std::vector<Group> groups_of(const DesignTable& design, Chosen factors, const Levels& levels) {
  std::map<std::vector<double>, std::vector<std::size_t>> known;
  std::vector<Group> groups;
  for (std::uint32_t p = 0; p < design.points(); ++p) {
    std::vector<std::size_t>& alike = known[values_at(design, p, factors, false)];
    const std::size_t level = levels.of_point[p];
    auto group = std::ranges::find_if(
        alike, [&](std::size_t g) { return groups[g].points[level] == no_point; });
    if (group == alike.end()) {
      const std::size_t unit = alike.empty() ? groups.size() : groups[alike.front()].unit;
      group = alike.insert(alike.end(), groups.size());
      groups.push_back({unit, std::vector<std::uint32_t>(levels.names.size(), no_point)});
    }
    groups[*group].points[level] = p;
  }
  std::erase_if(groups, [](const Group& group) {
    return group.points.front() == no_point ||
           std::ranges::count(group.points, no_point) + 1 == std::ssize(group.points);
  });
  return groups;
}

/// Runs by point and replicate.
using RunsOfPoints = std::vector<std::map<std::uint32_t, std::uint64_t>>;

RunsOfPoints runs_of_points(const DesignTable& design, const StudyRuns& runs) {
  RunsOfPoints found(design.points());
  for (std::size_t run = 0; run < runs.point.size(); ++run)
    found[runs.point[run]].emplace(runs.replicate[run], run);
  return found;
}

/// Pairs of one group: replicates that the control and another arm have.
void add_pairs(const Group& group, const RunsOfPoints& runs, PairedArms& paired,
               std::vector<std::uint32_t>& replicates) {
  const std::vector<std::uint32_t>& points = group.points;
  for (const auto& [replicate, control] : runs[points.front()]) {
    std::vector<std::uint64_t> found{control};
    for (std::size_t arm = 1; arm < points.size(); ++arm) {
      const bool is_there = points[arm] != no_point && runs[points[arm]].contains(replicate);
      found.push_back(is_there ? runs[points[arm]].at(replicate) : no_run);
    }
    if (std::ranges::count(found, no_run) + 1 == std::ssize(found)) continue;
    for (std::size_t arm = 0; arm < found.size(); ++arm)
      paired.arms[arm].runs.push_back(found[arm]);
    paired.unit.push_back(static_cast<std::uint32_t>(group.unit));
    replicates.push_back(replicate);
  }
}

bool is_grid(const DesignTable& design) {
  return design.kind == "full_factorial" || design.kind == "one_at_a_time";
}

std::uint64_t distinct(const std::vector<std::uint32_t>& numbers) {
  return std::set(numbers.begin(), numbers.end()).size();
}

/// Chooses between points, which stand in `unit`, and replicates.
void choose_units(const DesignTable& design, const std::vector<std::uint32_t>& replicates,
                  PairedArms& paired) {
  const bool takes_points = paired.points > 1 && (!is_grid(design) || distinct(replicates) < 2);
  paired.resampled = takes_points ? Resampled::points : Resampled::replicates;
  if (!takes_points) paired.unit = replicates;
}
}  // namespace

PairedArms pair_levels(const DesignTable& design, const StudyRuns& runs, Chosen factors) {
  const std::string& name = design.factors[factors.front()].name;
  const Levels levels = levels_of(design, factors);
  const std::vector<Group> groups = groups_of(design, factors, levels);
  if (groups.empty())
    throw UserError(name + ": no two points of this " + design.kind +
                    " design differ in it alone\n   a full factorial, one factor at a time, or a "
                    "list has such points");
  PairedArms paired;
  for (const std::string& level : levels.names) paired.arms.push_back({level, nullptr, {}});
  const RunsOfPoints known = runs_of_points(design, runs);
  std::vector<std::uint32_t> replicates;
  for (const Group& group : groups) add_pairs(group, known, paired, replicates);
  if (paired.unit.empty())
    throw UserError(name +
                    ": its levels share no random draws\n   the experiment gave every point "
                    "draws of its own; take out own_draws and run it again");
  paired.points = distinct(paired.unit);
  choose_units(design, replicates, paired);
  return paired;
}

PairedArms pair_levels(const engine::ResultFile& study, Chosen factors) {
  const std::vector<std::uint32_t> points = study.design_points(), replicates = study.replicates();
  PairedArms paired = pair_levels(*study.design(), {points, replicates}, factors);
  for (Arm& arm : paired.arms) arm.file = &study;
  return paired;
}

}  // namespace concordat::analysis
