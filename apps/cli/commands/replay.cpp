#include <memory>

#include "agents/prepare.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/ensemble_job.hpp"
#include "apps/cli/jobs/study_job.hpp"
#include "apps/cli/jobs/temporary_folder.hpp"
#include "apps/cli/options/version.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
struct ReplayRequest {
  std::string file;
  int threads = 0;
  bool quiet = false;
};

ShowProgress progress_of(const ReplayRequest& request) {
  return request.quiet ? ShowProgress::no : ShowProgress::yes;
}

std::string run_again(const engine::ResultFile& file, const std::string& output,
                      const ReplayRequest& request, const Session& session) {
  const configs::Resolved resolved =
      configs::read_scenario_text(file.scenario(), file.path() + " (scenario)");
  const agents::Structure structure = agents::make_structure(resolved.scenario);
  Job job;
  job.scenario_text = resolved.text;
  job.output = output;
  job.seed = file.seed();
  job.runs = file.runs();
  job.threads = request.threads;
  if (file.design()) job.sets = parameter_sets_of(file);
  engine::ResultWriter writer(job.output, header_of(structure, job), job.if_exists);
  const auto outcome =
      simulate_pending(writer, structure, job, progress_of(request), session.console);
  return outcome.complete ? writer.finish() : "";
}

std::string study_again(const engine::ResultFile& file, const std::string& output,
                        const ReplayRequest& request, const Session& session) {
  const analysis::Study study(
      configs::read_experiment_text(file.scenario(), file.path() + " (experiment)"));
  StudyJob job;
  job.output = output;
  job.threads = request.threads;
  job.progress = progress_of(request);
  engine::Ranks ranks;
  const StudyEnd end = run_study(study, job, ranks, session.console);
  return end.state == StudyEnd::State::finished ? engine::ResultFile(output).stored_digest() : "";
}

/// Empty where it was interrupted. A study keeps no series, a run does.
std::string digest_again(const engine::ResultFile& file, const ReplayRequest& request,
                         const Session& session) {
  const TemporaryFolder folder("replay");
  const std::string output = folder.file("again.h5");
  const bool is_study = file.design() && file.series().empty();
  return is_study ? study_again(file, output, request, session)
                  : run_again(file, output, request, session);
}

int act(const ReplayRequest& request, Session& session) {
  if (request.file.empty()) throw engine::UserError("replay: which FILE?\n   replay results.h5");
  const engine::ResultFile file(request.file);
  const std::string stored = file.stored_digest(), again = digest_again(file, request, session);
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
           {"--threads", "N", "how many at once; all cores unless given",
            whole_number("--threads", 1, 1024,
                         [request](std::uint64_t n) { request->threads = static_cast<int>(n); })},
           {"--quiet", "", "no progress", flag(request->quiet)}},
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
