#pragma once
/// Text for a screen: columns counted in characters, lines wrapped, glyphs traded for ASCII.
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace concordat::apps {

inline constexpr int screen_columns = 80;

/// Columns that UTF-8 text takes (one for each character).
int columns(std::string_view text);

/// Padded with spaces on the right, or on the left, to at least `width` columns.
std::string left(std::string_view text, int width);
std::string right(std::string_view text, int width);

/// At most `width` columns: what is longer ends in "…".
std::string shortened(const std::string& text, int width);

/// Words broken into lines of at most `width` columns.
std::vector<std::string> wrapped(std::string_view text, int width);

/// The same with the program's own glyphs in ASCII: "·" becomes "|", "–" "-", the eight bars
/// ".:-=+*%#". What else there is, and all that is among `kept`, stays as it is.
std::string to_ascii(std::string_view text, std::span<const std::string> kept = {});

/// A text in lines that fit a screen.
std::string paragraph(const std::string& words, int indent = 2);

/// What nobody reads of an input, after an empty line, a line each; "" if there is no such.
std::string note_lines(const std::vector<std::string>& notes);

/// A word as a shell needs it: quoted only where it must be.
std::string shell_word(const std::string& word);

/// Words as a command for a shell.
std::string command_text(const std::vector<std::string>& words);

/// The words of such a command.
std::vector<std::string> shell_words(const std::string& command);

/// A command that starts at column `indent`, continued with a backslash where it would leave the
/// screen.
std::string command_lines(const std::string& command, int indent);

}  // namespace concordat::apps
