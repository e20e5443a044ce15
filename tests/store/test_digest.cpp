#include <catch2/catch.hpp>
#include <filesystem>

#include "engine/error.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using namespace concordat::engine;
using namespace concordat::tests;

namespace {

EnsembleOptions options_of(int threads, std::uint64_t runs_per_commit) {
  EnsembleOptions options;
  options.threads = threads;
  options.runs_per_commit = runs_per_commit;
  return options;
}

}  // namespace

TEST_CASE("the digest does not depend on threads or on the size of commits") {
  const Folder folder;
  const ResultHeader header = small_header(1003);
  const std::string expected = run_whole(folder / "one.h5", header, options_of(1, 1003));
  CHECK(expected.size() == 32);
  int trial = 0;
  for (const int threads : {1, 2, 3, 8}) {
    for (const std::uint64_t runs_per_commit : {0, 8, 24, 100, 13}) {
      const std::string output = folder / (std::to_string(++trial) + ".h5");
      CHECK(run_whole(output, header, options_of(threads, runs_per_commit)) == expected);
    }
  }
}

TEST_CASE("the digest is pinned: a change of what it covers shows") {
  const Folder folder;
  CHECK(run_whole(folder / "a.h5", small_header(200)) == "753cd4e46b0997e278166e7ee072f700");
}

TEST_CASE("the digest needs no file: it is that of the runs and their moments") {
  const Folder folder;
  const ResultHeader header = small_header(203);
  RunOutcomes runs;
  MomentTable moments(header.shape);
  for (std::uint64_t first = 0; first < header.runs; first += block_runs) {
    BlockResult block(header.shape);
    const int count = int(std::min<std::uint64_t>(block_runs, header.runs - first));
    simulate_fake(first, count, block);
    const std::uint32_t sound = sound_runs(block, count);
    add_block(moments, {header.series, header.organisation_states, header.place_states}, block,
              sound);
    for (int run = 0; run < count; ++run) add_run(runs, block, run, sound >> run & 1);
  }
  CHECK(digest_of(runs, moments) == run_whole(folder / "a.h5", header));
}

TEST_CASE("a finished file gives its digest back from its values") {
  const Folder folder;
  const auto trajectories = GENERATE(Trajectories::none, Trajectories::mean, Trajectories::all);
  ResultHeader header = small_header(301);
  header.trajectories = trajectories;
  const std::string digest = run_whole(folder / "a.h5", header);
  const ResultFile file(folder / "a.h5");
  CHECK(file.stored_digest() == digest);
  CHECK(file.digest() == digest);
  CHECK(short_digest("3fa901c277de0123456789abcdef0000") == "3fa9-01c2-77de");
}

TEST_CASE("text, version, command and trajectories are no part of the digest") {
  const Folder folder;
  ResultHeader header = small_header(64);
  const std::string digest = run_whole(folder / "a.h5", header);
  header.title = header.scenario = header.command = header.version = header.commit = "other";
  header.trajectories = Trajectories::all;
  header.seed = 3;
  CHECK(run_whole(folder / "b.h5", header) == digest);
}

TEST_CASE("a single value of a single run changes the digest") {
  const Folder folder;
  const ResultHeader header = small_header(64);
  const std::string digest = run_whole(folder / "a.h5", header);
  const auto altered = [&](const std::string& name, auto alter) {
    ResultWriter writer(folder / name, header, IfExists::refuse);
    run_ensemble(writer,
                 [&](std::uint64_t first, int count, BlockResult& block) {
                   simulate_fake(first, count, block);
                   if (first == 16) {
                     alter(block);
                   }
                 },
                 {});
    return writer.finish();
  };
  CHECK(altered("b.h5", [](BlockResult&) {}) == digest);
  CHECK(altered("c.h5", [](BlockResult& block) { block.outcomes[3] += 1; }) != digest);
  CHECK(altered("d.h5", [](BlockResult& block) { block.series[9] = .5f; }) != digest);
  CHECK(altered("e.h5", [](BlockResult& block) { block.organisations[9] = .5f; }) != digest);
  CHECK(altered("f.h5", [](BlockResult& block) { block.places[9] = .5f; }) != digest);
  CHECK(altered("g.h5", [](BlockResult& block) { block.failed[2] = true; }) != digest);
}

