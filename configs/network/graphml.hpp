#pragma once
/// A network from a GraphML file as if it had been written inline.
#include <memory>
#include <string>

#include "configs/text/parse.hpp"

namespace concordat::configs {

/// Reads nodes (attribute `kind`: acute, community, ccg, council, gp_federation, place or system)
/// and edges: organisation to place is a membership (`share`), place to system says where a place
/// lies, organisation to system is a seat on its board, ccg to provider a contract (`share`,
/// `place`). Throws engine::UserError if the file cannot be read.
std::unique_ptr<Part> read_network(Source source, Problems& problems);

}  // namespace concordat::configs
