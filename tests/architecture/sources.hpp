#pragma once
/// The project's own files, as the architecture tests read them.
#include <string>
#include <vector>

namespace concordat::tests {

/// A file of the project.
struct Source {
  std::string path;  ///< from the root: "engine/lanes.hpp"
  std::string text;  ///< as written
  std::string code;  ///< without comments, and with empty string literals
};

/// An #include line.
struct Include {
  std::string name;  ///< "engine/lanes.hpp" or "vector"
  bool quoted;       ///< "..." rather than <...>
};

/// All text files of the project, sorted by path; build folders and data are left out.
const std::vector<Source>& sources();

/// The C++ files among them (.hpp, .cpp, .def) below a folder such as "engine/"; "" for all.
std::vector<const Source*> cpp_sources(const std::string& folder);

std::vector<Include> includes_of(const Source& source);

bool starts_with(const std::string& text, const std::string& start);
bool ends_with(const std::string& text, const std::string& end);
bool exists_in_project(const std::string& path);

}  // namespace concordat::tests
