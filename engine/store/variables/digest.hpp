#pragma once
/// The content digest: XXH3-128 over result values, in the order that format.md lays down.
#include <memory>
#include <string>

#include "engine/store/journal/bytes.hpp"
#include "engine/store/run_values.hpp"

namespace concordat::engine {

/// XXH3-128 of bytes, as 32 hexadecimal digits.
std::string hash_of(const Bytes& bytes);
/// XXH3-64 of `head` followed by `body`.
std::uint64_t checksum(std::span<const std::uint8_t> head, std::span<const std::uint8_t> body);

class Digest {
 public:
  Digest();
  ~Digest();
  /// The design of a study, before its runs.
  void add_design(const DesignTable& design);
  /// The next runs, in run order: outcomes [run][outcome], then one byte a run.
  void add_runs(std::span<const float> outcomes, std::span<const std::uint8_t> failed);
  /// Moments over all runs, after the runs.
  void add_moments(const MomentTable& moments);
  std::string text() const;  ///< 32 hexadecimal digits

 private:
  void add(const void* bytes, std::size_t count);
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace concordat::engine
