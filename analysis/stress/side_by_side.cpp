#include "analysis/stress/side_by_side.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <tuple>

#include "analysis/stress/map.hpp"
#include "analysis/stress/measures/means.hpp"
#include "analysis/stress/measures/pair.hpp"
#include "analysis/stress/measures/share_difference.hpp"
#include "analysis/stress/runs.hpp"
#include "analysis/stress/tested.hpp"
#include "configs/text/problems.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using engine::UserError;

/// One of the two.
struct Test {
  explicit Test(const engine::ResultFile& file)
      : runs(file), tested(tested_in(file, runs)), path(file.path()), seed(file.seed()) {
    for (const StressPoint& point : runs.points())
      if (std::ranges::find(regimes, point.regime) == regimes.end())
        regimes.push_back(point.regime);
  }
  StressRuns runs;
  StressTested tested;
  std::string path;
  std::uint64_t seed;
  std::vector<std::string> regimes;

  const std::string& decision() const { return runs.points().front().decision; }
  int twin(const std::string& regime) const { return runs.find(regime, decision(), -1, 0); }
};

std::vector<std::string> codes_of(const Test& test) {
  std::vector<std::string> codes;
  for (const agents::Organisation& body : test.tested.scenario.organisations)
    codes.push_back(body.code);
  std::ranges::sort(codes);
  return codes;
}

/// Runs are compared one by one, so they must be of the same bodies.
void expect_same_bodies(const Test& one, const Test& other) {
  const std::vector<std::string> a = codes_of(one), b = codes_of(other);
  if (a == b) return;
  std::vector<std::string> only;
  std::ranges::set_symmetric_difference(a, b, std::back_inserter(only));
  const bool is_first = !only.empty() && std::ranges::binary_search(a, only.front());
  throw UserError(one.path + " and " + other.path + ": test other places\n   they have " +
                  std::to_string(a.size()) + " and " + std::to_string(b.size()) + " organisations" +
                  (only.empty() ? ""
                                : "; " + only.front() + " is in the " +
                                      (is_first ? "first" : "second") + " alone"));
}

bool are_same(const agents::ShockEvent& one, const agents::ShockEvent& other) {
  const auto whole = [](const agents::ShockEvent& event) {
    return std::tie(event.event.kind, event.event.month, event.event.size, event.event.target,
                    event.event.parameter, event.event.with, event.event.regime, event.months,
                    event.months_per_size, event.per_size);
  };
  return whole(one) == whole(other);
}

/// A shock of one's own may have been changed between the two, and keep its name.
void expect_same_shocks(const Test& one, const Test& other) {
  for (std::size_t i = 0; i < one.tested.shocks.size(); ++i)
    for (std::size_t j = 0; j < other.tested.shocks.size(); ++j) {
      const StressShock &a = one.tested.shocks[i], &b = other.tested.shocks[j];
      if (a.name != b.name) continue;
      if (a.reference != b.reference)
        throw UserError(one.path + " and " + other.path + ": try " + a.name +
                        " at other sizes\n   " + configs::number(a.reference) + " and " +
                        configs::number(b.reference));
      if (!std::ranges::equal(one.tested.scenario.shocks[i].events,
                              other.tested.scenario.shocks[j].events, are_same))
        throw UserError(one.path + " and " + other.path + ": the shock " + a.name +
                        " is not the same in both\n   its events differ");
    }
}

void expect_alike(const Test& one, const Test& other) {
  if (one.seed != other.seed)
    throw UserError(one.path + " and " + other.path + ": have seeds " + std::to_string(one.seed) +
                    " and " + std::to_string(other.seed) + "\n   the same draws are compared");
  if (one.runs.from() != other.runs.from() || one.runs.months() != other.runs.months())
    throw UserError(one.path + " and " + other.path +
                    ": their shocks begin, or their runs end, in other months");
  expect_same_bodies(one, other);
  expect_same_shocks(one, other);
}

