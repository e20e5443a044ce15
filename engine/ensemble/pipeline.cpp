#include "engine/ensemble/pipeline.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include "engine/ensemble/sight.hpp"

namespace concordat::engine {
namespace {

namespace tbb = oneapi::tbb;
using tbb::filter_mode;

/// The stages, as a thread sanitizer has to be told of them: each begins after the caller had set
/// them up and ends, one way or another, before it goes on. That is all; one stage's work is no
/// news to another.
struct Watched {
  Stages& stages;
  char begun = 0, ended = 0;  // two addresses
};

class Stage {
 public:
  explicit Stage(Watched& watched) : watched_(watched) { comes_after(&watched.begun); }
  ~Stage() { comes_before(&watched_.ended); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  Stages* operator->() const { return &watched_.stages; }

 private:
  Watched& watched_;
};

class Caller {
 public:
  explicit Caller(Watched& watched) : watched_(watched) { comes_before(&watched.begun); }
  ~Caller() { comes_after(&watched_.ended); }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

 private:
  Watched& watched_;
};

auto filters_of(Watched& watched) {
  const auto next = [&watched](tbb::flow_control& control) {
    const auto index = Stage(watched)->next();
    if (!index) {
      control.stop();
    }
    return index.value_or(0);
  };
  const auto simulate = [&watched](std::size_t index) {
    Stage(watched)->simulate(index);
    return index;
  };
  const auto commit = [&watched](std::size_t index) { Stage(watched)->commit(index); };
  return tbb::make_filter<void, std::size_t>(filter_mode::serial_in_order, next) &
         tbb::make_filter<std::size_t, std::size_t>(filter_mode::parallel, simulate) &
         tbb::make_filter<std::size_t, void>(filter_mode::serial_out_of_order, commit);
}

}  // namespace

void run_pipeline(Stages& stages, int threads) {
  // An arena alone never has more threads than cores; asked for more, it shall have them.
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  std::size_t(threads));
  tbb::task_arena arena(threads);
  Watched watched{stages};
  const Caller caller(watched);
  arena.execute([&] { tbb::parallel_pipeline(2 * std::size_t(threads), filters_of(watched)); });
}

int all_threads() { return tbb::info::default_concurrency(); }

}  // namespace concordat::engine
