// Jobs without a screen: watched, ended early, gone on with.
#include "analysis/jobs/job.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "analysis/experiments/recorded.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/error.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using analysis::Job;
using analysis::JobEnd;
using analysis::Study;
using analysis::Watch;
using tests::Folder;

namespace {
using State = JobEnd::State;

analysis::OneScenario one_scenario(std::uint64_t runs) {
  configs::Overrides dorset;
  dorset.footprint = "dorset";
  dorset.months = 24;
  return {configs::footprint_scenario(dorset), 1, runs};
}

configs::Experiment experiment() {
  return configs::read_experiment_text(
      "title: \"test\" scenario: \"three_places\" months: 24 replicates: 16\n"
      "factor { path: \"regime\" level: \"memorandum\" level: \"majority\" }\n"
      "design { full_factorial {} }\n",
      "test");
}

Job job_at(const std::string& output, int threads = 2) {
  Job job;
  job.output = output;
  job.threads = threads;
  job.runs_per_commit = 8;
  return job;
}

std::string digest_of(const std::string& output) {
  return engine::ResultFile(output).stored_digest();
}

/// Does the job, ended early after the first runs if it is to be.
JobEnd broken_off(const Study& study, const Job& job) {
  std::atomic<bool> stop = false;
  Watch watch{&stop};
  watch.progress = [&](std::uint64_t done, std::uint64_t) { stop = done > 0; };
  return run_job(study, job, watch);
}

/// Whole, and broken off and gone on with: the same bits.
void check_resuming(const Study& study) {
  const Folder folder;
  CHECK(run_job(study, job_at(folder / "whole.h5")).state == State::finished);
  Job job = job_at(folder / "broken.h5", 1);
  const JobEnd broken = broken_off(study, job);
  CHECK(broken.state == State::interrupted);
  CHECK(broken.committed > 0);
  CHECK(broken.committed < broken.wanted);
  CHECK_FALSE(std::filesystem::exists(job.output));
  job.if_exists = engine::IfExists::resume;
  CHECK(run_job(study, job).state == State::finished);
  CHECK(digest_of(job.output) == digest_of(folder / "whole.h5"));
}
}  // namespace

TEST_CASE("a job that ends early goes on to the bits of an undisturbed one") {
  SECTION("of one scenario") { check_resuming(Study(one_scenario(40))); }
  SECTION("of an experiment") { check_resuming(Study(experiment())); }
}

TEST_CASE("a job tells when its output is open and how far it is, to the end") {
  const Folder folder;
  const Study study(one_scenario(40));
  int opened = 0;
  std::uint64_t first = 99, last = 0, total = 0;
  Watch watch;
  watch.opened = [&] { ++opened; };
  watch.progress = [&](std::uint64_t done, std::uint64_t of) {
    CHECK(opened == 1);
    if (first == 99) first = done;
    CHECK(done >= last);
    last = done;
    total = of;
  };
  run_job(study, job_at(folder / "run.h5"), watch);
  CHECK(first == 0);
  CHECK(last == 40);
  CHECK(total == 40);
}

TEST_CASE("a job that may not have its output says nothing of it being open") {
  const Folder folder;
  const Study study(one_scenario(8));
  const Job job = job_at(folder / "run.h5");
  run_job(study, job);
  Watch watch;
  watch.opened = [] { FAIL("it is not"); };
  CHECK_THROWS_AS(run_job(study, job, watch), engine::UserError);
}

TEST_CASE("one scenario is a study of one point that keeps all that the model measures") {
  const Study study(one_scenario(24));
  CHECK(study.points() == 1);
  CHECK(study.runs() == 24);
  const engine::ResultHeader header = study.header();
  CHECK_FALSE(header.design);
  CHECK(header.shape.months == 24);
  CHECK(header.shape.organisations == 11);
  CHECK(header.series.size() == std::size_t(header.shape.series));
  CHECK(header.organisation_names.size() == 11);
}

TEST_CASE("what a file records gives its digest again, of a scenario as of an experiment") {
  const Folder folder;
  run_job(Study(one_scenario(24)), job_at(folder / "run.h5"));
  run_job(Study(experiment()), job_at(folder / "study.h5"));
  for (const char* name : {"run.h5", "study.h5"}) {
    const engine::ResultFile file(folder / name);
    run_job(analysis::recorded_study(file), job_at(folder / "again.h5"));
    CHECK(digest_of(folder / "again.h5") == file.stored_digest());
    std::filesystem::remove(folder / "again.h5");
  }
}

TEST_CASE("a share of a job leaves its part and no file") {
  const Folder folder;
  const Study study(experiment());
  Job job = job_at(folder / "study.h5");
  job.shard = {1, 2};
  CHECK(run_job(study, job).state == State::shard_done);
  CHECK_FALSE(std::filesystem::exists(job.output));
  CHECK(engine::read_unfinished(job.output)->committed == 16);
}
