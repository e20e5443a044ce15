#pragma once
/// Moments as variables of the finished file: for people (mean, sd, quantiles) and exactly.
#include <vector>

#include "engine/quantity.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/store/netcdf/writer.hpp"
#include "engine/store/variables/layout.hpp"

namespace concordat::engine {

/// Writes the variables of a group; `moments` is [quantity][place on the group's axis].
void write_moments(NetcdfWriter& file, const layout::Group& group,
                   const std::vector<Quantity>& quantities, const std::vector<Moments>& moments);

}  // namespace concordat::engine
