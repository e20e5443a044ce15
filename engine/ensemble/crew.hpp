#pragma once
/// The threads of an ensemble as a crew that shares the work of one run.
#include "engine/crew.hpp"

namespace concordat::engine {

/// Whoever is idle of the threads that simulate beside the caller's, itself included; of a run
/// outside of an ensemble all threads of the machine.
const Crew& idle_threads();

}  // namespace concordat::engine
