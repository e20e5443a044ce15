/// The commands as tools of an AI assistant: the Python package speaks its protocol.
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/python.hpp"

namespace concordat::apps {

Command serve_command() {
  return {
      "serve",
      "Lets an AI assistant use the other commands: a server of the Model Context Protocol over "
      "standard input and output, which the assistant's program starts. Results are one JSON "
      "value each. It works with your rights, in the folder where it is started, without any "
      "network, and ends when its input ends.",
      {"serve"},
      {},
      [](Session& session) -> int { hand_to_python({"serve"}, session.console); }};
}

}  // namespace concordat::apps
