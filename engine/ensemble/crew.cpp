#include "engine/ensemble/crew.hpp"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include "engine/ensemble/sight.hpp"

namespace concordat::engine {
namespace {

namespace tbb = oneapi::tbb;

/// Isolated: who waits for the last part does not begin another block of runs meanwhile, which
/// would take another block's memory.
void share(void*, int parts, Crew::Work work, const void* what) {
  char begun = 0, ended = 0;  // addresses for a thread sanitizer
  comes_before(&begun);
  tbb::this_task_arena::isolate([&] {
    tbb::parallel_for(0, parts, [&](int part) {
      comes_after(&begun);
      work(what, part);
      comes_before(&ended);
    });
  });
  comes_after(&ended);
}

}  // namespace

const Crew& idle_threads() {
  static const Crew crew{nullptr, share};
  return crew;
}

}  // namespace concordat::engine
