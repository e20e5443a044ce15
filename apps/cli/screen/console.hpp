#pragma once
/// Where words go: results to one stream, progress and errors to another, in the style they take.
#include <ostream>
#include <string>
#include <string_view>

namespace concordat::apps {

/// What a stream can show.
struct Style {
  bool ascii = false;    ///< no character beyond ASCII, no colour
  bool colour = false;   ///< emphasis; never the only carrier of meaning
  bool redraws = false;  ///< a line may be drawn over
};

/// How good something is; the words beside it say so too.
enum class Tint { good, doubtful, bad };

struct Console {
  std::ostream& out;  ///< results
  std::ostream& err;  ///< progress and errors
  Style out_style, err_style;

  void print(std::string_view text);                           ///< to out, in its style
  void remark(std::string_view text);                          ///< to err, in its style
  std::string strong(std::string_view text) const;             ///< emphasised on out
  std::string faint(std::string_view text) const;              ///< toned down on out
  std::string tinted(Tint tint, std::string_view text) const;  ///< on out
  void use_ascii();
};

/// The console of this process: terminals are asked, NO_COLOR, TERM and the locale respected.
Console process_console();

}  // namespace concordat::apps
