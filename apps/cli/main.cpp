#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <new>

#include "apps/cli/options/command.hpp"
#include "apps/cli/program.hpp"

namespace {
/// A study may have a journal for each of a thousand shards: as many files as the system allows.
void allow_many_files() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

/// Whoever starts a program may close what it prints on: then the first file that it opens would
/// get that number, and what is printed would be written into it. So it is taken, for what fails.
void take_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) == -1)  // the lowest that is free is this one
      (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}
}  // namespace

int main(int argc, char** argv) try {
  take_closed_streams();
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is an error to report, not a death
  allow_many_files();
  concordat::apps::Console console = concordat::apps::process_console();
  return concordat::apps::run_program({argv, argv + argc}, console);
} catch (const std::bad_alloc&) {  // before there was a console to say so, or while it was said
  std::fputs("concordat: no memory left\n", stderr);
  return concordat::apps::ExitCode::own_fault;
}
