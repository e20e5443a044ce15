#pragma once
/// Text from files and names of files as a terminal may show it: what would move its cursor, change
/// its colours, title or direction of writing is spelt out instead.
#include <cstddef>
#include <string>
#include <string_view>

namespace concordat::engine {

/// Bytes of the UTF-8 character that a text begins with; 0 if it begins with none.
std::size_t character_length(std::string_view text);

/// A text of several lines: control characters become "\x1b", invisible ones that turn the
/// direction of writing "\u202e", bytes that are not UTF-8 "\xff". Line ends and tabs stay.
std::string printable(std::string_view text);

/// The same for what belongs into one line: line ends and tabs become "\n" and "\t".
std::string printable_word(std::string_view text);

}  // namespace concordat::engine
