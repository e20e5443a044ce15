#pragma once
/// Headings of a table in the code: the comment that stands right above its rows.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace concordat::tests {

class Sections {
 public:
  /// Reads a .def file of the project whose rows are calls of `macro`.
  Sections(const std::string& path, const std::string& macro);

  /// The heading of the row whose first names these are, types left out: {"trust", "gain"}.
  std::string of(const std::vector<std::string_view>& names) const;

 private:
  std::map<std::string, std::string> heading_;  ///< by "trust, gain,"
};

}  // namespace concordat::tests
