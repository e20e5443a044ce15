#pragma once
/// Ctrl-C, a polite kill and a terminal that goes away: work under way is finished and kept. A
/// second Ctrl-C ends at once.
#include <atomic>

namespace concordat::apps {

/// While it lives, SIGINT, SIGTERM and SIGHUP set a flag instead of ending the process; a hangup
/// that is ignored, as under nohup, stays so. One at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  const std::atomic<bool>& requested() const;

 private:
  bool hears_hangups_ = false;
};

}  // namespace concordat::apps
