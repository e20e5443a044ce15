// `concordat sweep` under mpirun and in shares, undisturbed, killed and interrupted.
#include <signal.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "engine/store/results.hpp"
#include "tests/cluster/studies.hpp"

using namespace concordat::tests;
using Catch::Contains;
using concordat::engine::read_unfinished;
using concordat::engine::ResultFile;

namespace {
/// Starts it under mpirun and ends it somewhere on the way by what `strike` does.
template <class Strike>
Ended broken_off(const ClusterStudy& study, int ranks, Strike strike) {
  Running job("exec " + mpirun_words(ranks) + study.sweep("study.h5"));
  REQUIRE(wait_for_runs(study.file("study.h5"), 200));
  strike(job);
  Ended ended = job.wait();
  INFO(ended.said);
  CHECK(ended.code != 0);
  CHECK_FALSE(std::filesystem::exists(study.file("study.h5")));
  const auto left_over = read_unfinished(study.file("study.h5"));
  REQUIRE(left_over);
  CHECK(left_over->committed >= 200);
  CHECK(left_over->committed < left_over->runs);
  return ended;
}

void go_on(const ClusterStudy& study, int ranks) {
  const std::string words = study.sweep("study.h5", "--resume");
  const Ended ended = ranks == 0 ? started("exec " + words) : mpirun(ranks, words);
  INFO(ended.said);
  REQUIRE(ended.code == 0);
  CHECK(study.digest("study.h5") == study.digest_alone());
  CHECK_FALSE(read_unfinished(study.file("study.h5")));
}
}  // namespace

TEST_CASE("a sweep under mpirun has the digest of one process") {
  need_mpi();
  ClusterStudy study;
  study.write(ClusterStudy::adaptive());
  const Ended ended = mpirun(4, study.sweep("study.h5"));
  INFO(ended.said);
  REQUIRE(ended.code == 0);
  const std::string title = "Trust under two regimes";
  REQUIRE_THAT(ended.said, Contains(title));
  CHECK(ended.said.find(title) == ended.said.rfind(title));  // only the first rank speaks
  CHECK(study.digest("study.h5") == study.digest_alone());
}

TEST_CASE("a run under mpirun has the digest of one process, also where it stops by itself") {
  need_mpi();
  const ClusterStudy study;
  const std::string more = GENERATE("", " --until 'final_trust within .01'");
  const std::string line =
      concordat_program + " run three_places --months 12 --replicates 400 --quiet" + more;
  const auto digest_of = [&](const std::string& file, auto start) {
    const Ended ended = start(line + " --output " + study.file(file));
    INFO(ended.said);
    REQUIRE(ended.code == 0);
    return ResultFile(study.file(file)).digest();
  };
  const auto alone = [](const std::string& words) { return started("exec " + words); };
  const auto shared = [](const std::string& words) { return mpirun(3, words); };
  CHECK(digest_of("shared.h5", shared) == digest_of("alone.h5", alone));
}

TEST_CASE("a stress test under mpirun has the digest of one process, its added sizes too") {
  need_mpi();
  const ClusterStudy study;
  const std::string line = concordat_program +
                           " stress three_places --shock squeeze --regime memorandum --months 60 "
                           "--replicates 40 --quiet --threads 1";
  const auto digest_of = [&](const std::string& file, auto start) {
    const Ended ended = start(line + " --output " + study.file(file));
    INFO(ended.said);
    REQUIRE(ended.code == 0);
    return ResultFile(study.file(file)).digest();
  };
  const std::string alone =
      digest_of("one.h5", [](const std::string& words) { return started("exec " + words); });
  CHECK(ResultFile(study.file("one.h5")).runs() > 18 * 40);  // a size is added
  CHECK(digest_of("ranks.h5", [](const std::string& words) { return mpirun(3, words); }) == alone);
}

TEST_CASE("the adaptive study of these tests is one: points differ in replicates") {
  ClusterStudy study;
  study.write(ClusterStudy::adaptive());
  REQUIRE(started("exec " + study.sweep("study.h5")).code == 0);
  const auto runs = concordat::engine::ResultFile(study.file("study.h5")).runs();
  CHECK(runs > 100 * 16 + 100);
  CHECK(runs < 100 * 64 - 100);
}

TEST_CASE("a rank killed at work costs what it had not finished: other ranks go on with the rest") {
  need_mpi();
  const ClusterStudy study;
  const int victim = GENERATE(0, 3), resuming = victim == 0 ? 0 : 2;
  broken_off(study, 4, [victim](const Running& job) {
    const std::vector<pid_t> ranks = job.children();
    REQUIRE(ranks.size() == 4);
    kill(ranks[static_cast<std::size_t>(victim)], SIGKILL);
  });
  go_on(study, resuming);
}

TEST_CASE("mpirun interrupted lets the ranks finish their blocks and say how to go on") {
  need_mpi();
  const ClusterStudy study;
  const int signal = GENERATE(SIGINT, SIGTERM);
  const Ended ended =
      broken_off(study, 3, [signal](const Running& job) { kill(job.process(), signal); });
  CHECK_THAT(ended.said, Contains("interrupted: ") && Contains("--resume"));
  go_on(study, 4);
}

TEST_CASE("what stands for one process refuses to be several") {
  need_mpi();
  const ClusterStudy study;
  const Ended check = mpirun(2, concordat_program + " check three_places");
  CHECK(check.code == 2);
  CHECK_THAT(check.said, Contains("check works in one process"));
  const Ended shard = mpirun(2, study.sweep("study.h5", "--shard 1/2"));
  CHECK(shard.code == 2);
  CHECK_THAT(shard.said, Contains("one or the other"));
}

TEST_CASE("shares of a sweep merge into the digest of one process") {
  ClusterStudy study;
  study.write(ClusterStudy::adaptive());
  for (const char* share : {"3/3", "1/3", "2/3"}) {
    const Ended ended = started("exec " + study.sweep("study.h5", std::string("--shard ") + share));
    INFO(ended.said);
    REQUIRE(ended.code == 0);
  }
  const Ended merged = started("exec " + study.merge("study.h5"));
  INFO(merged.said);
  REQUIRE(merged.code == 0);
  CHECK(study.digest("study.h5") == study.digest_alone());
  CHECK_FALSE(read_unfinished(study.file("study.h5")));
}

TEST_CASE("merging says what a killed share lacks, with the command that completes it") {
  const ClusterStudy study;
  REQUIRE(started("exec " + study.sweep("study.h5", "--shard 1/2")).code == 0);
  {
    Running share("exec " + study.sweep("study.h5", "--shard 2/2"));
    REQUIRE(wait_for_runs(study.file("study.h5"), 2400 + 48));
    const Ended early = started("exec " + study.merge("study.h5"));
    CHECK(early.code == 2);  // not while a share is at work
    kill(share.process(), SIGKILL);
    share.wait();
  }
  const Ended missing = started("exec " + study.merge("study.h5", "--shards 2"));
  INFO(missing.said);
  CHECK(missing.code == 2);
  CHECK_THAT(missing.said, !Contains("share 1/2 lacks"));
  const std::string before = "complete it with\n";
  REQUIRE_THAT(missing.said, Contains("share 2/2 lacks ") && Contains(before));
  const Ended completed = started(missing.said.substr(missing.said.find(before) + before.size()));
  INFO(completed.said);
  REQUIRE(completed.code == 0);
  REQUIRE(started("exec " + study.merge("study.h5")).code == 0);
  CHECK(study.digest("study.h5") == study.digest_alone());
}
