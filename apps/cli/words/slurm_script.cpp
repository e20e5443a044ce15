#include "apps/cli/words/slurm_script.hpp"

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {

std::string shared_lines(const ClusterJob& job) {
  return job.time.empty() ? "" : "#SBATCH --time=" + job.time + "\n";
}

std::string study_words(const ClusterJob& job) {
  return shell_word(job.experiment) + " --output " + shell_word(job.output);
}

std::string shard_job(const ClusterJob& job) {
  const std::string count = std::to_string(job.shards), processors = std::to_string(job.processors);
  return "#!/bin/sh\n"
         "#SBATCH --job-name=" +
         job.name +
         "\n"
         "#SBATCH --array=1-" +
         count +
         "\n"
         "#SBATCH --output=" +
         job.name +
         ".shard-%a.log\n"
         "#SBATCH --open-mode=append\n"
         "#SBATCH --ntasks=1\n"
         "#SBATCH --cpus-per-task=" +
         processors + "\n" + shared_lines(job) + "exec " + shell_word(job.program) + " sweep " +
         study_words(job) +
         " \\\n"
         "  --shard \"$SLURM_ARRAY_TASK_ID/" +
         count + "\" --threads " + processors + " --resume\n";
}

std::string merge_job(const ClusterJob& job) {
  return "#!/bin/sh\n"
         "#SBATCH --job-name=" +
         job.name +
         "_merge\n"
         "#SBATCH --output=" +
         job.name +
         ".merge.log\n"
         "#SBATCH --ntasks=1\n" +
         shared_lines(job) + "exec " + shell_word(job.program) + " merge " + study_words(job) +
         " \\\n"
         "  --shards " +
         std::to_string(job.shards) + "\n";
}

}  // namespace

std::string slurm_script(const ClusterJob& job) {
  return "#!/bin/sh\n"
         "# " +
         job.title +
         "\n"
         "#\n"
         "# Submits " +
         plural(job.shards, "job") +
         " of a share each, and one that merges what they "
         "made:\n"
         "#   sh " +
         shell_word(job.script) +
         "\n"
         "# Submitted again it goes on with what is missing. What your cluster asks for besides\n"
         "# (--partition, --account, modules to load) goes into the two jobs below.\n"
         "#\n"
         "# Written by " +
         job.command +
         "\n"
         "set -eu\n"
         "cd " +
         shell_word(job.folder) +
         "\n"
         "\n"
         "shards=$(sbatch --parsable <<'JOB'\n" +
         shard_job(job) +
         "JOB\n)\n"
         "shards=${shards%%;*} # some clusters add their name\n"
         "\n"
         "# Whether or not every job went well: merging says what is missing.\n"
         "merge=$(sbatch --parsable --dependency=\"afterany:$shards\" <<'JOB'\n" +
         merge_job(job) +
         "JOB\n)\n"
         "merge=${merge%%;*}\n"
         "\n"
         "echo \"submitted: jobs $shards (" +
         plural(job.shards, "share") +
         ") and $merge (merging)\"\n"
         "echo \"watch them: squeue --job $shards,$merge\"\n";
}

}  // namespace concordat::apps
