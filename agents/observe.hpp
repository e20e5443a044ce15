#pragma once
/// The second door: into one run. It goes through the same steps as simulate() with one lane, which
/// gives the same bits, and notes in one month what everybody saw, weighed, did and voted. The
/// kernels know nothing of it: a run that nobody looks into pays nothing.
#include <cstdint>
#include <functional>

#include "agents/notes/observation.hpp"
#include "agents/notes/status_history.hpp"
#include "agents/simulate.hpp"

namespace concordat::agents {

/// Looks into a month of one run; 0 is April 2016.
Observation observe(const Structure& structure, std::uint64_t seed, const Run& run, int month);

/// Looks into every month of one run, from the first to the last.
void observe_all(const Structure& structure, std::uint64_t seed, const Run& run,
                 const std::function<void(Observation)>& see);

/// Follows every system's way to the status of an integrated care system through one run.
StatusHistories follow_status(const Structure& structure, std::uint64_t seed, const Run& run);

}  // namespace concordat::agents
