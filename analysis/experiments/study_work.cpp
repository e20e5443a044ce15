#include "analysis/experiments/study_work.hpp"

#include <algorithm>

namespace concordat::analysis {
using engine::Piece;
using engine::RunRange;
using engine::RunValues;

StudyWork::StudyWork(const engine::ResultWriter& writer, const configs::Replicates& replicates,
                     Shard shard, std::uint64_t runs_per_piece)
    : plan_(writer.header().plan),
      outcomes_(writer.header().outcomes.size()),
      at_most_(std::max<std::uint64_t>(1, runs_per_piece)),
      first_place_(plan_.points * shard.index / shard.count),
      last_place_(plan_.points * (shard.index + 1) / shard.count),
      committed_(writer.committed_ranges()),
      place_(first_place_) {
  const std::uint64_t points = last_place_ - first_place_;
  if (replicates.narrow.empty()) {
    total_ = points * plan_.rounds.back();
  } else {
    stopping_.emplace(replicates, writer.header().outcomes, plan_.points);
    total_ = points * replicates.least;
    first_look_ = replicates.least;
  }
  writer.read_committed([&](RunRange range, const RunValues& values) { count(range, values, 0); });
  resumed_ = arrived_;
}

std::uint64_t StudyWork::point_at(std::uint64_t place) const {
  return plan_.order.empty() ? place : plan_.order[place];
}

/// Whether the round that is being handed out is wanted at a place. All earlier ones have arrived.
bool StudyWork::is_wanted(std::uint64_t place) const {
  return !is_adaptive() || stopping_->wanted(point_at(place)) > plan_.start(round_);
}

/// Adds what of a cell is not committed yet. Cells come in the order of addresses.
void StudyWork::add_missing(RunRange cell, Piece& piece) {
  const auto add = [&](RunRange range) {
    if (range.first >= range.last) return;
    if (!piece.empty() && piece.back().last == range.first)
      piece.back().last = range.last;
    else
      piece.push_back(range);
  };
  for (; next_committed_ < committed_.size(); ++next_committed_) {
    const RunRange& done = committed_[next_committed_];
    if (done.first >= cell.last) break;
    add({cell.first, std::min(cell.last, done.first)});
    cell.first = std::max(cell.first, std::min(done.last, cell.last));
    if (done.last > cell.last) break;
  }
  add(cell);
}

Piece StudyWork::next() {
  const std::lock_guard lock(mutex_);
  Piece piece;
  while (round_ < plan_.rounds.size()) {
    for (; place_ < last_place_ && runs_in(piece) < at_most_; ++place_) {
      const std::uint64_t first = plan_.address(round_, place_);
      const RunRange cell{first, first + plan_.rounds[round_] - plan_.start(round_)};
      if (is_wanted(place_)) add_missing(cell, piece);
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
    if (!is_adaptive()) continue;
    const std::uint64_t point = plan_.name(address).point;
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
  return total_ - arrived_;
}

}  // namespace concordat::analysis
