#include "engine/store/hdf5/guard.hpp"

#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigaction is no part of <csignal>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <string_view>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CONCORDAT_CRASHES_ARE_WATCHED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CONCORDAT_CRASHES_ARE_WATCHED
#endif
#endif

namespace concordat::engine::hdf5 {
namespace {

#ifdef CONCORDAT_CRASHES_ARE_WATCHED
constexpr std::array<int, 0> deaths{};  // a sanitizer says more of them
#else
constexpr std::array deaths{SIGSEGV, SIGBUS, SIGABRT};
#endif

// A handler can reach nothing but globals. All but the first are the holder's.
std::atomic<pid_t> holder{0};
int depth = 0;
std::array<struct sigaction, deaths.size()> before;
stack_t stack_before;
alignas(16) std::array<char, 1 << 16> own_stack;  // that of the thread may be what is used up

[[noreturn]] void end() {
  constexpr std::string_view words =
      "HDF5 broke off, as it does where there is not enough memory\n"
      "   what was finished is kept, and can be gone on with\n";
  constexpr int no_memory_left = 4;  // of the program's exit codes
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, words.data(), words.size());
  ::_exit(no_memory_left);
}

bool is_holder() { return holder == ::gettid(); }

void end_or_leave(int signal) {
  if (is_holder()) end();
  for (std::size_t k = 0; k < deaths.size(); ++k)
    if (deaths[k] == signal) ::sigaction(signal, &before[k], nullptr);  // and it comes again
}

void end_if_held() {
  if (is_holder()) end();
}

}  // namespace

Guard::Guard() {
  if (depth++ > 0) return;
  [[maybe_unused]] static const int listens = std::atexit(end_if_held);
  const stack_t own{own_stack.data(), 0, own_stack.size()};
  ::sigaltstack(&own, &stack_before);
  struct sigaction action {};
  action.sa_handler = end_or_leave;
  action.sa_flags = SA_ONSTACK;
  for (std::size_t k = 0; k < deaths.size(); ++k) ::sigaction(deaths[k], &action, &before[k]);
  holder = ::gettid();
}

Guard::~Guard() {
  if (--depth > 0) return;
  holder = 0;
  for (std::size_t k = 0; k < deaths.size(); ++k) ::sigaction(deaths[k], &before[k], nullptr);
  ::sigaltstack(&stack_before, nullptr);
}

}  // namespace concordat::engine::hdf5
