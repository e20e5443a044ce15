#pragma once
/// What a finished file shows of the months of a study's runs, computed point by point from the
/// journals: each point's runs are read when its turn comes, so memory grows with nothing.
#include <deque>
#include <functional>
#include <vector>

#include "engine/statistics/digest.hpp"
#include "engine/store/runs/header.hpp"
#include "engine/store/variables/point_moments.hpp"

namespace concordat::engine {

/// Months of runs of consecutive addresses, [run][value]; NaN for a failed run and for one that was
/// not simulated.
using ReadKept = std::function<void(RunRange runs, std::vector<float>& into)>;

class PointMonths {
 public:
  /// Of a header that keeps months. Throws what reading the runs throws.
  PointMonths(NetcdfWriter& file, const ResultHeader& header);

  /// All points, in their order: into the file, and what is exact of them into the digest.
  void write(const ReadKept& runs, Digest& digest);

 private:
  using Table = std::vector<Moments>;  ///< [value]
  void add_variables(bool are_differences, std::deque<PointMoments>& into);
  void gather(std::uint64_t point, const ReadKept& runs);
  void count(const std::vector<float>& own, const std::vector<float>& control);
  void put(Table& table, std::deque<PointMoments>& into, Digest& digest);

  NetcdfWriter& file_;
  const ResultHeader& header_;
  std::vector<std::uint64_t> place_;                ///< [point] in the order of visits
  std::vector<Quantity> quantities_, differences_;  ///< [value]
  Table own_, paired_;
  std::deque<PointMoments> variables_, of_differences_;
};

}  // namespace concordat::engine
