/// Blocks of runs: lanes, instruction sets, spare lanes, failures.
#include "agents/simulate.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "agents/kernel.hpp"
#include "agents/tables/parameter_names.hpp"
#include "engine/target.hpp"
#include "tests/agents/scenes.hpp"

CONCORDAT_DECLARE_KERNEL(scalar)
#if defined(__x86_64__)
CONCORDAT_DECLARE_KERNEL(sse2)
CONCORDAT_DECLARE_KERNEL(avx2)
CONCORDAT_DECLARE_KERNEL(avx512)
#else
CONCORDAT_DECLARE_KERNEL(portable)
#endif

using namespace concordat;
using namespace concordat::tests;

namespace {

using RunLanes = void (*)(const agents::Structure&, std::uint64_t, const agents::Run*, int, int,
                          const engine::Crew*, engine::BlockResult&);
struct Kernel {
  const char* name;
  RunLanes run;
  int lanes;
};

/// Every kernel that this machine can run.
std::vector<Kernel> kernels() {
  std::vector<Kernel> out{{"scalar", agents::scalar::run_lanes, 1}};
#if defined(__x86_64__)
  out.push_back({"sse2", agents::sse2::run_lanes, 8});
  if (engine::has_avx2()) out.push_back({"avx2", agents::avx2::run_lanes, 8});
  if (engine::has_avx512()) out.push_back({"avx512", agents::avx512::run_lanes, 16});
#else
  out.push_back({"portable", agents::portable::run_lanes, 8});
#endif
  return out;
}

engine::BlockResult run_with(const Kernel& kernel, const agents::Structure& structure,
                             const std::vector<agents::Run>& runs) {
  engine::BlockResult result(agents::shape_of(structure), true);
  const auto count = static_cast<int>(runs.size());
  for (int first = 0; first < count; first += kernel.lanes)
    kernel.run(structure, 17, runs.data(), first, std::min(kernel.lanes, count - first), nullptr,
               result);
  return result;
}

/// Every mechanism on, with events; each seed has rules of its own.
agents::Scenario everything(std::uint64_t seed) {
  agents::Scenario s = footprint(seed);
  s.decision = static_cast<agents::Decision>(seed % agents::decision_count);
  s.trust_update = static_cast<agents::TrustUpdate>(seed % agents::trust_update_count);
  s.switches.asynchronous = seed % 2 == 0;
  s.switches.gossip = s.switches.misalignment = true;
  s.parameters->trust_weight = .7;
  s.regime = seed % 2 ? agents::Regime::majority : agents::Regime::memorandum;
  s.events.push_back({agents::EventKind::set_parameter, "", 6, 9, .1, "", "trust.gain"});
  s.events.push_back({agents::EventKind::demand_surge, "", 8, 4, .1, "", ""});
  s.events.push_back({agents::EventKind::funding_change, "", 10, 0, -.05, "acute", ""});
  s.events.push_back({agents::EventKind::leader_leaves, "", 12, 0, .5, "", ""});
  s.events.push_back({agents::EventKind::trust_shock, "", 14, 0, .3, "ccg", ""});
  return s;
}

/// A block of replicates, each with its own parameters.
struct Points {
  std::vector<agents::Parameters> parameters;
  std::vector<agents::Run> runs;
  explicit Points(std::uint64_t seed) : parameters(engine::block_runs) {
    Dice dice(seed);
    for (auto& p : parameters)
      for (const auto& row : agents::parameter_table())
        p[row] = dice.between(row.studied_low, row.studied_high);
    for (std::uint32_t k = 0; k < engine::block_runs; ++k) runs.push_back({3 * k, &parameters[k]});
  }
};

/// Does run `a` of one block equal run `b` of another, in every value?
bool same_run(const engine::BlockResult& left, std::size_t a, const engine::BlockResult& right,
              std::size_t b) {
  const auto column = [](const std::vector<float>& values, std::size_t run) {
    std::vector<float> out;
    for (std::size_t k = run; k < values.size(); k += engine::block_runs) out.push_back(values[k]);
    return out;
  };
  return same_bits(column(left.series, a), column(right.series, b)) &&
         same_bits(column(left.outcomes, a), column(right.outcomes, b)) &&
         same_bits(column(left.organisations, a), column(right.organisations, b)) &&
         same_bits(column(left.places, a), column(right.places, b)) &&
         same_bits(column(left.organisation_series, a), column(right.organisation_series, b)) &&
         left.failed[a] == right.failed[b];
}

}  // namespace

