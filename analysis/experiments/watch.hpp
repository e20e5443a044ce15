#pragma once
/// How work is watched and ended early, whoever looks on: a terminal, Python, a browser, a test.
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

namespace concordat::analysis {

/// All of it may be left out.
struct Watch {
  /// Once set, from a signal handler or another thread, work ends early: what is under way is kept.
  const std::atomic<bool>* stop = nullptr;
  /// Told how many of how many runs are done, from one thread at a time.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
  /// Told once that the output may be written and work begins. Nothing is refused after it.
  std::function<void()> opened = {};
  /// Told what does not stop the work but should be known, a line at a time.
  std::function<void(const std::string&)> warned = {};

  bool is_stopped() const { return stop != nullptr && stop->load(); }
};

}  // namespace concordat::analysis
