#include "tests/odd/sections.hpp"

#include <sstream>

#include "tests/odd/page.hpp"

namespace concordat::tests {
namespace {

/// The names at the start of a row: "Real, trust, gain, .03" gives "trust, gain,".
std::string names_in(const std::string& row) {
  std::string names, word;
  std::istringstream words(row);
  while (words >> word) {
    const bool is_name =
        word.ends_with(',') && (std::islower(word[0]) != 0) && word != "true," && word != "false,";
    if (is_name) names += (names.empty() ? "" : " ") + word;
    if (!is_name && !names.empty()) break;
  }
  return names;
}

}  // namespace

Sections::Sections(const std::string& path, const std::string& macro) {
  std::istringstream lines(project_file(path));
  std::string comment, current;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("// ")) {
      comment += (comment.empty() ? "" : " ") + line.substr(3);
      continue;
    }
    if (line.starts_with(macro + "(")) {
      if (!comment.empty()) current = comment;
      heading_[names_in(line.substr(macro.size() + 1))] = current;
    }
    comment.clear();
  }
}

std::string Sections::of(const std::vector<std::string_view>& names) const {
  std::string key;
  for (const std::string_view name : names)
    key += (key.empty() ? "" : " ") + std::string(name) + ",";
  return heading_.at(key);
}

}  // namespace concordat::tests
