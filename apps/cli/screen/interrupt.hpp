#pragma once
/// Ctrl-C and a polite kill: work under way is finished and kept. A second one ends at once.
#include <atomic>

namespace concordat::apps {

/// While it lives, SIGINT and SIGTERM set a flag instead of ending the process. One at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  const std::atomic<bool>& requested() const;
};

}  // namespace concordat::apps