TEST_CASE("every instruction set gives the same bits, with other parameters in every lane") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const agents::Structure structure = agents::make_structure(everything(seed));
    const Points points(seed);
    const auto reference = run_with(kernels().front(), structure, points.runs);
    for (const Kernel& kernel : kernels()) {
      INFO(kernel.name << " on footprint " << seed);
      CHECK(same_bits(reference, run_with(kernel, structure, points.runs)));
    }
  }
}

TEST_CASE("runs in lanes are the runs that they are alone") {
  const agents::Structure structure = agents::make_structure(everything(4));
  const Points points(4);
  for (const Kernel& kernel : kernels()) {
    const auto together = run_with(kernel, structure, points.runs);
    for (std::size_t k = 0; k < engine::block_runs; ++k) {
      INFO(kernel.name << " run " << k);
      CHECK(same_run(together, k, run_with(kernel, structure, {points.runs[k]}), 0));
    }
    CHECK_FALSE(same_run(together, 0, together, 1));
  }
}

TEST_CASE("spare lanes leave no trace") {
  const agents::Structure structure = agents::make_structure(everything(5));
  const Points points(5);
  for (const Kernel& kernel : kernels()) {
    const auto full = run_with(kernel, structure, points.runs);
    auto part = run_with(kernel, structure, {points.runs[0], points.runs[1], points.runs[2]});
    for (std::size_t k = 0; k < 3; ++k) CHECK(same_run(full, k, part, k));
    for (std::size_t k = 3; k < engine::block_runs; ++k)
      for (std::size_t at = k; at < part.series.size(); at += engine::block_runs)
        REQUIRE(part.series[at] == 0);
  }
}

TEST_CASE("a run that is no number is marked failed and spoils no other") {
  const agents::Structure structure = agents::make_structure(everything(6));
  Points points(6);
  const Points sound(6);
  points.parameters[3]->trust_gain = std::nan("");
  points.parameters[5]->demand_growth = 1e6;
  for (const Kernel& kernel : kernels()) {
    const auto block = run_with(kernel, structure, points.runs);
    const auto reference = run_with(kernel, structure, sound.runs);
    for (std::size_t k = 0; k < engine::block_runs; ++k) {
      INFO(kernel.name << " run " << k);
      if (k == 3 || k == 5) CHECK(block.failed[k]);
      if (k != 3 && k != 5) CHECK(same_run(block, k, reference, k));
      CHECK_FALSE(reference.failed[k]);
    }
  }
}

TEST_CASE("simulate uses a kernel of this machine and gives its bits") {
  const agents::Structure structure = agents::make_structure(everything(2));
  const Points points(2);
  engine::BlockResult result(agents::shape_of(structure), true);
  agents::simulate(structure, 17, points.runs, result);
  CHECK(same_bits(result, run_with(kernels().front(), structure, points.runs)));
  bool is_known = false;
  for (const Kernel& kernel : kernels())
    is_known = is_known || agents::instruction_set() == kernel.name;
  CHECK(is_known);
}

TEST_CASE("simulate gives the bits of the reference for any number of runs in a block") {
  const agents::Structure structure = agents::make_structure(everything(3));
  const Points points(3);
  for (const std::size_t count : {1u, 7u, 8u, 9u, 15u}) {
    const std::vector<agents::Run> runs(points.runs.begin(), points.runs.begin() + long(count));
    engine::BlockResult result(agents::shape_of(structure), true);
    agents::simulate(structure, 17, runs, result);
    INFO(count << " runs");
    CHECK(same_bits(result, run_with(kernels().front(), structure, runs)));
  }
}

TEST_CASE("another seed or another replicate is another run") {
  const agents::Scenario s = footprint(1);
  CHECK_FALSE(same_bits(run_block(s, 1), run_block(s, 2)));
  CHECK_FALSE(same_bits(run_block(s, 1), run_block(s, 1, 8, 8)));
  CHECK(same_bits(run_block(s, 1), run_block(s, 1)));
}
