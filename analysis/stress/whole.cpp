#include "analysis/stress/whole.hpp"

#include <algorithm>

#include "analysis/stress/measures/pair.hpp"
#include "configs/text/problems.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
[[noreturn]] void refuse(const engine::ResultFile& file, const std::string& why) {
  throw engine::UserError(file.path() + ": is no whole stress test\n   " + why);
}

bool is_monthly(const std::string& name) {
  constexpr std::string_view start = "collaboration_";
  return name.starts_with(start) && name.size() > start.size() &&
         name.find_first_not_of("0123456789", start.size()) == name.npos;
}

void expect_all_months(const engine::ResultFile& file, const StressRuns& runs) {
  const std::vector<std::string> names = file.outcomes();
  const int months = runs.months() - runs.from();
  if (std::ranges::count_if(names, is_monthly) != months)
    refuse(file, "its months have a gap behind month " + std::to_string(runs.months() - 1));
  if (months < year)
    refuse(file,
           "it follows joint work for " + std::to_string(months) + " months; a year is least");
}

void expect_twins(const engine::ResultFile& file, const StressRuns& runs) {
  if (runs.points().front().shock() >= 0) refuse(file, "its first point has a shock");
  for (const StressPoint& one : runs.points())
    if (one.shock() >= 0 && runs.find(one.regime, one.decision, -1, 0, one.set, one.rival) < 0)
      refuse(file, one.regime + ", " + one.decision + ": stress[" + std::to_string(one.shock()) +
                       "].size " + configs::number(one.size()) +
                       " was tried, and nothing without a shock");
}

/// Whether the points of each set are those of the first, in their order.
bool are_alike(const StressRuns& runs) {
  const std::vector<StressPoint>& points = runs.points();
  const std::size_t sets = static_cast<std::size_t>(runs.sets()), each = points.size() / sets;
  if (each * sets != points.size()) return false;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const StressPoint &one = points[k], &first = points[k % each];
    if (one.set != static_cast<int>(k / each) || one.regime != first.regime ||
        one.decision != first.decision || one.sizes != first.sizes)
      return false;
  }
  return true;
}
}  // namespace

void expect_whole(const engine::ResultFile& file, const StressRuns& runs) {
  expect_all_months(file, runs);
  expect_twins(file, runs);
  if (!are_alike(runs)) refuse(file, "its parameter sets differ in what was tried");
  if (!runs.are_even()) refuse(file, "its points differ in their number of runs");
}

}  // namespace concordat::analysis
