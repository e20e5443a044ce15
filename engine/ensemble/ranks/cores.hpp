#pragma once
/// How the ranks on one computer share its cores.
#include <bitset>
#include <cstddef>
#include <vector>

namespace concordat::engine {

using CoreSet = std::bitset<1024>;  ///< numbered as the system does

/// The cores that this process may run on.
CoreSet allowed_cores();

/// Threads for one of several ranks, given the cores of each: a core that several may use is shared
/// among them, and together they have as many threads as there are cores (at least one each).
int share_of_cores(const std::vector<CoreSet>& ranks, std::size_t which);

}  // namespace concordat::engine