ChangedCell change(const Test& a, const Test& b, int a_twin, int a_point, int b_twin, int b_point) {
  const auto sound = [](const Test& test, int point, std::size_t k) {
    return !std::isnan(test.runs.path(point, k).back());
  };
  const std::array months{
      a.runs.outcome(a_point, "retreat_month"), b.runs.outcome(b_point, "retreat_month"),
      a.runs.outcome(a_twin, "retreat_month"), b.runs.outcome(b_twin, "retreat_month")};
  std::vector<double> a_level, b_level, a_lost, b_lost, twins, unders, losts;
  std::uint64_t in_both = 0, only_a = 0, only_b = 0, counted = 0;
  for (std::size_t k = 0; k < std::min(a.runs.replicates(), b.runs.replicates()); ++k) {
    if (!sound(a, a_twin, k) || !sound(a, a_point, k) || !sound(b, b_twin, k) ||
        !sound(b, b_point, k))
      continue;
    const StressedPair first = measure_pair(a.runs.path(a_twin, k), a.runs.path(a_point, k), 0);
    const StressedPair second = measure_pair(b.runs.path(b_twin, k), b.runs.path(b_point, k), 0);
    a_level.push_back(first.twin);
    b_level.push_back(second.twin);
    a_lost.push_back(first.lost());
    b_lost.push_back(second.lost());
    twins.push_back(second.twin - first.twin);
    unders.push_back(second.work - first.work);
    losts.push_back(second.lost() - first.lost());
    // As in the matrix of one test: who is in retreat before the shock is at no risk from it.
    if (std::ranges::any_of(months, [&](const auto& of) { return of[k] < float(a.runs.from()); }))
      continue;
    ++counted;
    const bool in_a = !std::isnan(months[0][k]), in_b = !std::isnan(months[1][k]);
    in_both += in_a && in_b ? 1 : 0;
    only_a += in_a && !in_b ? 1 : 0;
    only_b += in_b && !in_a ? 1 : 0;
  }
  ChangedCell cell;
  cell.pairs = losts.size();
  cell.before = losts.size() - counted;
  cell.first_level = mean_of(a_level);
  cell.second_level = mean_of(b_level);
  cell.first_lost = mean_of(a_lost);
  cell.second_lost = mean_of(b_lost);
  cell.twin = mean_of(twins);
  cell.under = mean_of(unders);
  cell.lost = mean_of(losts);
  cell.first_risk = share_of(in_both + only_a, counted);
  cell.second_risk = share_of(in_both + only_b, counted);
  cell.risk = share_difference(only_b, only_a, counted);
  return cell;
}

/// Shocks of the same name and size under a way of governing of each.
void add_cells(const Test& a, const Test& b, const std::string& a_regime,
               const std::string& b_regime, SideBySide& both) {
  for (std::size_t i = 0; i < a.tested.shocks.size(); ++i)
    for (std::size_t j = 0; j < b.tested.shocks.size(); ++j) {
      const StressShock &one = a.tested.shocks[i], &other = b.tested.shocks[j];
      if (one.name != other.name) continue;
      const int a_point = a.runs.find(a_regime, a.decision(), static_cast<int>(i), one.reference);
      const int b_point = b.runs.find(b_regime, b.decision(), static_cast<int>(j), one.reference);
      if (a_point < 0 || b_point < 0) continue;
      ChangedCell cell = change(a, b, a.twin(a_regime), a_point, b.twin(b_regime), b_point);
      cell.first_nothing =
          why_nothing(a.runs, a.twin(a_regime), a_point, a.tested.scenario.shocks[i]);
      cell.second_nothing =
          why_nothing(b.runs, b.twin(b_regime), b_point, b.tested.scenario.shocks[j]);
      cell.first_regime = a_regime;
      cell.second_regime = b_regime;
      cell.shock = one.name;
      cell.shock_title = one.title;
      cell.unit = one.unit;
      cell.size = one.reference;
      both.cells.push_back(std::move(cell));
    }
}
}  // namespace

bool has_matrix(const engine::ResultFile& file) {
  if (!is_stress_test(file)) return false;
  const StressRuns runs(file);
  const StressTested tested = tested_in(file, runs);
  return runs.sets() == 1 && !is_map(file) &&
         std::ranges::any_of(tested.scenario.shocks, [&](const agents::Shock& shock) {
           return body_of(shock, tested.scenario) < 0;
         });
}

SideBySide side_by_side(const std::string& first, const std::string& second) {
  const engine::ResultFile one(first), other(second);
  for (const engine::ResultFile* file : {&one, &other})
    if (!has_matrix(*file))
      throw UserError(file->path() + ": is no stress test of shocks, as the other is");
  const Test a(one), b(other);
  expect_alike(a, b);
  SideBySide both{first,
                  second,
                  a.runs.replicates(),
                  b.runs.replicates(),
                  {},
                  governed_later(a.tested.scenario),
                  governed_later(b.tested.scenario)};
  if (a.regimes.size() == 1 && b.regimes.size() == 1) {
    add_cells(a, b, a.regimes.front(), b.regimes.front(), both);
  } else {
    for (const std::string& regime : a.regimes)
      if (std::ranges::find(b.regimes, regime) != b.regimes.end())
        add_cells(a, b, regime, regime, both);
  }
  if (both.cells.empty())
    throw UserError(first + " and " + second +
                    ": have no way of governing, shock and size in common");
  return both;
}

}  // namespace concordat::analysis
