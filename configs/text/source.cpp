#include "configs/text/source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "engine/error.hpp"
#include "engine/plain_file.hpp"
#include "engine/printable.hpp"

namespace concordat::configs {
namespace {

using engine::UserError;

constexpr int tab_width = 8;  // as Protobuf's tokenizer counts

/// The first byte that is not UTF-8, or npos.
std::size_t first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = engine::character_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && !std::strchr("\t\n\v\f\r", c)) || byte == 0x7F || byte == 0;
}

/// The first carriage return that no line feed ends, or npos. Some programs write two before it.
std::size_t first_lone_return(std::string_view text) {
  for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at)) {
    const std::size_t next = text.find_first_not_of('\r', at);
    if (next != text.npos && text[next] != '\n') return at;
    at = std::min(next, text.size());
  }
  return text.npos;
}

/// "a scenario", "an experiment".
std::string one(const std::string& what) { return (what.starts_with('e') ? "an " : "a ") + what; }

/// The least that can be said.
std::string shortest(const std::string& what) {
  if (what == "table") return "a table names its factors, and has a line for each point";
  if (what == "table of margins") return "its heading is code,2017_18; each line below is a trust";
  if (what.starts_with("table of ")) return "its first line names its columns, each below is a row";
  if (what == "shock")
    return "it needs title, meaning, unit, reference, most, source, grade and event";
  const std::string line = what == "scenario" ? "footprint: \"Dorset\""
                           : what == "experiment"
                               ? "footprint: \"Dorset\" factor { path: \"regime\" }"
                               : "<graphml/>";
  return "the shortest " + what + " is one line: " + line;
}

/// What spreadsheets call it.
std::string in_excel(const std::string& what) {
  return what.starts_with("table") ? "; Excel calls that \"CSV UTF-8\"" : "";
}

std::string first_line_with(std::string_view text, std::size_t at) {
  return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

void expect_size(std::size_t size, std::size_t largest, const std::string& name,
                 const std::string& what) {
  if (size <= largest) return;
  throw UserError(name + ": is larger than " + std::to_string(largest >> 20) + " MB\n   " +
                  (what == "table" ? "take fewer points"
                                   : one(what) + " for all of England is under 1 MB; is this the "
                                                 "right file?"));
}

}  // namespace

Source::Source(std::string name, std::string folder, std::string text, std::string shown)
    : name_(std::move(name)),
      folder_(std::move(folder)),
      text_(std::move(text)),
      shown_(std::move(shown)) {
  line_starts_.push_back(0);
  for (std::size_t at = 0; (at = text_.find('\n', at)) != std::string::npos;) {
    line_starts_.push_back(++at);
  }
}

std::string_view Source::line(int index) const {
  if (index < 0 || static_cast<std::size_t>(index) >= line_starts_.size()) return {};
  const std::size_t begin = line_starts_[static_cast<std::size_t>(index)];
  std::string_view rest = std::string_view(shown()).substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

std::size_t Source::offset(Position position) const {
  if (position.line < 0) return 0;
  if (static_cast<std::size_t>(position.line) >= line_starts_.size()) return text_.size();
  std::size_t at = line_starts_[static_cast<std::size_t>(position.line)];
  for (int column = 0; column < position.column && at < text_.size() && text_[at] != '\n'; ++at) {
    column += text_[at] == '\t' ? tab_width - column % tab_width : 1;
  }
  return at;
}

Position Source::position(std::size_t offset) const {
  const auto next = std::ranges::upper_bound(line_starts_, offset);
  Position position{static_cast<int>(next - line_starts_.begin()) - 1, 0};
  for (std::size_t at = *std::prev(next); at < offset; ++at) {
    position.column += text_[at] == '\t' ? tab_width - position.column % tab_width : 1;
  }
  return position;
}

bool is_markup(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != text.npos && text[first] == '<';
}

std::string beside(const std::string& folder, const std::string& path) {
  namespace fs = std::filesystem;
  return fs::path(path).is_absolute() || folder.empty() ? path : (fs::path(folder) / path).string();
}

std::string shown_beside(const Source& source, const std::string& path) {
  return beside(std::filesystem::path(source.name()).parent_path().string(), path);
}

bool lies_outside(const std::string& path, const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path home = fs::weakly_canonical(folder.empty() ? "." : folder, error);
  const fs::path inside = fs::weakly_canonical(path, error).lexically_relative(home);
  return error || inside.empty() || *inside.begin() == "..";
}

std::string read_text_file(const std::string& path, const std::string& name,
                           const std::string& what) {
  namespace fs = std::filesystem;
  std::error_code error;
  const bool exists = fs::exists(path, error);
  if (!exists && error)
    throw UserError(name + ": " + error.message() + "\n   expected " + one(what));
  if (!exists)
    throw UserError(name + ": no such file\n   expected " + one(what) + " in a text file");
  if (const std::string why = engine::why_no_file(path); !why.empty())
    throw UserError(name + ": " + why + ", not " + one(what) + "\n   name a file" +
                    (fs::is_directory(path, error) ? " in it" : ""));
  std::ifstream file(path, std::ios::binary);
  if (!file) throw UserError(name + ": cannot be read: " + std::strerror(errno));
  // One byte more than is allowed is enough to know.
  const std::size_t largest =
      what == "table" || what == "GraphML file" ? largest_source : largest_file;
  std::string text;
  std::vector<char> chunk(1u << 16);
  while (text.size() <= largest && file) {
    file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    text.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) throw UserError(name + ": cannot be read to its end");
  expect_size(text.size(), largest, name, what);
  return checked_text(std::move(text), name, what);
}

std::string checked_text(std::string text, const std::string& name, const std::string& what) {
  expect_size(text.size(), largest_source, name, what);
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    throw UserError(name + ": is UTF-16, not UTF-8\n   save it as UTF-8" + in_excel(what));
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.starts_with("\x89HDF")) {
    throw UserError(name + ": is a result file, not " + one(what),
                    {{engine::Advice::look_into, name}});
  }
  if (text.starts_with("PK\x03\x04"))
    throw UserError(name + ": is an archive or a spreadsheet, not " + one(what) +
                    (in_excel(what).empty() ? "" : "\n   save it as text" + in_excel(what)));
  if (const auto bad = std::ranges::find_if(text, is_control); bad != text.end()) {
    throw UserError(
        name + ":" + first_line_with(text, static_cast<std::size_t>(bad - text.begin())) +
        ": is not text: it holds control characters\n   " + one(what) + " is plain text");
  }
  if (const std::size_t bad = first_bad_byte(text); bad != std::string::npos) {
    throw UserError(name + ":" + first_line_with(text, bad) +
                    ": is not UTF-8\n   save it as UTF-8 (it may be Latin-1 or Windows-1252)" +
                    in_excel(what));
  }
  // To XML it is a blank; elsewhere a comment would go on over it, in silence.
  if (const std::size_t at = first_lone_return(text); at < text.size() && what != "GraphML file") {
    const std::size_t line = text.rfind('\n', at) + 1;
    throw UserError(name + ":" + first_line_with(text, at) + ":" + std::to_string(at - line + 1) +
                    ": the line ends as those of old Macintoshes do\n   save it " +
                    (in_excel(what).empty() ? "" : "as \"CSV UTF-8\", or ") +
                    "with line ends of Unix or Windows");
  }
  if (text.find_first_not_of(" \t\r\n\v\f") == std::string::npos) {
    throw UserError(name + ": is empty\n   " + shortest(what));
  }
  return text;
}

}  // namespace concordat::configs
