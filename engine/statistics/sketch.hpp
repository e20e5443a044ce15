#pragma once
/// Quantiles over runs whose sketch adds in any order to the same bits, in bounded memory.
#include <cstdint>
#include <span>
#include <vector>

#include "engine/quantity.hpp"

namespace concordat::engine {

/// A histogram that is empty nearly everywhere and as fine as `most_bins` allow. Values are whole
/// numbers of 32 bits between a quantity's ends; bins are 2^coarseness of them wide and aligned.
/// The coarseness is the least at which the values fill at most `most_bins` bins, which depends on
/// the values alone: not on their order, nor on how they were shared out.
class Sketch {
 public:
  static constexpr std::size_t most_bins = 512;
  struct Bin {
    std::uint32_t at = 0;  ///< its first value >> coarseness
    std::uint32_t count = 0;
    bool operator==(const Bin&) const = default;
  };

  void add(std::uint32_t value) {
    waiting_.push_back(value);
    if (waiting_.size() >= most_waiting) settle();
  }
  void merge(const Sketch& other);
  /// Sorts in what waits. Whoever reads a sketch settles it first.
  void settle();

  bool is_settled() const { return waiting_.empty(); }

  int coarseness() const { return coarseness_; }
  const std::vector<Bin>& bins() const { return bins_; }  ///< by `at`, none empty
  /// Adds bins of a sketch that was settled. False where they are none.
  bool add_bins(int coarseness, std::span<const Bin> bins);
  /// By the values that were added, settled or not.
  friend bool operator==(Sketch left, Sketch right);

 private:
  static constexpr std::size_t most_waiting = 1024;
  void merge_bins(int coarseness, std::vector<Bin> theirs);
  void coarsen(int to);

  int coarseness_ = 0;
  std::vector<Bin> bins_;
  std::vector<std::uint32_t> waiting_;
};

/// What a value above the quantity's low is multiplied by to be one of a sketch: 2^32 over the
/// first power of two that is more than the range.
double sketched_per_unit(const Quantity& quantity);

/// Quantile as numpy's default and R's type 7 define it: between the values of two ranks, linear.
/// A rank's value is exact in a sketch of coarseness 0; else ranks are spread over their bin. NaN
/// without values. The sketch has to be settled.
double quantile(const Sketch& sketch, const Quantity& quantity, double probability);

}  // namespace concordat::engine
