#pragma once
/// Which fields of scenarios and experiments take a word of a list, for whoever writes such a text.
#include <set>
#include <string>

namespace concordat::configs {

/// Each after the field that it stands in: "regime", "organisation.kind", "event.regime". Texts of
/// all other fields stand in quotes.
std::set<std::string> word_fields();

}  // namespace concordat::configs
