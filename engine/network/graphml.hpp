#pragma once
/// Networks from GraphML files.
#include <map>
#include <string>
#include <vector>

namespace concordat::engine {

/// A GraphML document as it stands: ids and attributes are text.
struct GraphDocument {
  struct Node {
    std::string id;
    std::map<std::string, std::string> attributes;  ///< by attribute name
  };
  struct Link {
    std::string from, to;
    std::map<std::string, std::string> attributes;
  };
  std::vector<Node> nodes;
  std::vector<Link> links;
};

/// Reads GraphML text. Throws UserError for malformed XML, for a node declared twice and for edges
/// to undeclared nodes (Boost's reader accepts those silently), naming all of them by line. An
/// undirected edge becomes two links; defaults of keys are filled in.
GraphDocument read_graphml(const std::string& text, const std::string& name);

}  // namespace concordat::engine
