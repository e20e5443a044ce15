/// Races planted in an ensemble, one for each way in which threads could share what is ours. The
/// thread sanitizer must report each: what it is told of oneTBB (engine/ensemble/sight.hpp,
/// sanitizers.cpp) hides none. Hidden, and in its build ctests that expect the report
/// (races.cmake).
#include <catch2/catch.hpp>
#include <thread>

#include "engine/ensemble/crew.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;

namespace {

/// Work as it is pending, counted without a lock as it is handed out and as it is done.
class CountedWork : public PendingWork {
 public:
  using PendingWork::PendingWork;
  Piece next() override {
    ++handed_out;
    return PendingWork::next();
  }
  void done(const Piece&, const RunValues&) override { ++pieces_done; }
  std::uint64_t handed_out = 0, pieces_done = 0;
};

void simulate_slowly(std::uint64_t first, int count, BlockResult& block) {
  simulate_fake(first, count, block);
  std::this_thread::sleep_for(std::chrono::microseconds(200));
}

void run_on_four(WorkSource& source, ResultWriter& writer, const SimulateBlock& simulate) {
  EnsembleOptions options;
  options.threads = 4;
  run_ensemble(writer, source, simulate, options);
}

struct Planted {
  const Folder folder;
  ResultWriter writer{folder / "a.h5", tiny_header(1600), IfExists::refuse};
  CountedWork work{writer, 16};

  /// With simulations that read a number which something else writes meanwhile.
  void run_reading(const std::uint64_t& number) {
    std::atomic<std::uint64_t> seen = 0;
    run_on_four(work, writer, [&](std::uint64_t first, int count, BlockResult& block) {
      simulate_slowly(first, count, block);
      seen.store(number, std::memory_order_relaxed);
    });
  }
};

}  // namespace

TEST_CASE("planted: two simulations share a number", "[.simulations]") {
  Planted planted;
  std::uint64_t blocks = 0;
  run_on_four(planted.work, planted.writer,
              [&](std::uint64_t first, int count, BlockResult& block) {
                simulate_slowly(first, count, block);
                ++blocks;
              });
  CHECK(blocks > 0);
}

TEST_CASE("planted: a simulation reads what handing out work writes", "[.handing_out]") {
  Planted planted;
  planted.run_reading(planted.work.handed_out);
  CHECK(planted.work.handed_out > 0);
}

TEST_CASE("planted: a simulation reads what committing writes", "[.committing]") {
  Planted planted;
  planted.run_reading(planted.work.pieces_done);
  CHECK(planted.work.pieces_done > 0);
}

TEST_CASE("planted: the caller's other thread writes what simulations read", "[.caller]") {
  Planted planted;
  std::uint64_t written = 0;
  std::atomic<bool> ended = false;
  std::thread other([&] {
    while (!ended.load(std::memory_order_relaxed)) ++written;
  });
  planted.run_reading(written);
  ended = true;
  other.join();
  CHECK(written > 0);
}

TEST_CASE("planted: the hands of a crew share a number", "[.crew]") {
  Planted planted;
  std::uint64_t parts_done = 0;
  const auto work = [](const void* what, int) {
    ++**static_cast<std::uint64_t* const*>(what);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  };
  std::uint64_t* const number = &parts_done;
  run_on_four(planted.work, planted.writer,
              [&](std::uint64_t first, int count, BlockResult& block) {
                simulate_fake(first, count, block);
                const Crew& crew = idle_threads();
                if (first == 0) crew.share(crew.hands, 200, work, &number);
              });
  CHECK(parts_done > 0);
}
