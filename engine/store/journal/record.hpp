#pragma once
/// What is committed at once.
#include <cstdint>
#include <memory>

#include "engine/store/runs/header.hpp"
#include "engine/store/runs/run_values.hpp"

namespace concordat::engine {

/// Results of consecutive runs, gathered by one worker: what is committed at once.
class Record {
 public:
  Record(const ResultHeader& header, RunRange runs);
  ~Record();
  Record(Record&&) noexcept;
  Record& operator=(Record&&) noexcept;

  /// Adds the next `count` runs (1 to 8) of the range, in order.
  void add(const BlockResult& block, int count);

  /// Encodes what was gathered, so that the thread that commits only has to write it. Nothing can
  /// be added afterwards; a record that is not full stands for the runs that it has.
  void seal();

  RunRange runs() const;            ///< gathered so far
  const RunValues& values() const;  ///< outcomes and failures; paths only until it is sealed
  std::uint64_t failed() const;     ///< of them marked failed
  struct Content;
  const Content& content() const { return *content_; }
  /// Runs to put in a record so that trajectories keep it within some megabytes.
  static std::uint64_t most_runs(const ResultHeader& header);

 private:
  std::unique_ptr<Content> content_;
};

}  // namespace concordat::engine
