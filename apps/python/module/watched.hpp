#pragma once
/// Work on a thread of its own, without the interpreter's lock, while the caller's looks out for
/// Ctrl-C and tells how far it is.
#include <pybind11/pybind11.h>

#include <functional>

#include "analysis/experiments/watch.hpp"

namespace concordat::apps {

/// Calls `work` with a watch. `progress` is None or a function of runs done and runs in all, called
/// some times a second. Throws what `work` throws; after Ctrl-C, and where `progress` raises, that,
/// once the runs under way are done.
void watched(const pybind11::object& progress,
             const std::function<void(const analysis::Watch&)>& work);

}  // namespace concordat::apps
