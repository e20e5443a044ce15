#pragma once
/// What the columns of tables of bodies are called, and which field of the schema each fills.
#include <string>
#include <string_view>
#include <vector>

namespace concordat::configs {

struct BodyColumn {
  std::string_view name;
  std::string_view field;   ///< of the message that a row becomes; "": read in another way
  bool is_needed = false;   ///< no row makes sense without it
  bool is_ignored = false;  ///< England's tables have it, and it says nothing to a scenario
};

/// Columns of a kind of table. A system may be called a footprint in all of them.
const std::vector<BodyColumn>& body_columns(std::string_view of);

/// Whether a heading means a column of numbers.
bool holds_numbers(std::string_view of, std::string_view heading);

/// The column of a kind of table that a heading means, or nullptr.
const BodyColumn* find_body_column(std::string_view of, std::string_view heading);

}  // namespace concordat::configs
