#include "engine/statistics/sketch.hpp"

#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <cmath>
#include <limits>
#include <utility>

namespace concordat::engine {
namespace {

using Bin = Sketch::Bin;

void append(std::vector<Bin>& bins, Bin bin) {
  if (!bins.empty() && bins.back().at == bin.at) {
    bins.back().count += bin.count;
  } else {
    bins.push_back(bin);
  }
}

/// Bins of one coarseness at another.
std::vector<Bin> coarser(const std::vector<Bin>& bins, int by) {
  std::vector<Bin> result;
  result.reserve(bins.size());
  for (const Bin& bin : bins) append(result, {bin.at >> by, bin.count});
  return result;
}

std::vector<Bin> merged(const std::vector<Bin>& mine, const std::vector<Bin>& theirs) {
  std::vector<Bin> all;
  all.reserve(mine.size() + theirs.size());
  auto left = mine.begin();
  auto right = theirs.begin();
  while (left != mine.end() || right != theirs.end()) {
    const bool is_left = right == theirs.end() || (left != mine.end() && left->at <= right->at);
    append(all, is_left ? *left++ : *right++);
  }
  return all;
}

std::size_t filled(const std::vector<Bin>& bins, int by) {
  std::size_t count = bins.empty() ? 0 : 1;
  for (std::size_t i = 1; i < bins.size(); ++i)
    count += (bins[i].at >> by) != (bins[i - 1].at >> by) ? 1 : 0;
  return count;
}

std::uint64_t values_in(std::span<const Bin> bins) {
  std::uint64_t count = 0;
  for (const Bin& bin : bins) count += bin.count;
  return count;
}

/// The value of a rank, counted from 0, as a number between 0 and 2^32.
double value_of(const Sketch& sketch, std::uint64_t rank) {
  for (const Bin& bin : sketch.bins()) {
    if (rank < bin.count) {
      const double within = (static_cast<double>(rank) + .5) / bin.count;
      return std::ldexp(bin.at + (sketch.coarseness() == 0 ? 0 : within), sketch.coarseness());
    }
    rank -= bin.count;
  }
  return 0;  // there are no values
}

}  // namespace

void Sketch::settle() {
  if (waiting_.empty()) return;
  boost::sort::pdqsort_branchless(waiting_.begin(), waiting_.end());
  std::vector<Bin> bins;
  bins.reserve(waiting_.size());
  for (const std::uint32_t value : waiting_) append(bins, {value >> coarseness_, 1});
  waiting_.clear();
  merge_bins(coarseness_, std::move(bins));
}

void Sketch::merge(const Sketch& other) {
  for (const std::uint32_t value : other.waiting_) add(value);
  merge_bins(other.coarseness_, other.bins_);
}

void Sketch::merge_bins(int coarseness, std::vector<Bin> theirs) {
  if (coarseness > coarseness_) coarsen(coarseness);
  if (coarseness < coarseness_) theirs = coarser(theirs, coarseness_ - coarseness);
  bins_ = bins_.empty() ? std::move(theirs) : merged(bins_, theirs);
  if (bins_.size() <= most_bins) return;
  int by = 1;
  while (filled(bins_, by) > most_bins) ++by;
  coarsen(coarseness_ + by);
}

void Sketch::coarsen(int to) {
  bins_ = coarser(bins_, to - coarseness_);
  coarseness_ = to;
}

bool Sketch::add_bins(int coarseness, std::span<const Bin> bins) {
  if (coarseness < 0 || coarseness >= 32 || bins.size() > most_bins) return false;
  for (std::size_t i = 0; i < bins.size(); ++i)
    if (bins[i].count == 0 || bins[i].at > (0xffffffffu >> coarseness) ||
        (i > 0 && bins[i].at <= bins[i - 1].at))
      return false;
  // Few values wait until it is worth sorting them in.
  if (coarseness == 0 && values_in(bins) < most_waiting / 2) {
    for (const Bin& bin : bins)
      for (std::uint32_t i = 0; i < bin.count; ++i) add(bin.at);
  } else {
    merge_bins(coarseness, {bins.begin(), bins.end()});
  }
  return true;
}

bool operator==(Sketch left, Sketch right) {
  left.settle();
  right.settle();
  return left.coarseness_ == right.coarseness_ && left.bins_ == right.bins_;
}

double sketched_per_unit(const Quantity& quantity) {
  int exponent = 0;
  std::frexp(quantity.high - quantity.low, &exponent);
  return std::ldexp(1., 32 - exponent);  // the range is below 2^exponent
}

double quantile(const Sketch& sketch, const Quantity& quantity, double probability) {
  const std::uint64_t count = values_in(sketch.bins());
  if (count == 0) return std::numeric_limits<double>::quiet_NaN();
  const double position = probability * static_cast<double>(count - 1);
  const auto rank = static_cast<std::uint64_t>(position);
  const double share = position - static_cast<double>(rank);
  const double below = value_of(sketch, rank);
  const double above = share > 0 ? value_of(sketch, rank + 1) : below;
  const double at = below + share * (above - below);
  return std::min(quantity.high, quantity.low + at / sketched_per_unit(quantity));
}

}  // namespace concordat::engine
