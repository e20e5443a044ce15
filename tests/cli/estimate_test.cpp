// What a job takes is foreseen as it really is: scenarios of the library, simulated.
#include "analysis/estimates/estimate.hpp"

#include <catch2/catch.hpp>

#include "agents/prepare.hpp"
#include "apps/cli/jobs/ensemble_job.hpp"
#include "apps/cli/screen/json.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/ensemble/work.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using engine::Trajectories;

namespace {
void check_disk(const configs::Resolved& resolved, Trajectories kept, std::uint64_t runs) {
  const tests::Folder folder;
  apps::Job job;
  job.scenario_text = resolved.text;
  job.output = folder.file("run.h5");
  job.runs = runs;
  job.threads = 2;
  job.trajectories = kept;
  const agents::Structure structure = agents::make_structure(resolved.scenario);
  engine::ResultWriter writer(job.output, apps::header_of(structure, job), job.if_exists);
  analysis::StudySize size;
  size.runs = runs;
  size.text_bytes = resolved.text.size();
  size.shape = writer.header().shape;
  size.trajectories = kept;
  size.runs_per_record = engine::runs_per_piece(writer.header(), job.threads);
  const analysis::StudyCost expected = analysis::estimate_cost(size);

  std::ostringstream out, err;
  apps::Console console{out, err, {}, {}};
  apps::simulate_pending(writer, structure, job, apps::ShowProgress::no, console);
  const auto journal = std::filesystem::file_size(job.output + ".journal");
  writer.finish();
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
