/// Runs that several threads share, made for the thread sanitizer: of a system just large enough
/// that pairs, views and organisations are all shared out (agents/state/each.hpp).
#include "engine/ensemble/crew.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "engine/ensemble/pipeline.hpp"
#include "tests/agents/scenes.hpp"

using namespace concordat;

namespace {

/// Places of five, every mechanism switched on.
agents::Structure many_places() {
  constexpr int places = 13'200;
  agents::Scenario s = tests::alike(5 * places);
  s.places.clear();
  for (int l = 0; l < places; ++l)
    s.places.push_back({"place" + std::to_string(10000 + l), "", 0, 1e5});
  for (int i = 0; i < 5 * places; ++i) s.memberships[static_cast<std::size_t>(i)].place = i / 5;
  s.switches = tests::everything_switched_on();
  s.months = 2;
  return agents::make_structure(s);
}

engine::BlockResult simulated(const agents::Structure& structure, std::uint32_t replicate,
                              const engine::Crew* crew) {
  engine::BlockResult result(agents::shape_of(structure));
  const agents::Run run{replicate, &structure.scenario.parameters};
  agents::simulate(structure, 5, std::span(&run, 1), result, crew);
  return result;
}

/// An ensemble of single runs, each shared by whoever is idle.
class Shared : public engine::Stages {
 public:
  Shared(const agents::Structure& structure, std::size_t runs)
      : structure_(structure), results_(runs) {}
  std::optional<std::size_t> next() override {
    const std::size_t index = handed_out_++;
    return index < results_.size() ? std::optional(index) : std::nullopt;
  }
  void simulate(std::size_t index) override {
    results_[index] =
        simulated(structure_, static_cast<std::uint32_t>(index), &engine::idle_threads());
  }
  void commit(std::size_t) override {}
  const std::vector<std::optional<engine::BlockResult>>& results() const { return results_; }

 private:
  const agents::Structure& structure_;
  std::atomic<std::size_t> handed_out_ = 0;
  std::vector<std::optional<engine::BlockResult>> results_;
};

/// A thread for each part. Unlike oneTBB's threads these are seen by the sanitizer to begin and to
/// end, and no part is known to come before another, however busy the machine is.
void share_among_threads(void*, int parts, engine::Crew::Work work, const void* what) {
  std::vector<std::thread> threads;
  for (int part = 0; part < parts; ++part) threads.emplace_back([=] { work(what, part); });
  for (std::thread& each : threads) each.join();
}

}  // namespace

TEST_CASE("threads share a large run without a race, and change no bit of it") {
  const agents::Structure structure = many_places();
  REQUIRE(structure.organisations.size() > 65'536);
  const engine::Crew crew{nullptr, share_among_threads};
  const engine::BlockResult together = simulated(structure, 0, &crew);
  Shared shared(structure, 1);
  engine::run_pipeline(shared, 4);
  const engine::BlockResult alone = simulated(structure, 0, nullptr);
  for (const engine::BlockResult* each : {&together, &*shared.results().front()}) {
    CHECK(each->series == alone.series);
    CHECK(each->outcomes == alone.outcomes);
  }
}
