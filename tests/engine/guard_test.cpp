// What HDF5 and MPI do where memory fails them ends in words. Each end is tried in a process of its
// own.
#include "engine/guard/guard.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>

using concordat::engine::Guard;

namespace {
struct End {
  int status = 0;
  std::string said;

  bool is_in_words() const {
    return WIFEXITED(status) && WEXITSTATUS(status) == 4 &&
           said.find("what was finished is kept") != std::string::npos;
  }
};

End end_of(const std::function<void()>& act) {
  int pipe[2];
  REQUIRE(::pipe(pipe) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT}) ::signal(signal, SIG_DFL);  // not Catch's
    ::dup2(pipe[1], STDERR_FILENO);
    act();
    ::_exit(0);
  }
  ::close(pipe[1]);
  End end;
  char bytes[256];
  for (ssize_t count = 0; (count = ::read(pipe[0], bytes, sizeof bytes)) > 0;)
    end.said.append(bytes, std::size_t(count));
  ::close(pipe[0]);
  ::waitpid(child, &end.status, 0);
  return end;
}

/// Of 4 kB for each level.
[[gnu::noinline]] int fill_the_stack(int levels) {
  volatile int room[1 << 10];
  room[0] = levels;
  return levels == 0 ? 0 : fill_the_stack(levels - 1) + room[0];
}

/// A sanitizer's own words are left to it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool signals_are_ours = false;
#else
constexpr bool signals_are_ours = true;
#endif
}  // namespace

TEST_CASE(
    "where a library calls exit, follows null, aborts or fills the stack, the end is in words") {
  CHECK(end_of([] {
          const Guard guard("HDF5");
          std::exit(-1);
        }).is_in_words());
  if (!signals_are_ours) return;
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT})
    CHECK(end_of([signal] {
            const Guard guard("HDF5"), another("MPI");
            ::raise(signal);
          }).is_in_words());
  CHECK(end_of([] {
          const Guard guard("MPI");
          ::_exit(fill_the_stack(1 << 20));
        }).is_in_words());
}

TEST_CASE("of two threads in two libraries the one that crashes is named") {
  if (!signals_are_ours) return;
  const End end = end_of([] {
    const Guard guard("HDF5");
    std::thread([] {
      const Guard other("MPI");
      ::_exit(fill_the_stack(1 << 20));
    }).join();
  });
  CHECK(end.is_in_words());
  CHECK(end.said.rfind("MPI broke off", 0) == 0);
}

TEST_CASE("a guard that ends leaves that of another thread in force") {
  if (!signals_are_ours) return;
  CHECK(end_of([] {
          const Guard guard("HDF5");
          std::thread([] { const Guard other("MPI"); }).join();
          std::abort();
        }).is_in_words());
}

TEST_CASE("a library that starts threads is answered for in all of them until it has begun") {
  if (!signals_are_ours) return;
  CHECK(end_of([] {
          const Guard guard("MPI", Guard::Threads::all);
          std::thread([] { std::abort(); }).join();
        }).is_in_words());
  CHECK(WIFSIGNALED(end_of([] {
                      { const Guard guard("MPI", Guard::Threads::all); }
                      std::abort();
                    }).status));
}

TEST_CASE("a thread without memory, and with nobody to throw to, ends in words") {
  CHECK(end_of([] { std::thread(concordat::engine::end_without_memory).join(); }).is_in_words());
}

TEST_CASE("a crash that is not a library's stays what it is") {
  if (!signals_are_ours) return;
  const End after = end_of([] {
    { const Guard guard("HDF5"); }
    ::raise(SIGSEGV);
  });
  CHECK((WIFSIGNALED(after.status) && WTERMSIG(after.status) == SIGSEGV && after.said.empty()));
  const End beside = end_of([] {
    const Guard guard("HDF5");
    std::thread([] { std::abort(); }).join();
  });
  CHECK((WIFSIGNALED(beside.status) && WTERMSIG(beside.status) == SIGABRT && beside.said.empty()));
}
