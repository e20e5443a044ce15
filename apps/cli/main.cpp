#include "apps/cli/program.hpp"

int main(int argc, char** argv) {
  concordat::apps::Console console = concordat::apps::process_console();
  return concordat::apps::run_program({argv, argv + argc}, console);
}
