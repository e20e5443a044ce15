#include "engine/guard/guard.hpp"

#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigaction is no part of <csignal>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <utility>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CONCORDAT_CRASHES_ARE_WATCHED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CONCORDAT_CRASHES_ARE_WATCHED
#endif
#endif

namespace concordat::engine {
namespace {

#ifdef CONCORDAT_CRASHES_ARE_WATCHED
constexpr std::array<int, 0> deaths{};  // a sanitizer says more of them
#else
constexpr std::array deaths{SIGSEGV, SIGBUS, SIGABRT};
#endif

// A handler can reach nothing but globals and what is its thread's.
thread_local const char* library = nullptr;  // that this thread is in
thread_local int depth = 0;
thread_local bool is_for_all = false;
std::atomic<const char*> library_of_all{nullptr};
thread_local stack_t stack_before;
alignas(16) thread_local std::array<char, 1 << 16> own_stack;  // the thread's may be used up

std::mutex mutex;  // of the two that follow
int holders = 0;
std::array<struct sigaction, deaths.size()> before;

void say(std::string_view words) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, words.data(), words.size());
}

[[noreturn]] void end(const char* who, std::string_view what) {
  constexpr int no_memory_left = 4;  // of the program's exit codes
  say(who);
  say(what);
  say("   what was finished is kept, and can be gone on with\n");
  ::_exit(no_memory_left);
}

void end_if_inside() {
  const char* inside = library != nullptr ? library : library_of_all.load();
  if (inside != nullptr) end(inside, " broke off, as it does where there is not enough memory\n");
}

void end_or_leave(int signal) {
  end_if_inside();
  for (std::size_t k = 0; k < deaths.size(); ++k)
    if (deaths[k] == signal) ::sigaction(signal, &before[k], nullptr);  // and it comes again
}

void listen() {
  struct sigaction action {};
  action.sa_handler = end_or_leave;
  action.sa_flags = SA_ONSTACK;
  for (std::size_t k = 0; k < deaths.size(); ++k) ::sigaction(deaths[k], &action, &before[k]);
}

void listen_no_more() {
  for (std::size_t k = 0; k < deaths.size(); ++k) ::sigaction(deaths[k], &before[k], nullptr);
}

}  // namespace

Guard::Guard(const char* name, Threads threads) {
  if (depth++ > 0) return;
  [[maybe_unused]] static const int listens = std::atexit(end_if_inside);
  const stack_t own{own_stack.data(), 0, own_stack.size()};
  ::sigaltstack(&own, &stack_before);
  const std::lock_guard lock(mutex);
  if (holders++ == 0) listen();
  library = name;
  is_for_all = threads == Threads::all;
  if (is_for_all) library_of_all = name;
}

Guard::~Guard() {
  if (--depth > 0) return;
  library = nullptr;
  if (std::exchange(is_for_all, false)) library_of_all = nullptr;
  {
    const std::lock_guard lock(mutex);
    if (--holders == 0) listen_no_more();
  }
  ::sigaltstack(&stack_before, nullptr);
}

void end_without_memory() { end("there is not enough memory", "\n"); }

}  // namespace concordat::engine
