#include "apps/python/module/watched.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <future>

namespace concordat::apps {
namespace {
namespace py = pybind11;

struct Reached {
  std::atomic<std::uint64_t> done = 0, total = 0;
};

/// Needs the interpreter's lock. Throws what Python raises.
void look(const py::object& progress, const Reached& reached) {
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
  if (!progress.is_none() && reached.total > 0) progress(reached.done.load(), reached.total.load());
}
}  // namespace

void watched(const py::object& progress, const std::function<void(const analysis::Watch&)>& work) {
  using namespace std::chrono_literals;
  std::atomic<bool> stop = false;
  Reached reached;
  analysis::Watch watch{&stop};
  watch.progress = [&reached](std::uint64_t done, std::uint64_t total) {
    reached.done = done;
    reached.total = total;
  };
  std::exception_ptr raised;
  std::future<void> end = std::async(std::launch::async, [&] { work(watch); });
  for (bool is_over = false; !is_over;) {
    {
      const py::gil_scoped_release released;
      is_over = end.wait_for(stop ? 10s : 100ms) == std::future_status::ready;
    }
    if (raised) continue;
    try {
      look(progress, reached);
    } catch (...) {
      raised = std::current_exception();
      stop = true;
    }
  }
  if (raised) std::rethrow_exception(raised);
  end.get();
}

}  // namespace concordat::apps
