#include "configs/claims/scope.hpp"

#include <algorithm>
#include <charconv>

#include "agents/measures/metrics.hpp"
#include "configs/factors/table.hpp"
#include "configs/plan/outcomes.hpp"
#include "configs/text/values.hpp"

namespace concordat::configs {
namespace {

constexpr std::uint64_t most_points = 10'000;  // that a claim takes without naming them

/// The number after the last _ of "integration_60".
std::optional<int> month_in(const std::string& name) {
  const std::size_t cut = name.rfind('_');
  if (cut == name.npos || cut + 1 == name.size() || name[cut + 1] == '-') return {};
  int month = 0;
  const auto [end, error] = std::from_chars(&name[cut + 1], name.data() + name.size(), month);
  if (error != std::errc() || end != name.data() + name.size()) return {};
  return month;
}

}  // namespace

std::string ClaimScope::outcome(const std::string& name, const Where& where) {
  if (!is_sound_ || name.empty()) return name;
  Problems unknown;
  if (find_outcome(name, experiment_.outcomes, where, unknown) != nullptr) return name;
  const auto month = month_in(name);
  if (!month) {
    problems_.add(unknown);
    return name;
  }
  const std::string series = name.substr(0, name.rfind('_'));
  if (!is_series(series, where, problems_)) return name;
  check_month(*month, where);
  return month_of(series, *month, where);
}

std::string ClaimScope::series(const std::string& name, const Where& where) {
  if (!is_sound_ || name.empty() || !is_series(name, where, problems_)) return name;
  if (months_ == 0)
    problems_.add(where, "every month of " + quoted(name) + " is needed, and the horizon is varied",
                  "take months out of the factors");
  for (int month = 1; month <= months_; ++month) month_of(name, month, where);
  return name;
}

void ClaimScope::check_month(int month, const Where& where) {
  constexpr int longest = 1200;
  const int last = months_ > 0 ? months_ : longest;
  if (month >= 1 && month <= last) return;
  problems_.add(where, "month " + std::to_string(month) + " is outside of the horizon",
                "months are 1 to " + std::to_string(last));
}

std::string ClaimScope::month_of(const std::string& series, int month, const Where& where) {
  SeriesOutcome wanted{outcome_of_month(series, month), series, month, month};
  auto& outcomes = experiment_.outcomes;
  const auto there = std::ranges::find(outcomes, wanted.name, &SeriesOutcome::name);
  if (there == outcomes.end()) {
    outcomes.push_back(wanted);
  } else if (there->series != series || there->from != month || there->until != month) {
    problems_.add(where, "outcome " + quoted(wanted.name) + " is something else here",
                  "give it another name: month " + std::to_string(month) + " of " + quoted(series) +
                      " goes by this one");
  }
  return wanted.name;
}

PointName ClaimScope::point(const std::string& row, const Where& where) {
  if (!is_sound_ || row.empty()) return {};
  return points_.find(row, where, problems_).value_or(PointName{});
}

std::vector<PointName> ClaimScope::all_points(const Where& where) {
  if (!is_sound_) return {};
  if (points_of(experiment_) <= most_points) return points_.all();
  problems_.add(where, "the design has more than " + std::to_string(most_points) + " points",
                "name those that the claim is about: at: \"...\"");
  return {};
}

std::string ClaimScope::along(const std::string& path, const Where& where) {
  if (!is_sound_) return path;
  const auto found = points_.find_numbers(path, where, problems_);
  return found ? experiment_.factors[*found].path : path;
}

std::vector<double> ClaimScope::levels(const std::string& path,
                                       const std::vector<PointName>& points) const {
  const auto& factors = experiment_.factors;
  const auto factor = std::ranges::find(factors, path, &Factor::path);
  const auto column = static_cast<std::size_t>(factor - factors.begin());
  std::vector<double> levels;
  for (const PointName& point : points) {
    if (column >= point.size()) return {};
    const auto level = parsed_number(point[column]);
    if (!level) return {};
    levels.push_back(*level);
  }
  return levels;
}

}  // namespace concordat::configs
