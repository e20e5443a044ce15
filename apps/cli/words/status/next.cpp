#include "apps/cli/words/status/next.hpp"

#include <algorithm>

#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/next.hpp"

namespace concordat::apps {
namespace {
using analysis::OutputState;

/// What only a sweep takes.
constexpr TypedOption of_sweeps[]{{"--shard", true},  {"--threads", true}, {"--on-error", true},
                                  {"--format", true}, {"--resume", false}, {"--overwrite", false},
                                  {"--quiet", false}, {"--dry-run", false}};

/// The merge of the shares of a sweep.
Words merged(const Words& sweep) {
  Words words = without(sweep, of_sweeps);
  if (words.size() > 1) words[1] = "merge";
  return words;
}

bool is_shard(const std::string& word) { return word == "--shard" || word.starts_with("--shard="); }
}  // namespace

std::string next_command(const analysis::StatusReport& report) {
  const Words typed = shell_words(report.command);
  const std::string program = typed.empty() ? "concordat" : typed.front();
  if (report.state == OutputState::being_written)
    return command_text({program, "status", report.file});
  if (report.state != OutputState::finished)
    return command_text(std::ranges::any_of(typed, is_shard) ? merged(typed) : resumed(typed));
  if (report.design.empty()) return command_text({program, "info", report.file});
  return command_text(next_after_study(engine::ResultFile(report.file), program));
}

}  // namespace concordat::apps
