#include "apps/cli/words/status/next.hpp"

#include <optional>

#include "apps/cli/screen/operand.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/next.hpp"

namespace concordat::apps {
namespace {
using analysis::OutputState;

/// What only a sweep takes.
constexpr TypedOption of_sweeps[]{{"--shard", true},  {"--threads", true}, {"--on-error", true},
                                  {"--format", true}, {"--resume", false}, {"--overwrite", false},
                                  {"--quiet", false}, {"--dry-run", false}};

/// Of how many shares a line simulates one, as it says it: "4" of "--shard 2/4".
std::optional<std::string> shares(const Words& line) {
  for (std::size_t k = 0; k < line.size(); ++k) {
    const bool is_apart = line[k] == "--shard" && k + 1 < line.size();
    if (is_apart || line[k].starts_with("--shard=")) {
      const std::string& share = is_apart ? line[k + 1] : line[k];
      return share.substr(share.find('/') + 1);
    }
  }
  return {};
}

/// What makes one file of the shares: of a sweep its merge, of a run the same line without a share.
Words merged(const Words& line, const std::string& count) {
  constexpr TypedOption of_shares[]{{"--shard", true}};
  if (line.size() < 2 || line[1] != "sweep") return resumed(without(line, of_shares));
  Words words = without(line, of_sweeps);
  words[1] = "merge";
  words.insert(words.end(), {"--shards", count});
  return words;
}
}  // namespace

std::string next_command(const analysis::StatusReport& report) {
  const Words typed = shell_words(report.command);
  const std::string program = typed.empty() ? "concordat" : typed.front();
  if (report.state == OutputState::being_written)
    return command_text({program, "status", report.file});
  if (report.state != OutputState::finished) {
    const Words begun = begun_by(report.command, operand(report.file));
    const auto count = shares(begun);
    return command_text(count ? merged(begun, *count) : resumed(begun));
  }
  if (report.design.empty()) return command_text({program, "info", report.file});
  return command_text(next_after_study(engine::ResultFile(report.file), program));
}

}  // namespace concordat::apps
