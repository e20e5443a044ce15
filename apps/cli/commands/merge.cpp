#include "analysis/jobs/merge.hpp"

#include <memory>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/options/experiment_choice.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/next.hpp"
#include "apps/cli/words/study.hpp"
#include "apps/cli/words/summary.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::UserError;

constexpr std::size_t most_shown = 10;  // shares with something missing

struct MergeRequest {
  ExperimentChoice choice;
  JobRequest job;
  std::uint64_t shards = 0;  ///< 0: as many as there are parts
  Format format = Format::text;
};

std::string sweep_command(const MergeRequest& request, const std::string& output,
                          const Session& session, const std::string& shard) {
  std::vector<std::string> words{session.words.front(), "sweep"};
  for (const std::string& word : words_of(request.choice)) words.push_back(word);
  words.insert(words.end(), {"--output", output});
  if (!shard.empty()) words.insert(words.end(), {"--shard", shard});
  words.emplace_back("--resume");
  return command_lines(command_text(words), 6);
}

/// Refuses where nothing was begun.
std::uint64_t shards_of(const MergeRequest& request, const std::string& output,
                        const Session& session) {
  const std::uint64_t begun = analysis::shares_begun(output);
  if (begun == 0)
    throw UserError(output +
                    ": there is nothing to merge beside it\n   first the shares, in any order and "
                    "on any computer:\n      " +
                    sweep_command(request, output, session, "1/4"));
  return request.shards > 0 ? request.shards : begun;
}

/// What is missing of each share, and the command that completes it.
std::string missing_words(const MergeRequest& request, const std::string& output,
                          const analysis::Merged& merged, std::uint64_t shards,
                          const Session& session) {
  std::string text;
  for (std::size_t k = 0; k < std::min(merged.lacking.size(), most_shown); ++k) {
    const auto& [index, runs] = merged.lacking[k];
    const std::string name = std::to_string(index + 1) + "/" + std::to_string(shards);
    text += "\n   share " + name + " lacks " + plural(runs, "run") + "; complete it with\n      " +
            sweep_command(request, output, session, shards > 1 ? name : "");
  }
  return text + (merged.lacking.size() > most_shown ? "\n   and so do others" : "");
}

int act(const MergeRequest& request, Session& session) {
  if (request.choice.experiment.empty())
    throw UserError("merge: the parts of which EXPERIMENT?" +
                    for_example(session.words.front(), "merge my_study.txtpb"));
  const analysis::Study study(read_choice(request.choice, "merge"));
  const analysis::Job job = job_of(request.job, output_of(request.choice), session);
  const std::uint64_t shards = shards_of(request, job.output, session);
  const analysis::Merged merged = analysis::merge_shares(study, job, shards, most_shown + 1);
  if (merged.missing > 0)
    throw UserError(job.output + ": " + plural(merged.missing, "run") + " of " +
                    with_thousands(merged.total) + " are missing" +
                    missing_words(request, job.output, merged, shards, session));
  const engine::ResultFile file(job.output);
  if (request.format == Format::json)
    session.console.print(to_text(study_json(file)));
  else
    session.console.print(
        study_summary(file, session.console) + written_line(job.output, file.stored_digest()) +
        "  next   " +
        command_lines(command_text(next_after_study(file, session.words.front())), 9) + "\n\n");
  return file.failed() > 0 ? ExitCode::some_failed : ExitCode::done;
}

std::vector<Option> merge_options(MergeRequest& request) {
  return joined(
      joined(experiment_options(request.choice), keep_options(request.choice.repetition.keep)),
      {output_option(request.job.output,
                     "the result file, as sweep had it; named after the experiment and what was "
                     "set unless given"),
       {"--shards", "N", "how many shares there were; as many as left something unless given",
        whole_number("--shards", 1, 10'000, [&request](std::uint64_t n) { request.shards = n; })},
       format_option(request.format)});
}
}  // namespace

Command merge_command() {
  const auto request = std::make_shared<MergeRequest>();
  return {"merge",
          "Makes one result file of what shares of an experiment left. The shares come from "
          "sweep --shard or from jobs of a cluster; the file has the digest that one process would "
          "have given. Where something is missing it says what, with the command for it; nothing "
          "is lost.",
          {"merge my_study.txtpb", "merge my_study.txtpb --output results/my_study.h5"},
          merge_options(*request),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
