#include "analysis/experiments/work.hpp"

#include <algorithm>

#include "engine/error.hpp"

namespace concordat::analysis {
using engine::Piece;
using engine::RunRange;
using engine::RunValues;

StudyWork::StudyWork(const engine::RunKeeper& writer, const configs::Experiment& experiment,
                     Shard shard, std::uint64_t runs_per_piece)
    : plan_(writer.header().plan),
      outcomes_(writer.header().outcomes.size()),
      at_most_(std::max<std::uint64_t>(1, runs_per_piece)),
      addresses_(writer.header().runs),
      first_place_(plan_.points * shard.index / shard.count),
      last_place_(plan_.points * (shard.index + 1) / shard.count),
      committed_(writer.committed_ranges()),
      place_(first_place_) {
  const std::uint64_t points = last_place_ - first_place_;
  const configs::Replicates& replicates = experiment.replicates;
  if (const configs::PointList* list = configs::refined_list(experiment)) {
    if (shard.count > 1)
      throw engine::UserError("points that follow from others cannot be shared out beforehand");
    stages_ = stages_of(*list);
    refining_.emplace(*list, writer.header().outcomes, replicates.least);
    total_ = refining_->wanted();
  } else if (replicates.narrow.empty()) {
    total_ = shard.count == 1 ? addresses_ : addresses_of_share();
  } else {
    stopping_.emplace(replicates, writer.header().outcomes, plan_.points);
    total_ = points * replicates.least;
    first_look_ = replicates.least;
  }
  writer.read_committed([&](RunRange range, const RunValues& values) { count(range, values, 0); });
  resumed_ = arrived_;
}

/// Of a share, where the last round may be broken off.
std::uint64_t StudyWork::addresses_of_share() const {
  std::uint64_t total = 0;
  for (std::size_t round = 0; round < plan_.rounds.size(); ++round)
    total += std::min(addresses_, plan_.address(round, last_place_)) -
             std::min(addresses_, plan_.address(round, first_place_));
  return total;
}

std::uint64_t StudyWork::point_at(std::uint64_t place) const {
  return plan_.order.empty() ? place : plan_.order[place];
}

/// Whether the round that is being handed out is wanted at a place. All earlier ones have arrived.
bool StudyWork::is_wanted(std::uint64_t place) const {
  if (refining_) return refining_->wants(point_at(place));
  return !is_adaptive() || stopping_->wanted(point_at(place)) > plan_.start(round_);
}

/// Who decides by what has arrived waits until all has: here, where a stage of points begins.
bool StudyWork::has_to_wait(const Piece& piece) const {
  if (stages_.empty() || place_ == 0 || within_ > 0) return false;
  return stages_[point_at(place_)] != stages_[point_at(place_ - 1)] &&
         (!piece.empty() || arrived_ - resumed_ < handed_out_);
}

/// The next runs of the cell at this place, at most as many as a piece may have, and steps over
/// them. Where the replicates of a point are taken in one round, the cell is all of them.
RunRange StudyWork::take_range() {
  const std::uint64_t cell = plan_.address(round_, place_);
  const std::uint64_t end = std::min(addresses_, cell + plan_.rounds[round_] - plan_.start(round_));
  const std::uint64_t first = cell + within_;
  const std::uint64_t last = std::min(end, first + at_most_);
  within_ += last - first;
  if (last >= end) {
    ++place_;
    within_ = 0;
  }
  return {first, last};
}

/// Adds what of a range is not committed yet. Ranges come in the order of addresses.
void StudyWork::add_missing(RunRange left, Piece& piece) {
  const auto add = [&](RunRange range) {
    if (range.first >= range.last) return;
    if (!piece.empty() && piece.back().last == range.first)
      piece.back().last = range.last;
    else
      piece.push_back(range);
  };
  for (; next_committed_ < committed_.size(); ++next_committed_) {
    const RunRange& done = committed_[next_committed_];
    if (done.first >= left.last) break;
    add({left.first, std::min(left.last, done.first)});
    left.first = std::max(left.first, std::min(done.last, left.last));
    if (done.last > left.last) break;
  }
  add(left);
}

Piece StudyWork::next() {
  const std::lock_guard lock(mutex_);
  Piece piece;
  while (round_ < plan_.rounds.size()) {
    while (place_ < last_place_ && runs_in(piece) < at_most_ && !has_to_wait(piece)) {
      const bool is_asked_for = is_wanted(place_);
      const RunRange range = take_range();
      if (is_asked_for) add_missing(range, piece);
    }
    if (place_ < last_place_) break;
    // Who decides by what has arrived waits until all has.
    if (plan_.rounds[round_] >= first_look_ &&
        (!piece.empty() || arrived_ - resumed_ < handed_out_))
      break;
    ++round_;
    place_ = first_place_;
    if (runs_in(piece) >= at_most_) break;
  }
  handed_out_ += runs_in(piece);
  return piece;
}

bool StudyWork::is_mine(std::uint64_t address) const {
  const std::size_t round = plan_.round_of(address);
  const std::uint64_t width = plan_.rounds[round] - plan_.start(round);
  const std::uint64_t place = (address - plan_.points * plan_.start(round)) / width;
  return place >= first_place_ && place < last_place_;
}

/// Takes in the values of a range, which begin at run `first` of `values`.
void StudyWork::count(RunRange range, const RunValues& values, std::size_t first) {
  for (std::uint64_t address = range.first; address < range.last; ++address, ++first) {
    if (!is_mine(address)) continue;
    ++arrived_;
    const std::uint64_t point = plan_.name(address).point;
    if (refining_) {
      refining_->add(point, std::span(values.outcomes).subspan(first * outcomes_, outcomes_));
      total_ = refining_->wanted();
    }
    if (!is_adaptive()) continue;
    const std::uint64_t before = stopping_->wanted(point);
    stopping_->add(point, std::span(values.outcomes).subspan(first * outcomes_, outcomes_));
    total_ += stopping_->wanted(point) - before;
  }
}

void StudyWork::done(const Piece& piece, const RunValues& values) {
  const std::lock_guard lock(mutex_);
  std::size_t first = 0;
  for (const RunRange& range : piece) {
    count(range, values, first);
    first += range.last - range.first;
  }
}

std::uint64_t StudyWork::missing() const {
  const std::lock_guard lock(mutex_);
  return refining_ ? refining_->missing() : total_ - arrived_;
}

}  // namespace concordat::analysis
