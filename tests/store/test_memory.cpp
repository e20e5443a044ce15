#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>

#include "engine/error.hpp"
#include "engine/store/memory/results_in_memory.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;

namespace {

/// All runs of a header, some at a time, the last first: records may come in any order.
class Backwards : public WorkSource {
 public:
  explicit Backwards(std::uint64_t runs) : left_(runs) {}
  Piece next() override {
    if (left_ == 0) return {};
    const std::uint64_t last = left_;
    left_ -= std::min<std::uint64_t>(left_, 40);
    return {{left_, last}};
  }
  void done(const Piece&, const RunValues&) override {}
  std::uint64_t total() const override { return 300; }

 private:
  std::uint64_t left_;
};

MemoryFile in_memory(const ResultHeader& header) {
  ResultsInMemory results(header);
  Backwards source(header.runs);
  run_ensemble(results, source, simulate_fake, {});
  CHECK(results.committed_ranges() == std::vector<RunRange>{{0, header.runs}});
  std::uint64_t failed = 0;
  results.read_committed([&](RunRange, const RunValues& values) {
    failed += std::uint64_t(std::ranges::count(values.failed, 1));
  });
  CHECK(failed == 3);
  return results.finish();
}

std::string attribute(const MemoryFile& file, const std::string& name) {
  return std::ranges::find(file.attributes, name, &MemoryAttribute::name)->text;
}

const MemoryVariable& variable(const MemoryFile& file, const std::string& name) {
  return *std::ranges::find(file.variables, name, &MemoryVariable::name);
}

template <class Number>
std::vector<Number> numbers(const MemoryVariable& variable) {
  std::vector<Number> values(variable.bytes.size() / sizeof(Number));
  std::memcpy(values.data(), variable.bytes.data(), variable.bytes.size());
  return values;
}

}  // namespace

TEST_CASE("results in memory are those of the file, in whatever order they came") {
  const Folder folder;
  ResultHeader header = small_header(300);
  header.trajectories = Trajectories::all;
  run_whole(folder / "a.h5", header);
  const ResultFile there(folder / "a.h5");
  const MemoryFile here = in_memory(header);
  CHECK(attribute(here, "digest") == there.stored_digest());
  CHECK(attribute(here, "axes") == there.axes());
  CHECK(variable(here, "scenario").texts == std::vector{there.scenario()});
  CHECK(variable(here, "organisation").texts == there.organisation_codes());
  CHECK(numbers<std::uint32_t>(variable(here, "replicate")) == there.replicates());
  CHECK(numbers<std::uint8_t>(variable(here, "failed")) == there.failures());
  CHECK(numbers<double>(variable(here, "pressure_mean")) == there.series_mean("pressure"));
  const MemoryVariable& paths = variable(here, "organisation_trust_runs");
  CHECK(paths.extents == std::vector<std::uint64_t>{300, 6, 3});
  CHECK(paths.dimensions == std::vector<std::string>{"run", "month", "organisation"});
}

TEST_CASE("more runs than sums can hold are refused in memory as for a file") {
  const std::string told =
      message_of<UserError>([] { ResultsInMemory results(tiny_header(std::uint64_t{1} << 50)); });
  CHECK(told.find("is too many for the sums of collaboration") != told.npos);
}
