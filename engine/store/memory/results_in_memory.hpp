#pragma once
/// Results that are kept in memory as long as the job runs, and are then what a finished file is.
#include <map>
#include <mutex>

#include "engine/store/journal/bytes.hpp"
#include "engine/store/memory/memory_file.hpp"
#include "engine/store/results.hpp"

namespace concordat::engine {

class ResultsInMemory : public RunKeeper {
 public:
  /// Throws UserError where sums over so many runs would not fit.
  explicit ResultsInMemory(ResultHeader header);

  const ResultHeader& header() const override { return header_; }
  std::uint64_t committed() const override { return committed_; }
  std::vector<RunRange> committed_ranges() const override;
  void read_committed(const std::function<void(RunRange, const RunValues&)>& take) const override;
  using RunKeeper::commit;
  /// Only what was sealed.
  void commit(std::span<const Record> records) override;

  /// All variables and attributes of the file of these runs, the digest among them. Records are let
  /// go on the way.
  MemoryFile finish();

 private:
  ResultHeader header_;
  std::uint64_t committed_ = 0;
  std::map<std::uint64_t, std::pair<RunRange, Bytes>> records_;  ///< by their first address
};

}  // namespace concordat::engine
