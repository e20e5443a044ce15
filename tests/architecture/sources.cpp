#include "tests/architecture/sources.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "tests/paths.hpp"

namespace concordat::tests {
namespace {
namespace files = std::filesystem;

const files::path& root = project_folder();

/// The text without comments and without what stands in string and character literals. By hand:
/// the standard library's regular expressions overflow the stack on long files.
std::string without_comments(const std::string& text) {
  std::string code;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool is_digit_separator = c == '\'' && at > 0 && std::isalnum(text[at - 1]);
    if (text.compare(at, 2, "//") == 0) {
      at = std::min(text.find('\n', at), text.size());
    } else if (text.compare(at, 2, "/*") == 0) {
      at = std::min(text.find("*/", at + 2), text.size() - 2) + 2;
    } else if (text.compare(at, 2, "R\"") == 0) {
      const std::string open = text.substr(at + 2, text.find('(', at) - at - 2);
      const auto close = text.find(")" + open + "\"", at);
      at = std::min(close, text.size() - open.size() - 2) + open.size() + 2;
    } else if (c == '"' || (c == '\'' && !is_digit_separator)) {
      for (++at; at < text.size() && text[at] != c; ++at) at += text[at] == '\\';
      ++at;
      code += "\"\"";
    } else {
      code += c;
      ++at;
    }
  }
  return code;
}

std::string contents(const files::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_text(const files::path& path) {
  static const std::vector<std::string> suffixes = {".hpp", ".cpp", ".def",   ".cmake",
                                                    ".py",  ".sh",  ".proto", ".txtpb",
                                                    ".md",  ".txt", ".json",  ""};
  return std::ranges::count(suffixes, path.extension().string()) == 1;
}

/// In a worktree .git is a file.
bool is_skipped(const files::path& path) {
  const auto name = path.filename().string();
  return name == ".git" || name == "build" || name == "__pycache__";
}

std::vector<Source> read_sources() {
  std::vector<Source> found;
  for (auto at = files::recursive_directory_iterator(root); at != files::end(at); ++at) {
    if (is_skipped(at->path())) {
      if (at->is_directory()) at.disable_recursion_pending();
    } else if (at->is_regular_file() && is_text(at->path())) {
      Source source;
      source.path = files::relative(at->path(), root).generic_string();
      source.text = contents(at->path());
      source.code = without_comments(source.text);
      found.push_back(std::move(source));
    }
  }
  std::ranges::sort(found, {}, &Source::path);
  return found;
}
}  // namespace

const std::vector<Source>& sources() {
  static const std::vector<Source> all = read_sources();
  return all;
}

std::vector<const Source*> cpp_sources(const std::string& folder) {
  std::vector<const Source*> found;
  for (const Source& source : sources()) {
    const bool is_cpp = ends_with(source.path, ".hpp") || ends_with(source.path, ".cpp") ||
                        ends_with(source.path, ".def");
    if (is_cpp && starts_with(source.path, folder)) found.push_back(&source);
  }
  return found;
}

std::vector<Include> includes_of(const Source& source) {
  static const std::regex form(R"re(\s*#\s*include\s*(["<])([^">]+)[">].*)re");
  std::vector<Include> found;
  std::istringstream lines(source.text);
  std::smatch match;
  for (std::string line; std::getline(lines, line);)
    if (line.find("include") != line.npos && std::regex_match(line, match, form))
      found.push_back({match[2].str(), match[1].str() == "\""});
  return found;
}

bool starts_with(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}
bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}
bool exists_in_project(const std::string& path) { return files::exists(root / path); }

}  // namespace concordat::tests
