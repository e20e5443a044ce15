#include "analysis/estimates/refining.hpp"

#include <algorithm>
#include <cmath>

#include "engine/error.hpp"

namespace concordat::analysis {

std::vector<std::uint32_t> stages_of(const configs::PointList& list) {
  std::vector<std::uint32_t> stages(list.values.size());
  for (const configs::Refined& one : list.refined)
    stages[one.row] = 1 + std::max({stages[one.after], stages[one.before], stages[one.beside]});
  return stages;
}

Refining::Refining(const configs::PointList& list, std::span<const engine::Quantity> outcomes,
                   std::uint32_t replicates)
    : refined_(list.refined),
      stages_(stages_of(list)),
      replicates_(replicates),
      wants_(stages_.size()),
      arrived_(stages_.size()),
      sound_(stages_.size()) {
  for (const configs::Crossing& crossing : list.crossings) {
    const auto row = std::ranges::find(outcomes, crossing.outcome, &engine::Quantity::name);
    if (row == outcomes.end())
      throw engine::UserError("crossing: there is no outcome \"" + crossing.outcome + "\"");
    crossings_.push_back({static_cast<std::size_t>(row - outcomes.begin()), *row, crossing});
  }
  seen_.resize(stages_.size() * crossings_.size());
  for (std::size_t point = 0; point < stages_.size(); ++point)
    if (stages_[point] == 0) want(point);
}

void Refining::want(std::size_t point) {
  wants_[point] = true;
  wanted_ += replicates_;
  missing_ += replicates_ - arrived_[point];
}

void Refining::add(std::uint64_t point, std::span<const float> outcomes) {
  const auto is_missing = [](float value) { return std::isnan(value); };
  if (!std::ranges::all_of(outcomes, is_missing)) {
    ++sound_[point];
    for (std::size_t k = 0; k < crossings_.size(); ++k) {
      const Crossing& crossing = crossings_[k];
      Seen& seen = seen_[point * crossings_.size() + k];
      const float value = outcomes[crossing.outcome];
      if (crossing.of.at_least)
        seen.reach += double(value) >= *crossing.of.at_least ? 1 : 0;
      else
        analysis::add(seen.tally, crossing.quantity, value);
    }
  }
  ++arrived_[point];
  if (wants_[point]) --missing_;
  while (missing_ == 0 && stage_ < std::ranges::max(stages_)) decide_next();
}

void Refining::decide_next() {
  ++stage_;
  for (const configs::Refined& one : refined_)
    if (stages_[one.row] == stage_ && is_crossed(one)) want(one.row);
}

bool Refining::is_crossed(const configs::Refined& one) const {
  if (!wants_[one.after] || !wants_[one.before]) return false;
  for (std::size_t k = 0; k < crossings_.size(); ++k) {
    const Interval a = over_level(one.after, one.beside, k),
                   b = over_level(one.before, one.beside, k);
    if (std::isnan(a.low + b.low)) continue;  // nothing is known of one of them
    const bool are_below = a.high < 0 && b.high < 0, are_above = a.low >= 0 && b.low >= 0;
    if (!are_below && !are_above) return true;
  }
  return false;
}

/// By how much a point is above a level: 95 %.
Interval Refining::over_level(std::uint32_t point, std::uint32_t beside,
                              std::size_t crossing) const {
  const configs::Crossing& of = crossings_[crossing].of;
  const Seen& here = seen(point, crossing);
  if (of.at_least) {
    const Interval share = wilson_interval(here.reach, sound_[point]);
    return {share.low - of.level, share.high - of.level};
  }
  const Interval mine = mean_interval(here.tally, crossings_[crossing].quantity);
  const double level = of.level * mean(seen(beside, crossing).tally);
  return {mine.low - level, mine.high - level};
}

}  // namespace concordat::analysis
