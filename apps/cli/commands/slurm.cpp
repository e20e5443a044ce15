#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <memory>
#include <regex>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/this_program.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/screen/json.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/operand.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/slurm_script.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
namespace files = std::filesystem;
using engine::UserError;

struct SlurmRequest {
  std::string experiment, output, script;
  ClusterJob job;
  bool has_jobs = false;
  Format format = Format::text;
};

/// What a name of a job may hold.
std::string plain(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return !std::isalnum(c) && c != '_' && c != '-'; }, '_');
  return text;
}

TakeValue time_limit(std::string& time) {
  return [&time](const std::string& text) {
    static const std::regex form(R"(\d+(:\d\d){0,2}|\d+-\d+(:\d\d){0,2})");
    if (!std::regex_match(text, form))
      throw UserError("--time \"" + text +
                      "\": not a time as Slurm takes it\n"
                      "   90 (minutes), 1:30:00 (hours) or 2-12:00:00 (days)");
    time = text;
  };
}

/// One line without what would end a comment.
std::string one_line(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return std::iscntrl(c) != 0; }, ' ');
  return text;
}

ClusterJob complete_job(const SlurmRequest& request, const Session& session) {
  ClusterJob job = request.job;
  job.title = one_line(configs::read_experiment_file(request.experiment).title);
  const std::string stem = files::path(request.experiment).stem().string();
  job.experiment = request.experiment;
  job.output = request.output.empty() ? operand(stem + ".h5") : request.output;
  job.name = plain(files::path(job.output).stem().string());
  job.script = request.script.empty() ? operand(job.name + "_slurm.sh") : request.script;
  job.program = this_program();
  job.folder = files::current_path().string();
  job.command = one_line(command_text(session.words));
  return job;
}

void refuse_what_is_there(const ClusterJob& job) {
  if (files::exists(job.script))
    throw UserError(job.script + ": it is there already\n   --script FILE names another");
  if (files::exists(job.output))
    throw UserError(job.output +
                    ": it is there already, and the jobs would not replace it\n"
                    "   --output FILE names another");
}

void write(const ClusterJob& job) {
  std::ofstream file(job.script);
  file << slurm_script(job);
  file.close();
  if (!file) throw engine::WriteError(job.script + ": cannot be written");
}

int act(const SlurmRequest& request, Session& session) {
  if (request.experiment.empty())
    throw UserError("slurm: of which EXPERIMENT?" +
                    for_example(session.words.front(), "slurm my_study.txtpb --jobs 100"));
  if (!request.has_jobs)
    throw UserError("slurm: into how many jobs?" +
                    for_example(session.words.front(),
                                "slurm " + shell_word(request.experiment) + " --jobs 100"));
  const ClusterJob job = complete_job(request, session);
  refuse_what_is_there(job);
  write(job);
  if (request.format == Format::json) {
    session.console.print(to_text(Json{{"script", job.script},
                                       {"output", job.output},
                                       {"jobs", job.shards},
                                       {"processors", job.processors}}));
    return ExitCode::done;
  }
  session.console.print("\n  " + job.script + ": " + plural(job.shards, "job") + " of " +
                        plural(job.processors, "processor") +
                        ", and one that merges what they made\n\n  submit   sh " +
                        shell_word(job.script) + "\n  watch    " +
                        command_text({session.words.front(), "status", job.output}) + "\n\n");
  return ExitCode::done;
}

std::vector<Option> slurm_options(SlurmRequest& request) {
  ClusterJob& job = request.job;
  return {{"EXPERIMENT", "", "an experiment file, or the name of one that ships with the program",
           into(request.experiment)},
          {"--jobs", "N", "into how many jobs the design points are dealt",
           whole_number("--jobs", 1, 1'000,
                        [&request](std::uint64_t n) {
                          request.job.shards = n;
                          request.has_jobs = true;
                        })},
          {"--cpus", "N", "processors of a job; 1 unless given",
           whole_number("--cpus", 1, 1024, [&job](std::uint64_t n) { job.processors = n; })},
          {"--time", "LIMIT", "how long a job may take: 90 (minutes), 1:30:00 or 2-12:00:00",
           time_limit(job.time)},
          {"--output", "FILE", "the result file; named after the experiment unless given",
           into(request.output)},
          {"--script", "FILE", "the script; named after the result file unless given",
           into(request.script)},
          format_option(request.format)};
}
}  // namespace

Command slurm_command() {
  const auto request = std::make_shared<SlurmRequest>();
  return {"slurm",
          "Writes a script that runs an experiment on a cluster under Slurm: an array of jobs with "
          "a share of the design points each, then a job that merges what they made into one file "
          "with the digest of a single process. It is short and made to be read and changed.",
          {"slurm regimes_compared --jobs 100",
           "slurm my_study.txtpb --jobs 20 --cpus 4 --time 2:00:00"},
          slurm_options(*request),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
