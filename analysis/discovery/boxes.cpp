#include "analysis/discovery/boxes.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace concordat::analysis {
namespace {
constexpr std::size_t most_limits = 5;  ///< more than people keep in mind

using Limits = std::vector<Limit>;

bool holds(const Cases& cases, const Limits& limits, std::uint32_t row) {
  return std::ranges::all_of(
      limits, [&](const Limit& l) { return l.holds(cases.columns[l.parameter][row]); });
}

Rows within(const Cases& cases, const Limits& limits, const Rows& rows) {
  Rows inside;
  for (const std::uint32_t row : rows)
    if (holds(cases, limits, row)) inside.push_back(row);
  return inside;
}

/// What it is about: how much more happens within than among as many cases drawn at random.
double excess(const Cases& cases, const Rows& inside, double base) {
  double sum = 0;
  for (const std::uint32_t row : inside) sum += cases.happens[row] - base;
  return sum;
}

bool is_same_end(const Limit& one, const Limit& other) {
  return one.parameter == other.parameter && one.is_least == other.is_least;
}

Limits with(Limits limits, const Limit& limit) {
  limits.push_back(limit);
  return limits;
}

Limits without(Limits limits, std::size_t k) {
  limits.erase(limits.begin() + static_cast<std::ptrdiff_t>(k));
  return limits;
}

/// Rows in the order of a parameter's values.
Rows sorted_by(const std::vector<double>& column, Rows rows) {
  std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) { return column[row]; });
  return rows;
}

/// Halfway between two neighbours in a column, so that a limit lies between cases.
double between(const std::vector<double>& column, std::uint32_t below, std::uint32_t above) {
  return column[below] + (column[above] - column[below]) / 2;
}

class Cutter {
 public:
  Cutter(const Cases& cases, const Rows& rows, const Discovery& how)
      : cases_(cases),
        rows_(rows),
        base_(mean_over(cases, rows)),
        least_(std::max<std::size_t>(
            1, static_cast<std::size_t>(how.least_support * double(rows.size()) + .5))) {}

  /// Boxes of one limit more each, as long as another one gains anything.
  std::vector<Limits> find() const {
    std::vector<Limits> boxes;
    for (Limits limits; boxes.size() < most_limits;) {
      const Limits longer = with_another(limits);
      if (longer.size() <= limits.size()) break;
      limits = settled(longer);
      if (limits.size() < longer.size()) break;
      boxes.push_back(limits);
    }
    return boxes;
  }

 private:
  double excess_of(const Limits& limits) const {
    return excess(cases_, within(cases_, limits, rows_), base_);
  }

  /// The limit whose cut gains most, of all that could be.
  Limits with_another(const Limits& limits) const {
    Limits best = limits;
    double most = excess_of(limits);
    for (std::size_t p = 0; p < cases_.columns.size(); ++p)
      for (const bool is_least : {false, true}) {
        const Limit edge{p, is_least, 0, 1};
        if (std::ranges::any_of(limits, [&](const Limit& l) { return is_same_end(l, edge); }))
          continue;
        const Limits longer = moved(limits, edge);
        if (const double gained = excess_of(longer); gained > most) {
          most = gained;
          best = longer;
        }
      }
    return best;
  }

  /// Each limit where the most lies within, again and again until none moves.
  Limits settled(Limits limits) const {
    for (int round = 0; round < 10; ++round) {
      const Limits before = limits;
      for (const Limit& limit : before) limits = moved(limits, limit);
      if (excess_of(limits) <= excess_of(before)) return before;
    }
    return limits;
  }

  /// One limit where the most lies within, the others left where they are; none where that is best.
  Limits moved(const Limits& limits, const Limit& limit) const {
    Limits others = limits;
    std::erase_if(others, [&](const Limit& l) { return is_same_end(l, limit); });
    const std::vector<double>& column = cases_.columns[limit.parameter];
    const Rows sorted = sorted_by(column, within(cases_, others, rows_));
    const std::size_t n = sorted.size();
    double most = excess(cases_, sorted, base_), kept = most;
    Limits best = others;
    for (std::size_t gone = 1; gone + least_ <= n; ++gone) {
      const std::uint32_t row = limit.is_least ? sorted[gone - 1] : sorted[n - gone];
      const std::uint32_t next = limit.is_least ? sorted[gone] : sorted[n - gone - 1];
      kept -= cases_.happens[row] - base_;
      if (column[row] == column[next] || kept <= most) continue;
      most = kept;
      const double at = limit.is_least ? between(column, row, next) : between(column, next, row);
      best = with(others, {limit.parameter, limit.is_least, at, 1});
    }
    return best;
  }

  const Cases& cases_;
  const Rows& rows_;
  double base_;
  std::size_t least_;
};

/// The limits of a box, with the chances of those that were tested before.
Limits with_chances(Limits box, const Limits& before, const Limit& newest) {
  for (Limit& limit : box) {
    const auto was =
        std::ranges::find_if(before, [&](const Limit& l) { return is_same_end(l, limit); });
    limit.chance = was == before.end() ? newest.chance : was->chance;
  }
  return box;
}

/// The limit of a box that the box before it has not.
std::size_t newest(const Limits& box, const Limits& before) {
  for (std::size_t k = 0; k < box.size(); ++k)
    if (std::ranges::none_of(before, [&](const Limit& l) { return is_same_end(l, box[k]); }))
      return k;
  return 0;
}

/// The largest of the nested boxes each of whose limits, one after the other, tells those within
/// from those beyond in cases that it was not found in. The first that does not ends it, so that
/// all hold together at the level of each (a fixed sequence of tests).
Limits tested(const Cases& cases, const std::vector<Limits>& nested, const Rows& rows,
              const Discovery& how, std::uint32_t& number) {
  Limits standing;
  for (const Limits& box : nested) {
    const std::size_t k = newest(box, standing);
    const Rows others = within(cases, without(box, k), rows);
    const Rows inside = within(cases, {box[k]}, others);
    if (mean_over(cases, inside) <= mean_over(cases, others)) break;
    Limit limit = box[k];
    limit.chance = chance_of_difference(cases, others, inside, how, number++);
    if (limit.chance > how.level) break;
    standing = with_chances(box, standing, limit);
  }
  std::ranges::stable_sort(standing, {}, &Limit::parameter);
  return standing;
}

Rows beyond(const Cases& cases, const Limits& limits, const Rows& rows) {
  Rows outside;
  for (const std::uint32_t row : rows)
    if (!holds(cases, limits, row)) outside.push_back(row);
  return outside;
}
}  // namespace

std::vector<Box> find_boxes(const Cases& cases, const Discovery& how) {
  const Halves halves = halves_of(cases.count(), how.seed);
  Rows found_in = halves.found_in, held_to = halves.held_to;
  double all = 0;
  for (const std::uint32_t row : held_to) all += cases.happens[row];
  std::vector<Box> boxes;
  std::uint32_t number = 0;
  while (boxes.size() < static_cast<std::size_t>(how.boxes) && found_in.size() > 1) {
    const Limits limits = tested(cases, Cutter(cases, found_in, how).find(), held_to, how, number);
    if (limits.empty()) break;
    const Rows inside = within(cases, limits, held_to);
    Box box{limits, estimate_over(cases, inside), 0, 0, inside.size()};
    box.support = double(inside.size()) / double(halves.held_to.size());
    box.coverage = all == 0 ? 0 : box.density.value * double(inside.size()) / all;
    boxes.push_back(std::move(box));
    found_in = beyond(cases, limits, found_in);
    held_to = beyond(cases, limits, held_to);
  }
  return boxes;
}

}  // namespace concordat::analysis
