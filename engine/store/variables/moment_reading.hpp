#pragma once
/// Reads back from a finished file what its digest covers.
#include <string>
#include <vector>

#include "engine/statistics/digest.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/store/hdf5/netcdf_reader.hpp"
#include "engine/store/variables/layout.hpp"

namespace concordat::engine {

/// Feeds outcomes and failed flags of all runs to the digest, some thousand runs at a time.
void add_runs_of(const NetcdfReader& file, const std::vector<std::string>& outcomes,
                 std::uint64_t runs, Digest& digest);

/// Exact moments of a group with `size` places on its axis: [quantity][place on the axis].
std::vector<Moments> read_moments(const NetcdfReader& file, const layout::Group& group,
                                  const std::vector<std::string>& quantities, std::uint64_t size);

}  // namespace concordat::engine
