// What a job takes is foreseen as it really is: scenarios of the library, simulated.
#include "analysis/estimates/estimate.hpp"

#include <catch2/catch.hpp>

#include "analysis/jobs/job.hpp"
#include "apps/cli/screen/json.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/ensemble/work.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using engine::Trajectories;

namespace {
/// Bytes of the journal once all runs are in it; then the job finishes the file.
std::uint64_t simulated_journal(const analysis::Study& study, const analysis::Job& job) {
  std::uint64_t bytes = 0;
  analysis::Watch watch;
  watch.progress = [&](std::uint64_t, std::uint64_t) {
    bytes = std::filesystem::file_size(job.output + ".journal");
  };
  analysis::run_job(study, job, watch);
  return bytes;
}

void check_disk(const configs::Resolved& resolved, Trajectories kept, std::uint64_t runs) {
  const tests::Folder folder;
  analysis::Job job;
  job.output = folder.file("run.h5");
  job.threads = 2;
  analysis::OneScenario one{resolved, 1, runs};
  one.trajectories = kept;
  const analysis::Study study(one);
  const engine::ResultHeader header = analysis::header_of(study, job.maker);
  analysis::StudySize size;
  size.runs = runs;
  size.text_bytes = resolved.text.size();
  size.shape = header.shape;
  size.trajectories = kept;
  size.runs_per_record = engine::runs_per_piece(header, job.threads);
  const analysis::StudyCost expected = analysis::estimate_cost(size);

  const std::uint64_t journal = simulated_journal(study, job);
  const auto file = std::filesystem::file_size(job.output);
  CAPTURE(runs, kept, expected.journal, journal, expected.file, file);
  CHECK(double(expected.journal) == Approx(double(journal)).epsilon(.2));
  CHECK(double(expected.file) == Approx(double(file)).epsilon(.2));
}
}  // namespace

TEST_CASE("the disk that a run takes is foreseen within a fifth") {
  configs::Overrides dorset, yorkshire;
  dorset.footprint = "dorset";
  dorset.months = 24;
  yorkshire.footprint = "South Yorkshire and Bassetlaw";
  yorkshire.months = 60;
  for (const configs::Overrides& overrides : {dorset, yorkshire}) {
    const auto resolved = configs::footprint_scenario(overrides);
    for (const auto kept : {Trajectories::none, Trajectories::mean, Trajectories::all})
      for (const std::uint64_t runs : {100, 1000}) check_disk(resolved, kept, runs);
  }
}

TEST_CASE("a dry run foresees a study's disk within a fifth, and writes nothing") {
  const tests::Folder folder;
  const std::string study = folder.file("study.txtpb"), output = folder.file("study.h5");
  std::ofstream(study) << "title: \"A study\" footprint: \"dorset\" months: 24 replicates: 8\n"
                          "factor { path: \"trust.gain\" } factor { path: \"regime\" }\n"
                          "design { latin_hypercube { points: 600 } }\n";
  const tests::Answer text = tests::say({"sweep", study, "--output", output, "--dry-run"});
  CHECK(text.code == apps::ExitCode::done);
  CHECK(tests::width(text.out) <= apps::screen_columns);
  for (const std::string words : {"runs     4,800", "time  ", "memory  ", "while it runs"})
    CHECK_THAT(text.out, Catch::Contains(words));
  const auto foreseen = apps::Json::parse(
      tests::say({"sweep", study, "--output", output, "--dry-run", "--format", "json"}).out);
  CHECK_FALSE(std::filesystem::exists(output));
  CHECK_FALSE(std::filesystem::exists(output + ".journal"));
  REQUIRE(tests::say({"sweep", study, "--output", output, "--quiet"}).code == apps::ExitCode::done);
  CHECK(foreseen["most"]["file_bytes"].get<double>() ==
        Approx(double(std::filesystem::file_size(output))).epsilon(.2));
  CHECK(foreseen["most"]["runs"] == 4800);
  CHECK(foreseen["seconds_per_run"] > 0);
}
