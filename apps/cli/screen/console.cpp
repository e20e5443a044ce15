#include "apps/cli/screen/console.hpp"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iostream>

#include "apps/cli/screen/text.hpp"
#include "engine/ensemble/ranks/launch.hpp"

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

void write(std::ostream& stream, const Style& style, std::string_view text) {
  if (style.ascii)
    stream << to_ascii(text);
  else
    stream << text;
  stream.flush();
}

std::string coloured(const Style& style, std::string_view code, std::string_view text) {
  if (!style.colour) return std::string(text);
  return std::string("\033[").append(code).append("m").append(text).append("\033[0m");
}
}  // namespace

void Console::print(std::string_view text) { write(out, out_style, text); }
void Console::remark(std::string_view text) { write(err, err_style, text); }
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
  static std::ostream nowhere(nullptr);
  if (engine::launch().rank > 0) return {nowhere, nowhere, {.ascii = true}, {.ascii = true}};
  return {std::cout, std::cerr, style_of(STDOUT_FILENO), style_of(STDERR_FILENO)};
}

}  // namespace concordat::apps
