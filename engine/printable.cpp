#include "engine/printable.hpp"

#include <algorithm>
#include <cstdint>

namespace concordat::engine {
namespace {

constexpr std::string_view hexadecimal = "0123456789abcdef";

/// The number of the character that `length` bytes make.
std::uint32_t code_point(std::string_view text, std::size_t length) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (length == 1) return byte(0);
  std::uint32_t code = byte(0) & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (byte(i) & 0x3Fu);
  return code;
}

/// Controls of both kinds, ends of lines and paragraphs, and marks that turn the direction of
/// writing.
bool is_hazardous(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || code == 0x200E ||
         code == 0x200F || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::string in_digits(std::string_view start, std::uint32_t code, int digits) {
  std::string text(start);
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    text += hexadecimal[code >> shift & 0xFu];
  return text;
}

std::string spelt(std::uint32_t code) {
  if (code == '\n') return "\\n";
  if (code == '\t') return "\\t";
  if (code == '\r') return "\\r";
  return code < 0x80 ? in_digits("\\x", code, 2) : in_digits("\\u", code, 4);
}

std::string spelt_out(std::string_view text, std::string_view kept) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const std::uint32_t code = code_point(text, std::max<std::size_t>(length, 1));
    if (length == 0) {
      shown += in_digits("\\x", code, 2);
    } else if (is_hazardous(code) && kept.find(text[0]) == std::string_view::npos) {
      shown += spelt(code);
    } else {
      shown += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return shown;
}

}  // namespace

std::size_t character_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xC2   ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 0;
  const std::uint32_t code = length == 0 ? 0 : code_point(text, length);
  const bool is_overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool is_surrogate = code >= 0xD800 && code < 0xE000;
  return is_overlong || is_surrogate || code > 0x10FFFF ? 0 : length;
}

std::string printable(std::string_view text) { return spelt_out(text, "\n\t"); }

std::string printable_word(std::string_view text) { return spelt_out(text, ""); }

}  // namespace concordat::engine
