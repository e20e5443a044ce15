#pragma once
/// Networks from GraphML files.
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace concordat::engine {

/// A GraphML document as it stands: ids and attributes are text. `at` is a byte of the text.
struct GraphDocument {
  struct Attribute {
    std::string value;
    std::size_t at = 0;
    bool is_default = false;  ///< the key's, not written on the element
  };
  using Attributes = std::map<std::string, Attribute>;  ///< by attribute name

  struct Node {
    std::string id;
    Attributes attributes;
    std::size_t at = 0;
    bool is_group = false;  ///< has a graph of its own, whose nodes are here too
  };
  struct Edge {
    std::string from, to;
    Attributes attributes;
    std::size_t at = 0;
    bool is_directed = true;
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

/// Reads GraphML text. Throws UserError for malformed XML, for nodes declared twice, for edges to
/// undeclared nodes (Boost's reader accepts those silently) and for whatever would be passed over
/// or overwritten, each with its line and column. Defaults of keys are filled in; a key may be
/// declared once for nodes and once for edges, and again where that says the same. Nodes and edges
/// of graphs within nodes are taken out of them; what yEd writes on a node is its attribute
/// "label"; ports are left out.
GraphDocument read_graphml(const std::string& text, const std::string& name);

}  // namespace concordat::engine
