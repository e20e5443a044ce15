#include "configs/factors/points.hpp"

#include <algorithm>

#include "configs/factors/table.hpp"
#include "configs/text/values.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

bool is_same(const std::string& one, const std::string& other) {
  if (one == other) return true;
  const auto a = parsed_number(one), b = parsed_number(other);
  return a && b && *a == *b;
}

bool is_number(const std::string& text) { return parsed_number(text).has_value(); }

bool are_numbers(const Factor& factor) { return std::ranges::all_of(factor.levels, is_number); }

/// "did you mean ...?", or some of what there is.
std::string suggestion(const std::string& word, const std::vector<std::string>& known) {
  constexpr std::size_t most_shown = 8;
  const std::string near = is_number(word) ? "" : engine::nearest(word, known);
  if (!near.empty()) return "did you mean " + quoted(near) + "?";
  std::string text = "there is ";
  for (std::size_t i = 0; i < std::min(known.size(), most_shown); ++i)
    text += (i == 0 ? "" : ", ") + quoted(known[i]);
  return text + (known.size() > most_shown ? " and more" : "");
}

}  // namespace

std::vector<std::string> NamedPoints::paths() const {
  std::vector<std::string> paths;
  for (const Factor& factor : experiment_.factors) paths.push_back(factor.path);
  return paths;
}

std::optional<PointName> NamedPoints::find(const std::string& row, const Where& where,
                                           Problems& problems) const {
  PointName values = values_of_row(row);
  const std::size_t wanted = experiment_.factors.size();
  if (values.size() != wanted) {
    problems.add(where,
                 "the point has " + std::to_string(values.size()) +
                     (values.size() == 1 ? " value" : " values") + ", not " +
                     std::to_string(wanted),
                 "one for each of " + written_row(paths()));
    return {};
  }
  if (list() != nullptr) return find_listed(values, where, problems);
  bool found = true;
  for (std::size_t i = 0; i < wanted; ++i) {
    auto level = find_level(experiment_.factors[i], values[i], where, problems);
    found = found && level;
    if (level) values[i] = *level;
  }
  return found ? std::optional(values) : std::nullopt;
}

std::optional<PointName> NamedPoints::find_listed(const PointName& values, const Where& where,
                                                  Problems& problems) const {
  const auto found = std::ranges::find_if(list()->values, [&](const PointName& point) {
    return std::ranges::equal(point, values, is_same);
  });
  if (found != list()->values.end()) return *found;
  std::vector<std::string> rows;
  for (const PointName& point : list()->values) rows.push_back(written_row(point));
  problems.add(where, "the list has no point " + quoted(written_row(values)),
               suggestion(written_row(values), rows));
  return {};
}

std::optional<std::string> NamedPoints::find_level(const Factor& factor, const std::string& value,
                                                   const Where& where, Problems& problems) const {
  const auto found = std::ranges::find_if(
      factor.levels, [&](const std::string& level) { return is_same(level, value); });
  if (found != factor.levels.end()) return *found;
  problems.add(where, "factor " + quoted(factor.path) + " has no level " + quoted(value),
               suggestion(value, factor.levels));
  return {};
}

std::vector<PointName> NamedPoints::all() const {
  if (list() != nullptr) return list()->values;
  std::vector<PointName> points{{}};
  for (const Factor& factor : experiment_.factors) {
    std::vector<PointName> more;
    for (const PointName& point : points)
      for (const std::string& level : factor.levels) {
        more.push_back(point);
        more.back().push_back(level);
      }
    points = std::move(more);
  }
  return points;
}

std::optional<std::size_t> NamedPoints::find_numbers(const std::string& path, const Where& where,
                                                     Problems& problems) const {
  const auto& factors = experiment_.factors;
  const auto found =
      path.empty() ? factors.begin() : std::ranges::find(factors, path, &Factor::path);
  if (found != factors.end() && are_numbers(*found))
    return static_cast<std::size_t>(found - factors.begin());
  std::vector<std::string> numbers;
  for (const Factor& factor : factors)
    if (are_numbers(factor)) numbers.push_back(factor.path);
  const std::string what = found == factors.end()
                               ? "no factor is called " + quoted(path)
                               : "the levels of " + quoted(found->path) + " are no numbers";
  problems.add(where, what,
               numbers.empty() ? "there is none whose levels are" : suggestion(path, numbers));
  return {};
}

}  // namespace concordat::configs
