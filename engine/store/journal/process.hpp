#pragma once
/// Whether a process of this machine still runs.
#include <cstdint>

namespace concordat::engine {

/// False where there is none of that number, and where it has ended and only waits for its parent
/// to notice, which in a container may be for ever.
bool is_alive(std::int64_t process);

}  // namespace concordat::engine
