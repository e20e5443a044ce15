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

/// The levels of a factor, in ascending order, with their names.
std::map<double, std::string> levels_of(const engine::FactorColumn& factor) {
  std::map<double, std::string> levels;
  for (std::size_t p = 0; p < factor.values.size(); ++p)
    levels.try_emplace(factor.values[p],
                       factor.labels.empty() ? short_number(factor.values[p]) : factor.labels[p]);
  return levels;
}

/// Points that agree in all but one factor: [group][level] point or no_point. Of points that are
/// twice there the first one counts.
std::vector<std::vector<std::uint32_t>> groups_of(const DesignTable& design, std::size_t factor,
                                                  const std::map<double, std::string>& levels) {
  std::map<std::vector<double>, std::size_t> group_of;
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::uint32_t p = 0; p < design.points(); ++p) {
    std::vector<double> others;
    for (std::size_t f = 0; f < design.factors.size(); ++f)
      if (f != factor) others.push_back(design.factors[f].values[p]);
    const auto [at, is_new] = group_of.try_emplace(std::move(others), groups.size());
    if (is_new) groups.emplace_back(levels.size(), no_point);
    const auto level = std::distance(levels.begin(), levels.find(design.factors[factor].values[p]));
    std::uint32_t& place = groups[at->second][static_cast<std::size_t>(level)];
    if (place == no_point) place = p;
  }
  std::erase_if(groups, [](const auto& points) {
    return points.front() == no_point ||
           std::ranges::count(points, no_point) + 1 == std::ssize(points);
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
void add_pairs(const std::vector<std::uint32_t>& points, const RunsOfPoints& runs,
               std::uint32_t group, PairedArms& paired, std::vector<std::uint32_t>& replicates) {
  for (const auto& [replicate, control] : runs[points.front()]) {
    std::vector<std::uint64_t> found{control};
    for (std::size_t arm = 1; arm < points.size(); ++arm) {
      const bool is_there = points[arm] != no_point && runs[points[arm]].contains(replicate);
      found.push_back(is_there ? runs[points[arm]].at(replicate) : no_run);
    }
    if (std::ranges::count(found, no_run) + 1 == std::ssize(found)) continue;
    for (std::size_t arm = 0; arm < found.size(); ++arm)
      paired.arms[arm].runs.push_back(found[arm]);
    paired.unit.push_back(group);
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

PairedArms pair_levels(const DesignTable& design, const StudyRuns& runs, std::size_t factor) {
  const std::string& name = design.factors[factor].name;
  const auto levels = levels_of(design.factors[factor]);
  const auto groups = groups_of(design, factor, levels);
  if (groups.empty())
    throw UserError(name + ": no two points of this " + design.kind +
                    " design differ in it alone\n   a full factorial, one factor at a time, or a "
                    "list has such points");
  PairedArms paired;
  for (const auto& [value, label] : levels) paired.arms.push_back({label, nullptr, {}});
  const RunsOfPoints known = runs_of_points(design, runs);
  std::vector<std::uint32_t> replicates;
  for (std::uint32_t g = 0; g < groups.size(); ++g)
    add_pairs(groups[g], known, g, paired, replicates);
  if (paired.unit.empty())
    throw UserError(name +
                    ": its levels share no random draws\n   the experiment gave every point "
                    "draws of its own; take out own_draws and run it again");
  paired.points = distinct(paired.unit);
  choose_units(design, replicates, paired);
  return paired;
}

PairedArms pair_levels(const engine::ResultFile& study, std::size_t factor) {
  const std::vector<std::uint32_t> points = study.design_points(), replicates = study.replicates();
  PairedArms paired = pair_levels(*study.design(), {points, replicates}, factor);
  for (Arm& arm : paired.arms) {
    arm.file = &study;
    arm.name = study.design()->factors[factor].name + " " + arm.name;
  }
  return paired;
}

}  // namespace concordat::analysis