TEST_CASE("a job of no runs and a job of one run finish") {
  const Folder folder;
  const std::uint64_t runs = GENERATE(0, 1);
  ResultHeader header = GENERATE(false, true) ? small_header(0) : tiny_header(0);
  header.runs = runs;
  header.trajectories = Trajectories::all;
  const std::string digest = run_whole(folder / "a.h5", header);
  const ResultFile file(folder / "a.h5");
  CHECK(file.runs() == runs);
  CHECK(file.digest() == digest);
  CHECK(file.outcome("retreat").size() == runs);
  CHECK(file.series_mean("collaboration").size() == std::size_t(header.shape.months));
}

TEST_CASE("a failed run is NaN in outcomes and missing from moments") {
  const Folder folder;
  const ResultHeader header = small_header(100);
  run_whole(folder / "a.h5", header);
  const ResultFile file(folder / "a.h5");
  CHECK(file.failed() == 1);
  const auto outcome = file.outcome("retreat");
  CHECK(std::isnan(outcome[96]));
  CHECK(outcome[95] == share_of(95, 2000));
  double sum = 0;
  for (std::uint64_t run = 0; run < 100; ++run) {
    sum += run == 96 ? 0 : double{share_of(run, 1000)};
  }
  CHECK(file.series_mean("collaboration")[0] == Approx(sum / 99).epsilon(1e-12));
}

TEST_CASE("a value that is not finite marks its run as failed and nothing else") {
  const Folder folder;
  const ResultHeader header = small_header(16);
  ResultWriter writer(folder / "a.h5", header, IfExists::refuse);
  const auto outcome = run_ensemble(writer,
                                    [](std::uint64_t first, int count, BlockResult& block) {
                                      simulate_fake(first, count, block);
                                      if (first == 0) {
                                        block.places[3] = std::numeric_limits<float>::infinity();
                                        block.series[5] = std::numeric_limits<float>::quiet_NaN();
                                      }
                                    },
                                    {});
  CHECK(outcome.failed == 2);
  writer.finish();
  const ResultFile file(folder / "a.h5");
  CHECK(file.failed() == 2);
  CHECK(std::isfinite(file.series_mean("collaboration")[0]));
  CHECK(std::isnan(file.outcome("retreat")[3]));
  CHECK(!std::isnan(file.outcome("retreat")[4]));
}

TEST_CASE("a result file says what it was made from") {
  const Folder folder;
  ResultHeader header = small_header(20);
  header.scenario = std::string(400000, 'x') + "\nname: \"St Mary's, Ynys Môn\"\n";
  run_whole(folder / "a.h5", header);
  const ResultFile file(folder / "a.h5");
  CHECK(file.scenario() == header.scenario);
  CHECK(file.title() == header.title);
  CHECK(file.command() == header.command);
  CHECK(file.version() == "0.1.0");
  CHECK(file.commit() == "0123abc");
  CHECK(file.seed() == header.seed);
  CHECK(file.runs() == 20);
  CHECK(file.months() == 6);
  CHECK(file.series() == std::vector<std::string>{"collaboration", "pressure"});
  CHECK(file.outcomes() == std::vector<std::string>{"retreat", "retreat_month"});
  CHECK(file.organisation_codes() == header.organisation_codes);
  CHECK(file.place_codes() == header.place_codes);
  CHECK(file.series_quantile("pressure", .5).size() == 6);
  CHECK(message_of<UserError>([&] {
          file.series_quantile("pressure", .51);
        }).find("no such quantile") != std::string::npos);
  CHECK(message_of<UserError>([&] { file.outcome("retreta"); }).find("it holds retreat, ") !=
        std::string::npos);
}
