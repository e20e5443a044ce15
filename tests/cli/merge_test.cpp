// Shares of a study, merged within this process.
#include <catch2/catch.hpp>

#include "analysis/jobs/job.hpp"
#include "apps/cli/version/version.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::Answer;
using tests::say;

namespace {
constexpr const char* experiment = R"(
title: "Four values of one thing"
footprint: "dorset"
months: 6
factor { path: "trust.gain" low: 0.01 high: 0.02 }
design { full_factorial { levels: 4 } }
replicates: 8
)";

struct Study {
  Study() { std::ofstream(file("study.txtpb")) << experiment; }
  std::string file(const std::string& name) const { return folder.file(name); }
  Answer sweep(const std::string& output, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"sweep", file("study.txtpb"), "--output", file(output), "--quiet"});
    return say(more);
  }
  Answer merge(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"merge", file("study.txtpb"), "--output", file("shares.h5")});
    return say(more);
  }
  analysis::Study known() const {
    return analysis::Study(configs::read_experiment_file(file("study.txtpb")));
  }
  /// By one process that has shares.h5 to itself, or goes on with it.
  engine::ResultWriter begun() const {
    return {file("shares.h5"),
            analysis::header_of(known(), {"by hand", apps::version(), apps::commit()}),
            engine::IfExists::resume};
  }
  std::string digest(const std::string& output) const {
    return say({"info", file(output), "--digest"}).out;
  }
  /// With those that several parts hold counted more than once.
  std::uint64_t runs_in_parts() const {
    const auto unfinished = engine::read_unfinished(file("shares.h5"));
    REQUIRE(unfinished);
    std::uint64_t runs = 0;
    for (const auto& part : unfinished->parts) runs += part.committed;
    return runs;
  }
  tests::Folder folder;
};
}  // namespace

TEST_CASE("merged shares are one file with the digest of one process") {
  const Study study;
  for (const char* share : {"2/3", "3/3", "1/3"})
    REQUIRE(study.sweep("shares.h5", {"--shard", share}).code == apps::ExitCode::done);
  const Answer merged = study.merge();
  CHECK(merged.code == apps::ExitCode::done);
  CHECK_THAT(merged.out, Contains("wrote  ") && Contains("digest "));
  REQUIRE(study.sweep("alone.h5").code == apps::ExitCode::done);
  CHECK(study.digest("shares.h5") == study.digest("alone.h5"));

  const Answer again = study.merge();
  CHECK(again.code == apps::ExitCode::done);
  CHECK(again.out == merged.out);
}

TEST_CASE("merging says which shares lack something, and the command for each") {
  const Study study;
  REQUIRE(study.sweep("shares.h5", {"--shard", "2/4"}).code == apps::ExitCode::done);
  const Answer answer = study.merge({"--shards", "4"});
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("shares.h5: 24 runs of 32 are missing") &&
                             Contains("share 1/4 lacks 8 runs") &&
                             Contains("share 3/4 lacks 8 runs") &&
                             Contains("share 4/4 lacks 8 runs") && !Contains("share 2/4 lacks"));
  CHECK_THAT(answer.err, Contains("--shard 4/4") && Contains("--resume"));
  CHECK_FALSE(std::filesystem::exists(study.file("shares.h5")));

  for (const char* share : {"1/4", "3/4", "4/4"})
    REQUIRE(study.sweep("shares.h5", {"--shard", share, "--resume"}).code == apps::ExitCode::done);
  CHECK(study.merge().code == apps::ExitCode::done);
}

TEST_CASE("a share names how many there are, so that merging too early names those that lack") {
  const Study study;
  const Answer first = study.sweep("shares.h5", {"--shard", "1/2"});
  CHECK_THAT(first.out, Contains("when all shards are") && Contains("--shards 2\n"));
  const Answer early = study.merge({"--shards", "2"});
  CHECK(early.code == apps::ExitCode::bad_input);
  CHECK_THAT(early.err, Contains("share 2/2 lacks 16 runs") && Contains("--shard 2/2 --resume"));
  REQUIRE(study.sweep("shares.h5", {"--shard", "2/2", "--resume"}).code == apps::ExitCode::done);
  CHECK(study.merge({"--shards", "2"}).code == apps::ExitCode::done);
}

