#include "apps/cli/screen/interrupt.hpp"

#include <csignal>

namespace concordat::apps {
namespace {
// A signal handler can reach nothing but a global.
std::atomic<bool> interrupt_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void handle(int signal) {
  interrupt_requested = true;
  // Who presses Ctrl-C twice means it; `timeout` and schedulers send the others twice by
  // themselves.
  if (signal == SIGINT) std::signal(signal, SIG_DFL);
}
}  // namespace

InterruptGuard::InterruptGuard() {
  interrupt_requested = false;
  std::signal(SIGINT, handle);
  std::signal(SIGTERM, handle);
  hears_hangups_ = std::signal(SIGHUP, handle) != SIG_IGN;
  if (!hears_hangups_) std::signal(SIGHUP, SIG_IGN);
}

InterruptGuard::~InterruptGuard() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  if (hears_hangups_) std::signal(SIGHUP, SIG_DFL);
}

const std::atomic<bool>& InterruptGuard::requested() const { return interrupt_requested; }

}  // namespace concordat::apps
