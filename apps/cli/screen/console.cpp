#include "apps/cli/screen/console.hpp"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "apps/cli/screen/text.hpp"
#include "engine/ensemble/ranks/launch.hpp"
#include "engine/error.hpp"
#include "engine/printable.hpp"

namespace concordat::apps {
namespace {
std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// Where nobody has said what the terminal takes, as on a bare system, it is what all take today.
bool locale_is_utf8() {
  std::string locale = environment("LC_ALL");
  if (locale.empty()) locale = environment("LC_CTYPE");
  if (locale.empty()) locale = environment("LANG");
  std::ranges::transform(locale, locale.begin(), [](unsigned char c) { return std::tolower(c); });
  return locale.empty() || locale.ends_with("utf-8") || locale.ends_with("utf8");
}

Style style_of(int descriptor) {
  const std::string terminal_kind = environment("TERM");
  const bool is_dumb = terminal_kind == "dumb";
  const bool is_terminal = isatty(descriptor) != 0 && !is_dumb && !terminal_kind.empty();
  const bool ascii = is_dumb || !locale_is_utf8();
  return {.ascii = ascii,
          .colour = is_terminal && !ascii && environment("NO_COLOR").empty(),
          .redraws = is_terminal};
}

// No text has these bytes, and so none has a colour of its own.
constexpr char colour_begins = '\xFF', colour_ends = '\xFE';

/// Colours as a terminal takes them, all other control characters spelt out.
std::string shown(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find(colour_begins), text.size());
    const std::size_t end = text.find(colour_ends, begin);
    result += engine::printable(text.substr(0, begin));
    if (end == text.npos) return result + engine::printable(text.substr(begin));
    result.append("\033[").append(text.substr(begin + 1, end - begin - 1)).append("m");
    text.remove_prefix(end + 1);
  }
  return result;
}

void write(std::ostream& stream, const Style& style, std::string_view text,
           const std::vector<std::string>& kept) {
  stream << (style.ascii ? to_ascii(shown(text), kept) : shown(text));
  stream.flush();
}

std::string coloured(const Style& style, std::string_view code, std::string_view text) {
  const std::string line = engine::printable_word(text);
  if (!style.colour) return line;
  return colour_begins + std::string(code) + colour_ends + line + colour_begins + '0' + colour_ends;
}

/// Swallows everything.
struct Nowhere : std::streambuf {
  int overflow(int c) override { return c == EOF ? 0 : c; }
};
}  // namespace

void Console::print(std::string_view text) {
  errno = 0;
  write(out, out_style, text, kept);
  if (!out)
    throw engine::WriteError("standard output: cannot be written" +
                             (errno == 0 ? "" : ": " + std::string(std::strerror(errno))));
}

void Console::remark(std::string_view text) { write(err, err_style, text, kept); }

void Console::redraw(std::string_view text) {
  err << '\r';
  remark(text);
}

void Console::keep(const std::string& words) {
  if (words != to_ascii(words)) kept.push_back(words);
}

std::string Console::strong(std::string_view text) const { return coloured(out_style, "1", text); }
std::string Console::faint(std::string_view text) const { return coloured(out_style, "2", text); }

std::string Console::tinted(Tint tint, std::string_view text) const {
  return coloured(out_style,
                  tint == Tint::good       ? "32"
                  : tint == Tint::doubtful ? "33"
                                           : "31",
                  text);
}

void Console::use_ascii() {
  for (Style* style : {&out_style, &err_style}) {
    style->ascii = true;
    style->colour = false;
  }
}

Console process_console() {
  // Of several ranks only the first is heard; what goes wrong on another it will say.
  static Nowhere swallows;
  static std::ostream nowhere(&swallows);
  if (engine::launch().rank > 0) return {nowhere, nowhere, {.ascii = true}, {.ascii = true}};
  return {std::cout, std::cerr, style_of(STDOUT_FILENO), style_of(STDERR_FILENO)};
}

}  // namespace concordat::apps
