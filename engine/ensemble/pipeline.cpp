#include "engine/ensemble/pipeline.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

namespace concordat::engine {
namespace {

namespace tbb = oneapi::tbb;
using tbb::filter_mode;

auto filters_of(Stages& stages) {
  const auto next = [&stages](tbb::flow_control& control) {
    const auto index = stages.next();
    if (!index) {
      control.stop();
    }
    return index.value_or(0);
  };
  const auto simulate = [&stages](std::size_t index) {
    stages.simulate(index);
    return index;
  };
  const auto commit = [&stages](std::size_t index) { stages.commit(index); };
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
  arena.execute([&] { tbb::parallel_pipeline(2 * std::size_t(threads), filters_of(stages)); });
}

int all_threads() { return tbb::info::default_concurrency(); }

}  // namespace concordat::engine
