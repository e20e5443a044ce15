#pragma once
/// The three stages of an ensemble and the pipeline that drives them on many threads.
#include <cstddef>
#include <optional>

namespace concordat::engine {

/// What the stages hand on is an index; anything else they share they have to guard themselves.
class Stages {
 public:
  virtual ~Stages() = default;
  virtual std::optional<std::size_t> next() = 0;  ///< serial; nothing ends the pipeline
  virtual void simulate(std::size_t index) = 0;   ///< on several threads at once
  virtual void commit(std::size_t index) = 0;     ///< serial, in any order
};

/// Runs until `next` gives nothing and all that it gave is committed. An exception of a stage ends
/// it and is thrown here.
void run_pipeline(Stages& stages, int threads);

/// Threads that the machine runs at once.
int all_threads();

}  // namespace concordat::engine
