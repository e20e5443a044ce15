#include <csignal>

#include "apps/cli/program.hpp"

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is an error to report, not a death
  concordat::apps::Console console = concordat::apps::process_console();
  return concordat::apps::run_program({argv, argv + argc}, console);
}
