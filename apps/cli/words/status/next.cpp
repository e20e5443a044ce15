#include "apps/cli/words/status/next.hpp"

#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
using analysis::OutputState;

/// The command that began it, to go on with.
std::string resume_command(std::string command) {
  for (const std::string word : {" --overwrite", " --resume"})
    if (const auto at = command.find(word); at != command.npos) command.erase(at, word.size());
  return command + " --resume";
}

/// The experiment that a sweep was asked for, as it was typed.
std::string experiment_of(const std::string& command) {
  const std::string sweep = " sweep ";
  const auto at = command.find(sweep);
  if (at == command.npos) return "EXPERIMENT";
  const auto first = at + sweep.size();
  const bool is_quoted = command[first] == '\'';
  const auto last = command.find(is_quoted ? '\'' : ' ', first + 1);
  return command.substr(first, last == command.npos ? last : last - first + (is_quoted ? 1 : 0));
}
}  // namespace

std::string next_command(const analysis::StatusReport& report) {
  const std::string file = shell_word(report.file);
  const bool is_shard = report.command.find(" --shard") != std::string::npos;
  if (report.state == OutputState::being_written) return "concordat status " + file;
  if (report.state != OutputState::finished)
    return is_shard ? "concordat merge " + experiment_of(report.command) + " --output " + file
                    : resume_command(report.command);
  if (report.design.empty()) return "concordat info " + file;
  const bool compares = report.design == "full_factorial" || report.design == "list" ||
                        report.design == "one_at_a_time";
  return std::string("concordat ") + (compares ? "compare " : "sensitivity ") + file;
}

}  // namespace concordat::apps
