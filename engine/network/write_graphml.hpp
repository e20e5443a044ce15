#pragma once
/// Networks to GraphML files.
#include <string>

#include "engine/network/graphml.hpp"

namespace concordat::engine {

/// The document as `read_graphml` reads it back, but for places and defaults; also as networkx,
/// igraph and Gephi read it. An attribute whose values are all numbers is declared as double. Edges
/// are numbered, so that parallel ones stay apart. `remark`, without "--", is a comment at its top.
std::string graphml_text(const GraphDocument& document, const std::string& remark = "");

}  // namespace concordat::engine
