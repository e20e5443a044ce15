#include "analysis/comparison/arms.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>

#include "analysis/statistics/none.hpp"
#include "analysis/uncertainty/drawn_sets.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using engine::ResultFile;
using engine::UserError;

[[noreturn]] void refuse_difference(const std::string& what, const ResultFile& control,
                                    const std::string& of_control, const ResultFile& other,
                                    const std::string& of_other, const std::string& why) {
  throw UserError(other.path() + ": " + what + " " + of_other + ", while " + control.path() +
                  " has " + of_control + "\n   " + why);
}

/// Runs that took the parameter sets of an ensemble in turn, not the points of a study.
bool is_run_of_sets(const ResultFile& file) { return file.design() && !file.series().empty(); }

std::vector<std::uint32_t> points_of(const ResultFile& file) {
  return is_run_of_sets(file) ? file.design_points() : std::vector<std::uint32_t>();
}

/// Whether what both vary is the same in each set. What one alone varies the other has set, or it
/// cannot act there.
bool share_sets(const ResultFile& control, const ResultFile& other) {
  if (is_run_of_sets(control) != is_run_of_sets(other)) return false;
  if (!is_run_of_sets(control)) return true;
  const bool are_drawn = control.design()->kind == drawn_kind && other.design()->kind == drawn_kind;
  if (!are_drawn && control.design()->factors.size() != other.design()->factors.size())
    return false;
  std::size_t shared = 0;
  for (const engine::FactorColumn& factor : control.design()->factors)
    for (const engine::FactorColumn& same : other.design()->factors) {
      if (factor.name != same.name) continue;
      if (factor.values != same.values) return false;
      ++shared;
    }
  return are_drawn ? shared > 0 : shared == other.design()->factors.size();
}

/// Both alone, or both with the same set and the same draws in each run.
void expect_same_sets(const ResultFile& control, const ResultFile& other) {
  const bool is_same = share_sets(control, other) && points_of(control) == points_of(other) &&
                       (!is_run_of_sets(other) || control.replicates() == other.replicates());
  if (!is_same)
    throw UserError(other.path() + ": its runs took other parameter sets than those of " +
                    control.path() + "\n   run both with the same sets, replicates and seed");
}

void expect_pairable(const ResultFile& control, const ResultFile& other) {
  if (other.design() && !is_run_of_sets(other))
    throw UserError(other.path() + ": holds a study of " +
                        std::to_string(other.design()->points()) + " design points",
                    {{engine::Advice::compare_levels, other.path()}});
  if (control.seed() != other.seed())
    refuse_difference("has seed", control, std::to_string(control.seed()), other,
                      std::to_string(other.seed()),
                      "runs are pairs only where they share their random draws; run one of them "
                      "again\n   with the other's seed");
  if (control.months() != other.months())
    refuse_difference("ends after months:", control, std::to_string(control.months()), other,
                      std::to_string(other.months()),
                      "final values of different months say nothing about the arms; run one of "
                      "them\n   again for the other's months");
  expect_same_sets(control, other);
}

bool has_pair(const std::vector<double>& before, const std::vector<double>& after) {
  for (std::size_t k = 0; k < before.size(); ++k)
    if (!std::isnan(before[k]) && !std::isnan(after[k])) return true;
  return false;
}

/// Of an outcome that is missing in every run of an arm.
PairedComparison nothing_to_compare(std::uint64_t pairs) {
  const Estimate nothing{none, {none, none}};
  PairedComparison comparison;
  comparison.left_out = pairs;
  comparison.control = comparison.arm = {nothing, none};
  comparison.difference = comparison.standardised = comparison.dominance = nothing;
  comparison.win = comparison.unit_win = nothing;
  comparison.by_unit = {0, nothing, nothing, none, {none, none}};
  return comparison;
}
}  // namespace

PairedArms pair_files(std::span<const ResultFile* const> files,
                      std::span<const std::string> names) {
  std::uint64_t shared = files.front()->runs();
  for (const ResultFile* file : files) {
    expect_pairable(*files.front(), *file);
    shared = std::min(shared, file->runs());
  }
  PairedArms paired;
  for (std::uint64_t run = 0; run < shared; ++run)
    paired.unit.push_back(static_cast<std::uint32_t>(run));
  const std::vector<std::uint64_t> runs(paired.unit.begin(), paired.unit.end());
  if (is_run_of_sets(*files.front())) {
    paired.unit = points_of(*files.front());
    paired.resampled = Resampled::points;
    paired.unit.resize(shared);
    paired.points = std::set(paired.unit.begin(), paired.unit.end()).size();
  }
  for (std::size_t k = 0; k < files.size(); ++k) paired.arms.push_back({names[k], files[k], runs});
  return paired;
}

PairedComparison compare_arms(const PairedArms& arms, std::size_t arm, const std::string& outcome,
                              const Bootstrap& bootstrap, double least) {
  const Arm& control = arms.arms.front();
  const Arm& other = arms.arms[arm];
  const std::vector<float> of_control = control.file->outcome(outcome);
  const std::vector<float> of_other = other.file->outcome(outcome);
  std::vector<double> before, after;
  std::vector<std::uint32_t> unit;
  for (std::size_t pair = 0; pair < arms.unit.size(); ++pair) {
    if (control.runs[pair] == no_run || other.runs[pair] == no_run) continue;
    before.push_back(of_control[control.runs[pair]]);
    after.push_back(of_other[other.runs[pair]]);
    unit.push_back(arms.unit[pair]);
  }
  return has_pair(before, after) ? compare_paired({before, after, unit}, bootstrap, least)
                                 : nothing_to_compare(before.size());
}

}  // namespace concordat::analysis
