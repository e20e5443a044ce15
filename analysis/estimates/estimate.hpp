#pragma once
/// What a study will take, before it starts: time, memory and disk.
#include <cstdint>

#include "engine/store/results.hpp"

namespace concordat::analysis {

/// How long and how large a study is, as far as that is known.
struct StudySize {
  std::uint64_t runs = 0;    ///< of an adaptive study the least or the most
  std::uint64_t points = 0;  ///< 0: not a study but a single scenario
  int factors = 0;
  int labelled = 0;              ///< factors among them with levels, written in words
  int watched = 0;               ///< outcomes that decide when replicates stop
  bool has_pairs = false;        ///< months that are kept are also held against a control's
  std::uint64_t text_bytes = 0;  ///< of the experiment or scenario
  engine::ResultShape shape;     ///< of what is kept; a study keeps outcomes alone
  engine::Trajectories trajectories = engine::Trajectories::none;
  std::uint64_t runs_per_record = 8;

  int threads = 1;
  double seconds_per_run = 0;        ///< of one thread, measured
  std::uint64_t prepared_bytes = 0;  ///< memory of the process once it is ready to simulate
  std::uint64_t thread_bytes = 0;    ///< memory that each further thread takes to simulate
};

/// All in bytes but the time.
struct StudyCost {
  double seconds = 0;
  std::uint64_t memory = 0;                              ///< at most
  std::uint64_t journal = 0;                             ///< while it runs
  std::uint64_t file = 0;                                ///< when it is done
  std::uint64_t disk() const { return journal + file; }  ///< at most: both, for a moment
};

StudyCost estimate_cost(const StudySize& size);

}  // namespace concordat::analysis
