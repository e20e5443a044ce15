// The script that a cluster gets, submitted to a stand-in for Slurm.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::Answer;
using tests::say;

namespace {
constexpr const char* experiment = R"(
title: "Two values of one thing"
footprint: "dorset"
months: 12
factor { path: "trust.gain" level: "0.01" level: "0.02" }
design { full_factorial {} }
replicates: 8
)";

/// A folder with an experiment, and words that write a script for it.
struct Study {
  Study() { std::ofstream(file("a study.txtpb")) << experiment; }
  std::string file(const std::string& name) const { return folder.file(name); }
  Answer write(std::vector<std::string> more = {"--jobs", "4"}) const {
    more.insert(more.begin(), {"slurm", file("a study.txtpb"), "--output", file("a study.h5"),
                               "--script", file("go.sh")});
    return say(more);
  }
  tests::Folder folder;
};

/// Stands in for sbatch: keeps its words and the job that it gets, and gives each a number.
void put_sbatch(const tests::Folder& folder) {
  std::filesystem::create_directory(folder.file("bin"));
  std::ofstream(folder.file("bin/sbatch"))
      << "#!/bin/sh\ncd \"$(dirname \"$0\")/..\"\n"
         "n=$(ls job.* 2>/dev/null | wc -l)\nn=$((n + 71))\n"
         "echo \"$*\" > words.$n\ncat > job.$n\necho \"$n;a_cluster\"\n";
  std::filesystem::permissions(folder.file("bin/sbatch"), std::filesystem::perms::owner_all);
}
}  // namespace

TEST_CASE("slurm writes a script that submits the shares and then the merging") {
  const Study study;
  const Answer answer = study.write({"--jobs", "4", "--cpus", "2", "--time", "1:30:00"});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("4 jobs of 2 processors") && Contains("submit   sh "));

  put_sbatch(study.folder);
  const std::string submit =
      "PATH=" + study.file("bin") + ":$PATH sh " + study.file("go.sh") + " > " + study.file("said");
  REQUIRE(std::system(submit.c_str()) == 0);
  CHECK(tests::content(study.file("words.71")) == "--parsable\n");
  CHECK(tests::content(study.file("words.72")) == "--parsable --dependency=afterany:71\n");
  CHECK_THAT(tests::content(study.file("said")), Contains("71") && Contains("72"));

  const std::string shares = tests::content(study.file("job.71"));
  CHECK_THAT(shares, Contains("#SBATCH --array=1-4\n") && Contains("#SBATCH --cpus-per-task=2\n") &&
                         Contains("#SBATCH --time=1:30:00\n"));
  CHECK_THAT(shares, Contains(" sweep \"") && Contains("--shard \"$SLURM_ARRAY_TASK_ID/4\"") &&
                         Contains("--threads 2 --resume"));
  const std::string merging = tests::content(study.file("job.72"));
  CHECK_THAT(merging, Contains(" merge \"") && Contains("--shards 4"));
  for (const std::string& job : {shares, merging}) {
    CHECK_THAT(job, Catch::StartsWith("#!/bin/sh\n#SBATCH "));
    CHECK_THAT(job, Contains("\"" + study.file("a study.h5") + "\""));
  }
}

TEST_CASE("slurm without a time leaves it to the cluster") {
  const Study study;
  CHECK(study.write().code == apps::ExitCode::done);
  CHECK_THAT(tests::content(study.file("go.sh")), !Contains("--time"));
}

TEST_CASE("slurm replaces neither a script nor a result") {
  const Study study;
  std::ofstream(study.file(GENERATE("go.sh", "a study.h5"))) << "mine";
  const Answer answer = study.write();
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("it is there already") && Contains(" names another"));
}

TEST_CASE("slurm refuses what it cannot use") {
  const Study study;
  CHECK_THAT(say({"slurm"}).err, Contains("of which EXPERIMENT?"));
  CHECK_THAT(study.write({}).err, Contains("into how many jobs?"));
  CHECK_THAT(study.write({"--jobs", "0"}).err, Contains("allowed 1 to 1,000"));
  CHECK_THAT(study.write({"--jobs", "4", "--time", "soon"}).err,
             Contains("--time \"soon\": not a time"));
  const Answer absent = say({"slurm", study.file("absent.txtpb"), "--jobs", "4"});
  CHECK(absent.code == apps::ExitCode::bad_input);
  CHECK_THAT(absent.err, Contains("absent.txtpb"));
}
