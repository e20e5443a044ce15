#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "engine/store/journal/process.hpp"

using concordat::engine::is_alive;

TEST_CASE("a process that has ended counts so before its parent has noticed") {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  siginfo_t unused{};
  REQUIRE(::waitid(P_PID, static_cast<id_t>(child), &unused, WEXITED | WNOWAIT) == 0);
  CHECK(::kill(child, 0) == 0);  // it still has its number
  CHECK_FALSE(is_alive(child));
  ::waitpid(child, nullptr, 0);
  CHECK_FALSE(is_alive(child));
}

TEST_CASE("this process is alive, and nobody of no number") {
  CHECK(is_alive(::getpid()));
  CHECK_FALSE(is_alive(0));
  CHECK_FALSE(is_alive(-1));
}
