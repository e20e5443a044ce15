#include "apps/cli/words/status/next.hpp"

#include <algorithm>
#include <array>

#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/next.hpp"

namespace concordat::apps {
namespace {
using analysis::OutputState;

/// What only a sweep takes, and whether a value follows.
constexpr std::array<std::pair<std::string_view, bool>, 8> of_sweeps{{{"--shard", true},
                                                                      {"--threads", true},
                                                                      {"--on-error", true},
                                                                      {"--format", true},
                                                                      {"--resume", false},
                                                                      {"--overwrite", false},
                                                                      {"--quiet", false},
                                                                      {"--dry-run", false}}};

/// The merge of the shares of a sweep.
Words merged(const Words& sweep) {
  Words words;
  for (std::size_t k = 0; k < sweep.size(); ++k) {
    const auto option = std::ranges::find_if(of_sweeps, [&](const auto& each) {
      return sweep[k] == each.first ||
             (each.second && sweep[k].starts_with(std::string(each.first) + "="));
    });
    if (option == of_sweeps.end())
      words.push_back(k == 1 ? "merge" : sweep[k]);
    else if (sweep[k] == option->first && option->second)
      ++k;
  }
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
