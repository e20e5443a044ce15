#include <memory>

#include "analysis/experiments/recorded.hpp"
#include "analysis/jobs/temporary_folder.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/version/version.hpp"
#include "apps/cli/words/advice.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
struct ReplayRequest {
  std::string file;
  JobRequest job;
};

/// Empty where it was interrupted.
std::string digest_again(const engine::ResultFile& file, const ReplayRequest& request,
                         Session& session) {
  const analysis::TemporaryFolder folder("replay");
  const analysis::Study study = analysis::recorded_study(file);
  const analysis::Job job = job_of(request.job, folder.file("again.h5"), session);
  const analysis::JobEnd end = run_shown(study, job, request.job, session);
  return end.is_finished() ? engine::ResultFile(job.output).stored_digest() : "";
}

int act(const ReplayRequest& request, Session& session) {
  if (request.file.empty())
    throw engine::UserError("replay: which FILE?" +
                            for_example(session.words.front(), "replay results.h5"));
  const engine::ResultFile file(request.file);
  // Of the values that are there, not what the file says of them.
  const std::string stored = file.digest(), again = digest_again(file, request, session);
  Console& console = session.console;
  if (again.empty()) {
    console.remark("  interrupted: nothing was compared\n");
    return ExitCode::interrupted;
  }
  const std::string what = plural(file.runs(), "run") + " of \"" + file.title() + "\"";
  if (again == stored) {
    console.print("  the same: " + what + " give digest " + stored + " again\n");
    return ExitCode::done;
  }
  console.print("  NOT THE SAME: " + what + "\n  in the file " + stored + "   made by " +
                file.version() + " (commit " + file.commit() + ")\n  now         " + again +
                "   made by " + version() + " (commit " + commit() + ")\n");
  return ExitCode::some_failed;
}
}  // namespace

Command replay_command() {
  const auto request = std::make_shared<ReplayRequest>();
  return {"replay",
          "Confirms a result file: runs again what it says was run, and compares the digests. The "
          "file itself is only read. Exit code 1 where they differ.",
          {"replay dorset.h5"},
          {{"FILE", "", "a result file", into(request->file)},
           threads_option(request->job),
           quiet_option(request->job)},
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
