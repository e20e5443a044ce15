#include "engine/network/markup.hpp"

namespace concordat::engine {
namespace {

// Where the tag, comment or the like that starts at `at` ends. A quoted '>' does not end a tag.
std::size_t end_of_markup(std::string_view text, std::size_t at) {
  const auto has = [&](std::string_view start) { return text.substr(at, start.size()) == start; };
  if (has("<!--")) return text.find("-->", at);
  if (has("<![CDATA[")) return text.find("]]>", at);
  if (has("<?")) return text.find("?>", at);
  const bool is_declaration = has("<!");
  int brackets = 0;
  char quote = '\0';
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (is_declaration) {
      brackets += (c == '[') - (c == ']');
      if (c == '>' && brackets <= 0) return i;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::size_t first_nested_deeper(std::string_view text, int deepest) {
  int depth = 0;
  for (auto at = text.find('<'); at != std::string_view::npos;) {
    const auto end = end_of_markup(text, at);
    const char kind = at + 1 < text.size() ? text[at + 1] : '\0';
    if (kind == '/') {
      --depth;
    } else if (kind != '!' && kind != '?') {
      if (++depth > deepest) return at;
      if (end != std::string_view::npos && text[end - 1] == '/') --depth;
    }
    if (end == std::string_view::npos) break;
    at = text.find('<', end);
  }
  return std::string_view::npos;
}

}  // namespace concordat::engine
