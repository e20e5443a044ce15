#include "apps/cli/screen/text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/printable.hpp"

namespace concordat::apps {
namespace {
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string padding(std::string_view text, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - columns(text))), ' ');
}

/// All glyphs that the program itself prints.
constexpr std::pair<std::string_view, std::string_view> glyphs[] = {
    {"▁", "."},    {"▂", ":"}, {"▃", "-"},   {"▄", "="},  {"▅", "+"},     {"▆", "*"},
    {"▇", "%"},    {"█", "#"}, {"░", "."},   {"·", "|"},  {"–", "-"},     {"—", "-"},
    {"£", "GBP "}, {"×", "x"}, {"…", "..."}, {"‘", "'"},  {"’", "'"},     {"“", "\""},
    {"”", "\""},   {"−", "-"}, {"≥", ">="},  {"≤", "<="}, {"¶", "para "}, {"²", "^2"}};
/// The glyph that a text begins with, if it does.
const std::pair<std::string_view, std::string_view>* glyph_at(std::string_view text) {
  const auto found =
      std::ranges::find_if(glyphs, [&](const auto& g) { return text.starts_with(g.first); });
  return found == std::end(glyphs) ? nullptr : &*found;
}

/// $'...': the only quotes of a shell in which everything can be seen.
std::string with_codes(std::string_view word) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string quoted = "$'";
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = byte >= ' ' && byte < 127 && c != '\'' && c != '\\';
    quoted +=
        is_plain ? std::string(1, c) : std::string("\\x") + digits[byte >> 4] + digits[byte & 15];
  }
  return quoted + "'";
}

/// A command cut where a line may break: not within quotes, nor between an option and its value.
std::vector<std::string> pieces(const std::string& command) {
  std::vector<std::string> result(1);
  char quote = 0;
  for (std::size_t k = 0; k < command.size(); ++k) {
    const char c = command[k];
    if (quote == 0 && c == '\\') {
      result.back() += command.substr(k++, 2);
      continue;
    }
    if (quote == 0 && (c == '"' || c == '\''))
      quote = c;
    else if (c == quote)
      quote = 0;
    const bool value_follows = result.back().starts_with("--") &&
                               result.back().find_first_of(" =") == std::string::npos &&
                               command.compare(k + 1, 2, "--") != 0;
    if (c == ' ' && quote == 0 && !value_follows)
      result.emplace_back();
    else
      result.back() += c;
  }
  return result;
}
}  // namespace

int columns(std::string_view text) {
  return static_cast<int>(
      std::ranges::count_if(text, [](char c) { return !continues_character(c); }));
}

std::string left(std::string_view text, int width) {
  return std::string(text) + padding(text, width);
}

std::string right(std::string_view text, int width) { return padding(text, width).append(text); }

std::string shortened(const std::string& text, int width) {
  if (columns(text) <= width) return text;
  std::size_t end = 0;
  for (int room = width - 1; room > 0; --room) do
      ++end;
    while (end < text.size() && continues_character(text[end]));
  return text.substr(0, end) + "…";
}

std::vector<std::string> wrapped(std::string_view text, int width) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && columns(line) + 1 + columns(word) > width)
      lines.push_back(std::exchange(line, ""));
    if (!line.empty()) line += ' ';
    line += word;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

std::string to_ascii(std::string_view text, std::span<const std::string> kept) {
  std::string ascii;
  while (!text.empty()) {
    const auto word =
        std::ranges::find_if(kept, [&](const auto& each) { return text.starts_with(each); });
    const auto* const glyph = word == kept.end() ? glyph_at(text) : nullptr;
    const std::size_t length = glyph != nullptr     ? glyph->first.size()
                               : word != kept.end() ? word->size()
                                                    : 1;
    ascii += glyph != nullptr ? glyph->second : text.substr(0, length);
    text.remove_prefix(length);
  }
  return ascii;
}

std::string note_lines(const std::vector<std::string>& notes) {
  std::string text;
  for (const std::string& note : notes)
    text += (text.empty() ? "\n  " : "  ") + engine::printable_word(note) + "\n";
  return text;
}

std::string shell_word(const std::string& word) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+=./:,@%[]";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos &&
      word.find('[') == std::string::npos)
    return word;
  if (engine::printable(word) != word) return with_codes(word);
  if (word.find_first_of("\"$`\\!") == std::string::npos) return '"' + word + '"';
  std::string quoted = "'";
  for (char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

std::string command_text(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + shell_word(word);
  return text;
}

std::vector<std::string> shell_words(const std::string& command) {
  std::vector<std::string> words;
  bool is_within = false;
  char quote = 0;  // '$' stands for $'
  for (std::size_t k = 0; k < command.size(); ++k) {
    const char c = command[k];
    const bool is_code = quote == '$' && command.compare(k, 2, "\\x") == 0;
    if (quote == 0 && c == ' ') {
      is_within = false;
      continue;
    }
    if (!is_within) words.emplace_back();
    is_within = true;
    if (is_code) {
      words.back() += static_cast<char>(std::stoi("0" + command.substr(k + 2, 2), nullptr, 16));
      k += 3;
    } else if (quote == 0 && command.compare(k, 2, "$'") == 0) {
      quote = '$';
      ++k;
    } else if (quote == 0 && c == '\\') {
      if (++k < command.size()) words.back() += command[k];
    } else if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == (quote == '$' ? '\'' : quote)) {
      quote = 0;
    } else {
      words.back() += c;
    }
  }
  return words;
}

std::string command_lines(const std::string& command, int indent) {
  const std::string next_line = " \\\n" + std::string(static_cast<std::size_t>(indent) + 4, ' ');
  int room = screen_columns - indent - 2;
  std::string text, line;
  for (const std::string& piece : pieces(command)) {
    if (!line.empty() && columns(line) + 1 + columns(piece) > room) {
      text += std::exchange(line, "") + next_line;
      room = screen_columns - indent - 6;
    }
    line += line.empty() ? piece : ' ' + piece;
  }
  return text + line;
}

std::string paragraph(const std::string& words, int indent) {
  std::string lines;
  for (const std::string& line : wrapped(words, screen_columns - indent - 2))
    lines += std::string(static_cast<std::size_t>(indent), ' ') + line + "\n";
  return lines;
}

}  // namespace concordat::apps
