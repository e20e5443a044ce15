#include "engine/network/write_graphml.hpp"

#include <map>

#include "engine/decimals.hpp"

namespace concordat::engine {
namespace {

std::string escaped(const std::string& text) {
  std::string xml;
  for (const char c : text) {
    switch (c) {
      case '&':
        xml += "&amp;";
        break;
      case '<':
        xml += "&lt;";
        break;
      case '>':
        xml += "&gt;";
        break;
      case '"':
        xml += "&quot;";
        break;
      default:
        xml += c;
    }
  }
  return xml;
}

/// Attribute names of all nodes or of all edges, and whether each is a number throughout.
template <class Elements>
std::map<std::string, bool> names_of(const Elements& elements) {
  std::map<std::string, bool> are_numbers;
  for (const auto& element : elements)
    for (const auto& [name, attribute] : element.attributes) {
      double value = 0;
      const auto known = are_numbers.emplace(name, true).first;
      known->second = known->second && read_decimals(attribute.value, value);
    }
  return are_numbers;
}

std::string keys(const std::map<std::string, bool>& names, const std::string& scope) {
  std::string text;
  for (const auto& [name, is_number] : names)
    text += "  <key id=\"" + scope + "_" + escaped(name) + "\" for=\"" + scope + "\" attr.name=\"" +
            escaped(name) + "\" attr.type=\"" + (is_number ? "double" : "string") + "\"/>\n";
  return text;
}

std::string data(const GraphDocument::Attributes& attributes, const std::string& scope) {
  std::string text;
  for (const auto& [name, attribute] : attributes)
    text +=
        "<data key=\"" + scope + "_" + escaped(name) + "\">" + escaped(attribute.value) + "</data>";
  return text;
}

}  // namespace

std::string graphml_text(const GraphDocument& document, const std::string& remark) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  if (!remark.empty()) text += "<!-- " + remark + " -->\n";
  text += "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" +
          keys(names_of(document.nodes), "node") + keys(names_of(document.edges), "edge") +
          "  <graph edgedefault=\"directed\">\n";
  for (const auto& node : document.nodes)
    text +=
        "    <node id=\"" + escaped(node.id) + "\">" + data(node.attributes, "node") + "</node>\n";
  int number = 0;
  for (const auto& edge : document.edges)
    text += "    <edge id=\"e" + decimals_of(number++) + "\" source=\"" + escaped(edge.from) +
            "\" target=\"" + escaped(edge.to) + "\"" +
            (edge.is_directed ? "" : " directed=\"false\"") + ">" + data(edge.attributes, "edge") +
            "</edge>\n";
  return text + "  </graph>\n</graphml>\n";
}

}  // namespace concordat::engine