TEST_CASE("merging too early leaves nothing that was not there, and what was there as it was") {
  const Study study;
  const std::string journal = study.file("shares.h5.journal");
  REQUIRE(study.sweep("shares.h5", {"--shard", "1/2"}).code == apps::ExitCode::done);
  CHECK(study.merge().code == apps::ExitCode::bad_input);
  CHECK_FALSE(std::filesystem::exists(journal));
  { const engine::ResultWriter begun = study.begun(); }
  REQUIRE(std::filesystem::exists(journal));
  CHECK(study.merge().code == apps::ExitCode::bad_input);
  CHECK(std::filesystem::exists(journal));
}

TEST_CASE("one process can complete what shares left") {
  const Study study;
  REQUIRE(study.sweep("shares.h5", {"--shard", "2/4"}).code == apps::ExitCode::done);
  CHECK(study.sweep("shares.h5", {"--resume"}).code == apps::ExitCode::done);
  REQUIRE(study.sweep("alone.h5").code == apps::ExitCode::done);
  CHECK(study.digest("shares.h5") == study.digest("alone.h5"));
}

TEST_CASE("shares of another number simulate only what earlier ones left") {
  const Study study;
  REQUIRE(study.sweep("shares.h5", {"--shard", "1/2"}).code == apps::ExitCode::done);
  for (const char* share : {"1/3", "2/3", "3/3"})  // the second holds half of what was simulated
    REQUIRE(study.sweep("shares.h5", {"--shard", share, "--resume"}).code == apps::ExitCode::done);
  CHECK(study.runs_in_parts() == 32);  // none twice
  CHECK(study.merge().code == apps::ExitCode::done);
  REQUIRE(study.sweep("alone.h5").code == apps::ExitCode::done);
  CHECK(study.digest("shares.h5") == study.digest("alone.h5"));
}

TEST_CASE("shares do not simulate again what one process left") {
  const Study study;
  {
    const analysis::Study known = study.known();
    engine::ResultWriter writer = study.begun();
    engine::Record record(writer.header(), {0, 12});
    for (std::uint64_t first : {0u, 8u}) {
      engine::BlockResult block(writer.header().shape);
      const int count = first == 0 ? 8 : 4;
      known.simulate(first, count, block);
      record.add(block, count);
    }
    writer.commit(record);
  }
  for (const char* share : {"1/2", "2/2"})
    REQUIRE(study.sweep("shares.h5", {"--shard", share, "--resume"}).code == apps::ExitCode::done);
  CHECK(study.runs_in_parts() == 32);
  CHECK(study.merge().code == apps::ExitCode::done);
  REQUIRE(study.sweep("alone.h5").code == apps::ExitCode::done);
  CHECK(study.digest("shares.h5") == study.digest("alone.h5"));
}

TEST_CASE("there is nothing to merge where no share was simulated") {
  const Study study;
  CHECK_THAT(say({"merge"}).err, Contains("of which EXPERIMENT?"));
  const Answer answer = study.merge();
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("nothing to merge") && Contains("--shard 1/4"));
  CHECK_FALSE(std::filesystem::exists(study.file("shares.h5.journal")));
}

TEST_CASE("parts of another experiment are not merged") {
  const Study study;
  REQUIRE(study.sweep("shares.h5", {"--shard", "1/1"}).code == apps::ExitCode::done);
  std::filesystem::rename(study.file("shares.h5"), study.file("whole.h5"));
  REQUIRE(study.sweep("shares.h5", {"--shard", "1/2"}).code == apps::ExitCode::done);
  std::ofstream(study.file("study.txtpb"), std::ios::app) << "seed: 2\n";
  const Answer answer = study.merge();
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("another"));
}
