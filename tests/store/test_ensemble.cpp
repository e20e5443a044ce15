#include <sys/resource.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "engine/error.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;

TEST_CASE("every run is simulated once, in blocks of at most sixteen") {
  const Folder folder;
  ResultWriter writer(folder / "a.h5", tiny_header(1003), IfExists::refuse);
  std::mutex mutex;
  std::multiset<std::uint64_t> simulated;
  EnsembleOptions options;
  options.threads = 3;
  const auto outcome = run_ensemble(
      writer,
      [&](std::uint64_t first, int count, BlockResult& block) {
        simulate_fake(first, count, block);
        const std::lock_guard lock(mutex);
        CHECK((count >= 1 && count <= block_runs));
        for (int run = 0; run < count; ++run) {
          simulated.insert(first + std::uint64_t(run));
        }
      },
      options);
  CHECK(simulated.size() == 1003);
  CHECK(std::set(simulated.begin(), simulated.end()).size() == 1003);
  CHECK(outcome.complete);
  CHECK(outcome.committed == 1003);
  CHECK(outcome.failed == 10);
}

TEST_CASE("progress never goes back and ends with all runs") {
  const Folder folder;
  ResultWriter writer(folder / "a.h5", tiny_header(400), IfExists::refuse);
  EnsembleOptions options;
  options.threads = 8;
  std::vector<std::uint64_t> seen;  // unguarded: one caller at a time is the promise
  options.progress = [&](std::uint64_t done, std::uint64_t total) {
    CHECK(total == 400);
    seen.push_back(done);
  };
  run_ensemble(writer, simulate_fake, options);
  CHECK(std::is_sorted(seen.begin(), seen.end()));
  CHECK(seen.back() == 400);
  CHECK(seen.size() >= 50);
}

TEST_CASE("more threads than cores are used where they are asked for") {
  const Folder folder;
  ResultWriter writer(folder / "a.h5", tiny_header(64 * 8), IfExists::refuse);
  EnsembleOptions options;
  options.threads = 5;
  std::mutex mutex;
  std::condition_variable more;
  std::set<std::thread::id> threads;
  run_ensemble(
      writer,
      [&](std::uint64_t first, int count, BlockResult& block) {
        simulate_fake(first, count, block);
        std::unique_lock lock(mutex);
        threads.insert(std::this_thread::get_id());
        more.notify_all();
        // On a busy machine a thread may take its time to start.
        more.wait_for(lock, std::chrono::milliseconds(500), [&] { return threads.size() > 2; });
      },
      options);
  CHECK(threads.size() > 2);
  CHECK(threads.size() <= 5);
}

TEST_CASE("a stopped ensemble keeps what it had simulated") {
  const Folder folder;
  std::atomic<bool> stop = false;
  EnsembleOptions options;
  options.threads = 2;
  options.runs_per_commit = 64;
  options.stop = &stop;
  std::uint64_t simulated = 0;
  options.progress = [&](std::uint64_t done, std::uint64_t) {
    simulated = done;
    stop = done >= 200;
  };
  const ResultHeader header = tiny_header(100000);
  std::uint64_t committed = 0;
  {
    ResultWriter writer(folder / "a.h5", header, IfExists::refuse);
    const auto outcome = run_ensemble(writer, simulate_fake, options);
    CHECK_FALSE(outcome.complete);
    CHECK(outcome.committed == simulated);
    CHECK(outcome.committed >= 200);
    CHECK(outcome.committed < 2000);
    committed = outcome.committed;
  }
  CHECK(ResultWriter(folder / "a.h5", header, IfExists::resume).committed() == committed);
}

TEST_CASE("an error in a simulation ends the ensemble and keeps what was committed") {
  const Folder folder;
  const ResultHeader header = tiny_header(800);
  {
    ResultWriter writer(folder / "a.h5", header, IfExists::refuse);
    EnsembleOptions options;
    options.threads = 1;
    options.runs_per_commit = 8;
    const auto faulty = [](std::uint64_t first, int count, BlockResult& block) {
      simulate_fake(first, count, block);
      if (first == 400) {
        throw UserError("run 400 went wrong");
      }
    };
    CHECK_THROWS_WITH(run_ensemble(writer, faulty, options), "run 400 went wrong");
    CHECK(writer.committed() >= 350);
  }
  ResultWriter writer(folder / "a.h5", header, IfExists::resume);
  CHECK(writer.committed() >= 350);
  run_ensemble(writer, simulate_fake, {});
  CHECK(writer.finish() == run_whole(folder / "b.h5", header));
}

TEST_CASE("child: a million runs", "[.million]") {
  const char* output = std::getenv("CONCORDAT_TEST_OUTPUT");
  REQUIRE(output != nullptr);
  run_whole(output, small_header(1000000));  // a dozen series values a run: seconds
}

TEST_CASE("a million runs take less than 200 MB") {
  const Folder folder;
  const pid_t child = start_child("[million]", folder / "a.h5");
  int status = 0;
  struct rusage usage {};
  REQUIRE(::wait4(child, &status, 0, &usage) == child);
  REQUIRE(status == 0);
  CHECK(ResultFile(folder / "a.h5").runs() == 1000000);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they shadow memory
  CHECK(usage.ru_maxrss < 200 * 1024);                               // [kB]
#endif
}
