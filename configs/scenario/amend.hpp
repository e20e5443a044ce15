#pragma once
/// What a scenario says of bodies that its footprint brings along:
/// `footprint: "greater_manchester" place { code: "salford" pooling { share: .5 } }`.
#include "configs/scenario/merge.hpp"

namespace concordat::configs {

/// Moves what is said of systems, places and organisations from the merged scenario into the
/// footprint's own; the footprint is merged after. Reports whom the footprint does not have, or,
/// where it has none of them, that it cannot be had beside own ones; `where` it was asked for.
void amend(Merged& merged, Part& footprint, const Where& where, Problems& problems);

}  // namespace concordat::configs
