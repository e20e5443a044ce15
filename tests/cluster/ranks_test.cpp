// Real ranks of MPI share a fake study: tests/cluster/programs/shared_study.cpp.
#include <catch2/catch.hpp>

#include "engine/store/results.hpp"
#include "tests/cluster/started.hpp"
#include "tests/paths.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using namespace concordat::tests;
using Catch::Contains;

namespace {
const std::string program = shell_word(build_folder() / "shared_study");

std::string study(const std::string& output, const std::string& fault = "") {
  return program + " " + output + " " + fault;
}

std::string only_digest(const Ended& ended) {
  INFO(ended.said);
  REQUIRE(ended.code == 0);
  const auto digests = digests_in(ended.said);
  REQUIRE(digests.size() == 1);  // only the first rank prints
  return digests.front();
}

std::string digest_alone(const Folder& folder) {
  return only_digest(started(study(folder / "alone.h5")));
}
}  // namespace

TEST_CASE("any number of ranks ends with the digest of one process") {
  need_mpi();
  const Folder folder;
  const std::string alone = digest_alone(folder);
  const int ranks = GENERATE(1, 2, 3, 5);
  const Ended together = mpirun(ranks, study(folder / "together.h5"));
  CHECK(only_digest(together) == alone);
  CHECK_THAT(together.said, Contains(std::to_string(ranks) + " ranks, "));
  CHECK(engine::ResultFile(folder / "together.h5").digest() == alone);
  CHECK_FALSE(engine::read_unfinished(folder / "together.h5"));
}

TEST_CASE("an error of any rank ends all, with its message and exit code, and loses nothing") {
  need_mpi();
  struct Case {
    const char *fault, *message;
    int code;
  };
  const Case it =
      GENERATE(Case{"disk@0", "the disk is full", 3}, Case{"disk@2", "rank 2 on ", 3},
               Case{"throw@0", "a broken simulation", 4}, Case{"throw@1", "rank 1 on ", 4});
  const Folder folder;
  const std::string output = folder / "study.h5";
  const Ended ended = mpirun(3, study(output, it.fault));
  INFO(ended.said);
  CHECK(ended.code == it.code);
  CHECK_THAT(ended.said, Contains(it.message));
  const auto left_over = engine::read_unfinished(output);
  REQUIRE(left_over);
  CHECK(left_over->committed > 0);
  CHECK(only_digest(mpirun(2, study(output))) == digest_alone(folder));
}

TEST_CASE("an error before the work ends all ranks and is told once") {
  need_mpi();
  const std::string fault = GENERATE("input@0", "input@1");
  const Folder folder;
  const Ended ended = mpirun(3, study(folder / "study.h5", fault));
  INFO(ended.said);
  CHECK(ended.code == 2);
  const std::string message = "study.txtpb: not on this computer";
  REQUIRE_THAT(ended.said, Contains(message));
  CHECK(ended.said.find(message) == ended.said.rfind(message));
}

TEST_CASE("a rank that is interrupted stops all, and what was finished is kept") {
  need_mpi();
  const std::string fault = GENERATE("stop@0", "stop@2");
  const Folder folder;
  const std::string output = folder / "study.h5";
  const Ended ended = mpirun(3, study(output, fault));
  INFO(ended.said);
  CHECK(ended.code == 130);
  const auto left_over = engine::read_unfinished(output);
  REQUIRE(left_over);
  CHECK(left_over->committed > 0);
  CHECK(left_over->committed < left_over->runs);
  CHECK(only_digest(started(study(output))) == digest_alone(folder));
}

TEST_CASE("a rank killed at work loses only what it had not finished") {
  need_mpi();
  struct Case {
    const char* fault;
    int resuming_ranks;
  };
  const Case it = GENERATE(Case{"kill@0", 1}, Case{"kill@2", 2}, Case{"kill@2", 4});
  const Folder folder;
  const std::string output = folder / "study.h5";
  CHECK(mpirun(3, study(output, it.fault)).code != 0);
  const auto left_over = engine::read_unfinished(output);
  REQUIRE(left_over);
  CHECK(left_over->committed > 0);
  CHECK(only_digest(mpirun(it.resuming_ranks, study(output))) == digest_alone(folder));
}

TEST_CASE("the first rank serves the others and waits asleep") {
  need_mpi();
  const Folder folder;
  const Ended ended = mpirun(4, study(folder / "study.h5"));  // its simulation only sleeps
  INFO(ended.said);
  REQUIRE(ended.code == 0);
  const std::string after = "asleep ";
  REQUIRE_THAT(ended.said, Contains(after));
  CHECK(std::stoi(ended.said.substr(ended.said.find(after) + after.size())) > 100);
}
