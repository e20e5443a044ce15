#pragma once
/// Where words go: results to one stream, progress and errors to another, in the style they take.
/// Whatever came from a file: no control character reaches the screen but as its code.
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace concordat::apps {

/// What a stream can show.
struct Style {
  bool ascii = false;    ///< no glyph of the program's own beyond ASCII, no colour
  bool colour = false;   ///< emphasis; never the only carrier of meaning
  bool redraws = false;  ///< a line may be drawn over
};

/// How good something is; the words beside it say so too.
enum class Tint { good, doubtful, bad };

struct Console {
  std::ostream& out;  ///< results
  std::ostream& err;  ///< progress and errors
  Style out_style, err_style;

  /// Words of the user's: where they have a glyph that the program prints too, it stays in ASCII.
  std::vector<std::string> kept{};

  void print(std::string_view text);    ///< to out, in its style; throws engine::WriteError
  void remark(std::string_view text);   ///< to err, in its style
  void redraw(std::string_view text);   ///< over the line of err that was drawn last
  void keep(const std::string& words);  ///< adds to `kept`
  std::string strong(std::string_view text) const;             ///< emphasised on out
  std::string faint(std::string_view text) const;              ///< toned down on out
  std::string tinted(Tint tint, std::string_view text) const;  ///< on out
  void use_ascii();
};

/// The console of this process: terminals are asked, NO_COLOR, TERM and the locale respected.
Console process_console();

}  // namespace concordat::apps
