#pragma once
/// What the nodes of an imported network are called here.
#include <map>
#include <string>
#include <string_view>

#include "engine/network/graphml.hpp"

namespace concordat::configs {

/// A node's name, or its label: Gephi, yEd and NetLogo call it so. Empty where it has none.
std::string name_of(const engine::GraphDocument::Node& node);

/// "turtle 3", or "hospital 3" of a breed: NetLogo's id of a node.
bool is_of_netlogo(std::string_view id);

struct Codes {
  std::map<std::string, std::string> of;  ///< by id
  bool are_names = false;                 ///< as ids are nothing but numbers of the tool
};

/// A node's attribute `code` or `id`; else, where all ids are numbers that a tool gave and names
/// tell all bodies apart, its name; else its id.
Codes codes_of(const engine::GraphDocument& document);

}  // namespace concordat::configs
