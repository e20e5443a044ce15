#pragma once
/// Results in memory as arrays of numpy, which own what the engine wrote.
#include <pybind11/pybind11.h>

#include "engine/store/memory/memory_file.hpp"

namespace concordat::apps {

/// {"attributes": {name: value}, "variables": {name: (dimensions, values, attributes)}}. Numbers
/// are moved and not copied; texts are lists of str.
pybind11::dict to_arrays(engine::MemoryFile file);

}  // namespace concordat::apps
