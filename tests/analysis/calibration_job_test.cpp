// A calibration as a job, on an output where a file is.
#include <catch2/catch.hpp>
#include <filesystem>

#include "analysis/jobs/calibration.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/error.hpp"
#include "tests/store/bytes.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using analysis::CalibrationEnd;
using analysis::JobEnd;
using Catch::Contains;
using engine::IfExists;
using tests::Folder;

namespace {
using State = JobEnd::State;

configs::Experiment few_draws() {
  return configs::read_experiment_text(
      "title: \"few\" scenario: \"three_places\" months: 6 replicates: 2\n"
      "factor { path: \"trust.gain\" }\n"
      "target { outcome: \"final_trust\" value: .35 tolerance: .1 }\n"
      "calibration { abc_rejection { draws: 100 } }\n",
      "test");
}

analysis::Job job_at(const std::string& output, IfExists if_exists) {
  analysis::Job job;
  job.output = output;
  job.threads = 1;
  job.if_exists = if_exists;
  return job;
}

/// While it searches, at once.
void break_off(const analysis::Job& job) {
  const std::atomic<bool> stop = true;
  CHECK(run_calibration(few_draws(), {}, job, {{}, {&stop}}).state == State::interrupted);
}
}  // namespace

TEST_CASE("a calibration that was to overwrite, and is broken off while it searches, still does") {
  const Folder folder;
  const std::string output = folder / "sets.h5";
  CHECK(run_calibration(few_draws(), {}, job_at(folder / "whole.h5", IfExists::refuse)).state ==
        State::finished);
  tests::run_whole(output, tests::small_header(8));
  break_off(job_at(output, IfExists::overwrite));
  CHECK(run_calibration(few_draws(), {}, job_at(output, IfExists::resume)).state ==
        State::finished);
  CHECK(engine::ResultFile(output).stored_digest() ==
        engine::ResultFile(folder / "whole.h5").stored_digest());
}

TEST_CASE("a calibration finds a file in its place before it searches, not after") {
  const Folder folder;
  const std::string output = folder / "sets.h5";
  break_off(job_at(output, IfExists::refuse));
  tests::run_whole(output, tests::small_header(8));
  analysis::CalibrationWatch watch;
  watch.stage = [](const analysis::CalibrationStage&) { FAIL("it searches"); };
  CHECK_THAT(tests::message_of<engine::UserError>([&] {
               run_calibration(few_draws(), {}, job_at(output, IfExists::resume), watch);
             }),
             Contains("which is another job"));
}
