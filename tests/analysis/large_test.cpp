// Large systems: the same bits whoever shares the work, in memory for one run.
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/measures/metrics.hpp"
#include "agents/simulate.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/ensemble/crew.hpp"

using namespace concordat;

namespace {
/// More pairs than go together (agents/state/each.hpp).
agents::Structure large(const std::string& more = "") {
  return agents::make_structure(
      configs::read_scenario_text(
          "months: 7 network { organisations: 9000 degree: 6 off_board: true }" + more, "large")
          .scenario);
}

engine::BlockResult run(const agents::Structure& structure, std::uint32_t first, int count,
                        const engine::Crew* crew) {
  engine::BlockResult result(agents::shape_of(structure));
  std::vector<agents::Run> runs;
  for (int k = 0; k < count; ++k)
    runs.push_back({first + static_cast<std::uint32_t>(k), &structure.scenario.parameters});
  agents::simulate(structure, 5, runs, result, crew);
  return result;
}

/// Does the parts from the last to the first.
void do_backwards(void*, int parts, engine::Crew::Work work, const void* what) {
  for (int part = parts - 1; part >= 0; --part) work(what, part);
}
}  // namespace

TEST_CASE("a crew changes no bit of a large run, in whatever order it works") {
  const engine::Crew backwards{nullptr, do_backwards};
  for (const char* more : {"", " switches { gossip: true } each_body: true",
                           " decision: conditional trust_update: beta_evidence"}) {
    INFO(more);
    const agents::Structure structure = large(more);
    REQUIRE(structure.pairs.size() > 65'536);
    for (const int count : {1, 8}) {
      const engine::BlockResult alone = run(structure, 0, count, nullptr);
      for (const engine::Crew* crew : {&backwards, &engine::idle_threads()}) {
        const engine::BlockResult shared = run(structure, 0, count, crew);
        CHECK(shared.series == alone.series);
        CHECK(shared.outcomes == alone.outcomes);
        CHECK(shared.organisations == alone.organisations);
      }
    }
  }
}

TEST_CASE("a large run alone has the bits that it has among others") {
  const agents::Structure structure = large();
  const engine::BlockResult among = run(structure, 0, 8, nullptr),
                            alone = run(structure, 3, 1, nullptr);
  for (std::size_t k = 0; k < among.series.size(); k += engine::block_runs)
    CHECK(among.series[k + 3] == alone.series[k]);
}

TEST_CASE("means over very many are as exact as over few") {
  // Everybody expects the same at first, so the mean trust of month 0 is that of a small network.
  const agents::Structure structure = large();
  const engine::BlockResult block = run(structure, 0, 1, nullptr);
  const double trust =
      block.series[static_cast<std::size_t>(agents::Series::trust) * 7 * engine::block_runs];
  CHECK(std::isfinite(trust));
  CHECK((trust > .2 && trust < .8));
}
