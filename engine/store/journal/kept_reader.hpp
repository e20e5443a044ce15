#pragma once
/// Months that a study keeps, read back from its journals run by run, wherever their records are.
#include <span>
#include <vector>

#include "engine/store/journal/parts.hpp"
#include "engine/store/runs/header.hpp"

namespace concordat::engine {

class KeptReader {
 public:
  /// `records` in the order of addresses, none with a run of another; their checksums were checked
  /// before. Both outlive it.
  KeptReader(const ResultHeader& header, std::span<const PlacedRecord> records);

  /// Values of runs of consecutive addresses, [run][value]; NaN for a failed run and for one that
  /// was not simulated. Throws DamagedBytes.
  void read(RunRange runs, std::vector<float>& into) const;

 private:
  void read_from(const PlacedRecord& record, RunRange runs, std::span<float> into) const;
  std::span<const PlacedRecord> records_;
  std::uint64_t values_, before_;  ///< of a run: kept, and bytes that stand before them
};

}  // namespace concordat::engine
