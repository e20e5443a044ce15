#pragma once
/// A text that is being read, with its name and lines, so that problems can be shown where they
/// are.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace concordat::configs {

/// Where something stands; line and column count from 0 as Protobuf counts them (tabs are 8 wide,
/// columns are bytes). Line -1 means no place in a text.
struct Position {
  int line = -1, column = 0;
};

class Source {
 public:
  /// `name` stands in messages; `folder` is where its includes are looked for.
  /// What messages show of it is `shown`, as long as `text` or empty for the text itself.
  Source(std::string name, std::string folder, std::string text, std::string shown = "");

  const std::string& name() const { return name_; }
  const std::string& folder() const { return folder_; }
  const std::string& text() const { return text_; }
  /// What messages show, byte by byte where `text()` has it.
  const std::string& shown() const { return shown_.empty() ? text_ : shown_; }
  /// Whether nothing of it may be shown until it has turned out to be ours: a file that another
  /// file names, outside of that one's folder.
  bool is_veiled() const { return is_veiled_; }
  void veil() { is_veiled_ = true; }
  /// A line of what is shown, without its end.
  std::string_view line(int index) const;
  /// The byte of `text()` at a position.
  std::size_t offset(Position position) const;
  /// The position of a byte of `text()`.
  Position position(std::size_t offset) const;

 private:
  std::string name_, folder_, text_, shown_;
  std::vector<std::size_t> line_starts_;
  bool is_veiled_ = false;
};

/// Whether a text is XML rather than ours: a network.
bool is_markup(std::string_view text);

/// The path of a file that another file in `folder` names.
std::string beside(const std::string& folder, const std::string& path);

/// How messages name a file that a source names.
std::string shown_beside(const Source& source, const std::string& path);

/// Whether a path, its links followed, leads out of a folder.
bool lies_outside(const std::string& path, const std::string& folder);

/// Largest text that is read: a table, a network, or what a result file holds [byte].
inline constexpr std::size_t largest_source = 64u << 20;
/// Largest other file: what is made of it in memory is 60 times as large [byte].
inline constexpr std::size_t largest_file = 16u << 20;

/// Reads a file. Throws engine::UserError if it cannot be read or is not text. `what` says what it
/// should be ("scenario").
std::string read_text_file(const std::string& path, const std::string& name,
                           const std::string& what);

/// Throws engine::UserError if a text is empty, too large, binary or not UTF-8; takes a byte order
/// mark away.
std::string checked_text(std::string text, const std::string& name, const std::string& what);

}  // namespace concordat::configs
