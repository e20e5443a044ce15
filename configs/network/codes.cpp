#include "configs/network/codes.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "configs/network/attributes.hpp"
#include "configs/text/values.hpp"

namespace concordat::configs {
namespace {

using engine::GraphDocument;

std::string said(const GraphDocument::Node& node, const char* name) {
  const auto* attribute = find_attribute(node.attributes, name);
  return attribute == nullptr || says_nothing(attribute->value) ? "" : attribute->value;
}

/// igraph writes ids of its own making, and those that it has read as an attribute.
std::string own_code(const GraphDocument::Node& node) {
  const std::string code = said(node, "code");
  return code.empty() ? said(node, "id") : code;
}

bool is_body(const GraphDocument::Node& node) { return !said(node, "kind").empty(); }

bool are_digits(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// "n3" of igraph, "n1::n3" of yEd, "62" of Cytoscape, "turtle 3" of NetLogo.
bool is_number_of_tool(std::string_view id) {
  const std::size_t within = id.rfind("::");
  if (within != id.npos)
    return is_number_of_tool(id.substr(0, within)) && is_number_of_tool(id.substr(within + 2));
  return is_of_netlogo(id) || are_digits(id.starts_with('n') ? id.substr(1) : id);
}

/// Whether names can stand for ids: each body has one of its own.
bool tell_apart(const GraphDocument& document) {
  std::set<std::string> seen;
  for (const auto& node : document.nodes) {
    if (!is_body(node)) continue;
    const std::string own = own_code(node), code = own.empty() ? name_of(node) : own;
    if (code.empty() || !seen.insert(code).second) return false;
  }
  return true;
}

}  // namespace

bool is_of_netlogo(std::string_view id) {
  const std::size_t blank = id.find(' ');
  return blank != id.npos && blank > 0 && are_digits(id.substr(blank + 1)) &&
         std::ranges::all_of(id.substr(0, blank),
                             [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

std::string name_of(const GraphDocument::Node& node) {
  const std::string name = said(node, "name");
  return name.empty() ? said(node, "label") : name;
}

Codes codes_of(const GraphDocument& document) {
  const bool are_numbers = std::ranges::all_of(
      document.nodes, [](const auto& node) { return is_number_of_tool(node.id); });
  const bool by_name = are_numbers && tell_apart(document);
  Codes codes;
  for (const auto& node : document.nodes) {
    const std::string own = own_code(node);
    const bool is_named = own.empty() && by_name && is_body(node);
    codes.of[node.id] = !own.empty() ? own : is_named ? name_of(node) : node.id;
    codes.are_names = codes.are_names || is_named;
  }
  return codes;
}

}  // namespace concordat::configs
