#include <algorithm>
#include <filesystem>
#include <memory>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/study_job.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/study_text.hpp"
#include "apps/cli/words/summary_text.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using analysis::Study;
using analysis::StudyWork;
using engine::UserError;

constexpr std::size_t most_shown = 10;  // shares with something missing

struct MergeRequest {
  std::string experiment, output;
  std::uint64_t shards = 0;  ///< 0: as many as there are parts
};

std::string sweep_command(const MergeRequest& request, const Session& session,
                          const std::string& shard) {
  std::vector<std::string> words{session.words.front(), "sweep", request.experiment, "--output",
                                 request.output};
  if (!shard.empty()) words.insert(words.end(), {"--shard", shard});
  words.emplace_back("--resume");
  return command_lines(command_text(words), 6);
}

/// Refuses where nothing was begun; else tells how many shares there were, as far as parts show it.
std::uint64_t shards_begun(const MergeRequest& request, const Session& session) {
  const auto unfinished = engine::read_unfinished(request.output);
  std::uint64_t highest = 1;
  if (unfinished)
    for (const auto& part : unfinished->parts)
      highest = std::max(highest, static_cast<std::uint64_t>(part.part));
  else if (!std::filesystem::exists(request.output))
    throw UserError(request.output +
                    ": there is nothing to merge beside it\n   first the shares, in any order and "
                    "on any computer:\n      " +
                    sweep_command(request, session, "1/4"));
  return request.shards > 0 ? request.shards : highest;
}

/// What is missing of each share, and the command that completes it.
std::string missing_words(const MergeRequest& request, const engine::ResultWriter& writer,
                          const Study& study, std::uint64_t shards, const Session& session) {
  std::string text;
  std::size_t shown = 0;
  for (std::uint64_t k = 0; k < shards && shown <= most_shown; ++k) {
    const StudyWork share(writer, study.experiment().replicates, {k, shards}, 1);
    if (share.missing() == 0) continue;
    if (++shown > most_shown) break;
    const std::string name = std::to_string(k + 1) + "/" + std::to_string(shards);
    text += "\n   share " + name + " lacks " + plural(share.missing(), "run") +
            "; complete it with\n      " + sweep_command(request, session, shards > 1 ? name : "");
  }
  return text + (shown > most_shown ? "\n   and so do others" : "");
}

void finish(const MergeRequest& request, engine::ResultWriter& writer, const Study& study,
            std::uint64_t shards, const Session& session) {
  const StudyWork all(writer, study.experiment().replicates, {}, 1);
  if (all.missing() > 0)
    throw UserError(request.output + ": " + plural(all.missing(), "run") + " of " +
                    with_thousands(all.total()) + " are missing" +
                    missing_words(request, writer, study, shards, session));
  writer.finish(writer.committed());
}

int act(MergeRequest request, Session& session) {
  if (request.experiment.empty())
    throw UserError("merge: the parts of which EXPERIMENT?\n   merge my_study.txtpb");
  const Study study(configs::read_experiment_file(request.experiment));
  if (request.output.empty())
    request.output = std::filesystem::path(request.experiment).stem().string() + ".h5";
  const std::uint64_t shards = shards_begun(request, session);
  engine::ResultWriter writer(request.output, header_of(study, command_text(session.words)),
                              engine::IfExists::resume);
  if (!writer.finished()) finish(request, writer, study, shards, session);
  const engine::ResultFile file(request.output);
  session.console.print(study_summary(file, session.console) +
                        written_line(request.output, file.stored_digest()) + "\n");
  return file.failed() > 0 ? ExitCode::some_failed : ExitCode::done;
}
}  // namespace

Command merge_command() {
  const auto request = std::make_shared<MergeRequest>();
  return {
      "merge",
      "Makes one result file of what shares of an experiment left. The shares come from "
      "sweep --shard or from jobs of a cluster; the file has the digest that one process would "
      "have given. Where something is missing it says what, with the command for it; nothing "
      "is lost.",
      {"merge my_study.txtpb", "merge my_study.txtpb --output results/my_study.h5"},
      {{"EXPERIMENT", "", "the experiment, as sweep took it", into(request->experiment)},
       {"--output", "FILE",
        "the result file, as sweep had it; named after the experiment unless "
        "given",
        into(request->output)},
       {"--shards", "N", "how many shares there were; as many as left something unless given",
        whole_number("--shards", 1, 10'000, [request](std::uint64_t n) { request->shards = n; })}},
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
