// The script that `concordat slurm` writes, submitted to a real Slurm on this machine.
#include <catch2/catch.hpp>
#include <fstream>

#include "engine/store/results.hpp"
#include "tests/cluster/studies.hpp"
#include "tests/paths.hpp"

using namespace concordat::tests;
using Catch::Contains;

namespace {
const std::string with_slurm = shell_word(project_folder() / "tests/cluster/with_slurm.sh") + " ";
const std::string wait_for_all = "while test -n \"$(squeue --noheader)\"; do sleep .2; done\n";

void write_script(const ClusterStudy& study) {
  const Ended written = started("cd " + study.path() + " && exec " + concordat_program +
                                " slurm study.txtpb --jobs 4 --time 5 --script go.sh");
  INFO(written.said);
  REQUIRE(written.code == 0);
}

/// Runs a script under Slurm; what the jobs said is added.
Ended under_slurm(const ClusterStudy& study, const std::string& script) {
  std::ofstream(study.file("session.sh")) << "cd " << study.path() << "\n" << script;
  Ended ended = started("exec " + with_slurm + "sh -eu " + study.file("session.sh"));
  if (ended.code == 77) skip(ended.said.substr(ended.said.find("skipped: ") + 9));
  ended.said += started("cd " + study.path() + " && tail -n 20 *.log").said;
  return ended;
}
}  // namespace

TEST_CASE("an array of jobs of Slurm, merged, has the digest of one process") {
  const ClusterStudy study;
  write_script(study);
  const Ended ended = under_slurm(study, "sh go.sh\n" + wait_for_all);
  INFO(ended.said);
  REQUIRE(ended.code == 0);
  CHECK(study.digest("study.h5") == study.digest_alone());
  CHECK_FALSE(concordat::engine::read_unfinished(study.file("study.h5")));
}

TEST_CASE(
    "a job of Slurm that is killed costs what it had not finished until it is submitted again") {
  const ClusterStudy study;
  write_script(study);
  const Ended ended = under_slurm(
      study,
      "sh go.sh\n"
      "until test \"$(stat -c %s study.h5.part-2.journal 2>/dev/null || echo 0)\" -gt 6000\n"
      "do sleep .1; done\n"  // its second share has something to lose
      "scancel --signal=KILL --full \"$(squeue --noheader --format=%F | sort -n | head -1)_2\"\n" +
          wait_for_all +
          "cat *.merge.log\n"
          "test ! -e study.h5 && echo not merged\n"
          "sh go.sh\n" +
          wait_for_all);
  INFO(ended.said);
  REQUIRE(ended.code == 0);
  CHECK_THAT(ended.said, Contains("not merged") && Contains("share 2/4 lacks "));
  CHECK(study.digest("study.h5") == study.digest_alone());
}
