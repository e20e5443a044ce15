/// More runs into a finished file: the same file as all at once, whatever stopped it on the way.
#include <catch2/catch.hpp>
#include <filesystem>

#include "engine/error.hpp"
#include "tests/store/bytes.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;
using Catch::Contains;

namespace {

ResultHeader longer(const std::string& earlier, std::uint64_t runs, Trajectories trajectories) {
  ResultHeader header = small_header(runs);
  header.trajectories = trajectories;
  header.earlier = earlier;
  return header;
}

/// Simulates until so many runs are safe.
void begin(const std::string& output, const ResultHeader& header, std::uint64_t until) {
  ResultWriter writer(output, header, IfExists::resume);
  std::atomic<bool> stop = false;
  EnsembleOptions options;
  options.threads = 1;
  options.runs_per_commit = 16;
  options.stop = &stop;
  options.progress = [&](std::uint64_t done, std::uint64_t) { stop = done >= until; };
  run_ensemble(writer, simulate_fake, options);
}

std::string finished(const std::string& output, const ResultHeader& header) {
  ResultWriter writer(output, header, IfExists::resume);
  run_ensemble(writer, simulate_fake, {});
  return writer.finish();
}

/// A study of points by rounds of replicates.
ResultHeader study(std::uint32_t replicates, std::vector<std::uint32_t> rounds) {
  ResultHeader header = tiny_header(3 * replicates);
  header.shape.series = header.shape.months = 0;
  header.series.clear();
  header.plan = {3, std::move(rounds), {1, 2, 0}, PointDraws::shared};
  DesignTable& design = header.design.emplace();
  design.kind = "list";
  design.factors = {{"regime", "1", "regime", {0, 1, 2}, {"a", "b", "c"}, true}};
  design.unit = {0, .5, 1};
  return header;
}

SimulateBlock simulate_study(const RunPlan& plan) {
  return [plan](std::uint64_t first, int count, BlockResult& block) {
    for (int k = 0; k < count; ++k) {
      const RunName run = plan.name(first + std::uint64_t(k));
      block.outcomes[std::size_t(k)] = share_of(run.replicate + 1000 * run.point, 7);
    }
  };
}

std::string run_study(const std::string& output, const ResultHeader& header) {
  ResultWriter writer(output, header, IfExists::resume);
  run_ensemble(writer, simulate_study(header.plan), {});
  return writer.finish();
}

/// Variables of two files that differ, as h5diff names them; its own words where it is not there.
std::string differences(const std::string& left, const std::string& right) {
  const std::string program =
      "import xarray, sys; a, b = (xarray.open_dataset(p, decode_cf=False) for p in sys.argv[1:]); "
      "print([n for n in a.variables if not a[n].identical(b[n])])";
  FILE* pipe = ::popen(
      ("/usr/bin/python3 -c \"" + program + "\" '" + left + "' '" + right + "' 2>&1").c_str(), "r");
  std::string text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
  ::pclose(pipe);
  return text;
}

}  // namespace

TEST_CASE("a finished file goes on to more runs, and is the file of all at once") {
  const Folder folder;
  for (const Trajectories kept : {Trajectories::none, Trajectories::mean, Trajectories::all}) {
    const std::string path = folder / ("a" + std::to_string(int(kept)) + ".h5");
    const std::string whole = folder / ("b" + std::to_string(int(kept)) + ".h5");
    run_whole(path, longer("", 100, kept));
    const std::string digest = run_whole(whole, longer("", 1000, kept));
    CHECK(finished(path, longer(path, 1000, kept)) == digest);
    CHECK(ResultFile(path).runs() == 1000);
    CHECK(ResultFile(path).digest() == digest);
    CHECK(differences(path, whole) == "[]\n");
  }
}

TEST_CASE("until the longer file is whole the earlier one stands, and a killed one goes on") {
  const Folder folder;
  const std::string path = folder / "a.h5";
  run_whole(path, small_header(100));
  const std::string before = bytes_of(path);
  begin(path, longer(path, 1000, Trajectories::none), 300);
  CHECK(bytes_of(path) == before);
  {
    ResultWriter writer(path, longer(path, 1000, Trajectories::none), IfExists::resume);
    CHECK(writer.committed() >= 300);
    CHECK(writer.pending(8).front().first >= 300);
  }
  const std::string digest = finished(path, longer(path, 1000, Trajectories::none));
  CHECK(digest == run_whole(folder / "b.h5", small_header(1000)));
  CHECK_FALSE(std::filesystem::exists(path + ".journal"));
}

TEST_CASE("the same goes into a file beside the earlier one, which stays") {
  const Folder folder;
  run_whole(folder / "a.h5", small_header(100));
  const std::string before = bytes_of(folder / "a.h5");
  const std::string digest =
      finished(folder / "c.h5", longer(folder / "a.h5", 1000, Trajectories::none));
  CHECK(digest == run_whole(folder / "b.h5", small_header(1000)));
  CHECK(bytes_of(folder / "a.h5") == before);
}

TEST_CASE("a journal that holds runs of the earlier file too counts none twice") {
  const Folder folder;
  const std::string path = folder / "a.h5";
  begin(path, small_header(1000), 200);
  run_whole(folder / "earlier.h5", small_header(100));
  CHECK(finished(path, longer(folder / "earlier.h5", 1000, Trajectories::none)) ==
        run_whole(folder / "b.h5", small_header(1000)));
}

TEST_CASE("a study goes on where its last round was not whole blocks") {
  const Folder folder;
  const std::string path = folder / "a.h5";
  run_study(path, study(12, {8, 12}));
  ResultHeader more = study(20, {8, 16, 20});
  const std::string digest = run_study(folder / "b.h5", more);
  more.earlier = path;
  {
    ResultWriter writer(path, more, IfExists::resume);
    CHECK(writer.committed() == 36);
  }
  CHECK(run_study(path, more) == digest);
  CHECK(ResultFile(path).digest() == digest);
}

TEST_CASE("a file of another job is not gone on with") {
  const Folder folder;
  const std::string path = folder / "a.h5";
  run_whole(path, small_header(100));
  const auto refusal = [&](ResultHeader header) {
    return message_of<UserError>([&] { ResultWriter(path, header, IfExists::resume); });
  };
  ResultHeader other = longer(path, 1000, Trajectories::none);
  other.version = "0.2.0";
  CHECK_THAT(refusal(other), Contains("made by 0.1.0 (commit 0123abc), and this is 0.2.0"));
  other = longer(path, 1000, Trajectories::mean);
  CHECK_THAT(refusal(other), Contains("other trajectories"));
  other = longer(path, 50, Trajectories::none);
  CHECK_THAT(refusal(other), Contains("has runs that the longer job has not"));
  CHECK_FALSE(std::filesystem::exists(path + ".journal"));
}
