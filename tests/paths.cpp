#include "tests/paths.hpp"

namespace concordat::tests {

const std::filesystem::path& project_folder() {
  static const std::filesystem::path folder = CONCORDAT_SOURCE_DIR;
  return folder;
}

const std::filesystem::path& build_folder() {
  static const std::filesystem::path folder = CONCORDAT_BINARY_DIR;
  return folder;
}

std::string shell_word(const std::filesystem::path& path) {
  std::string word = "'";
  for (const char c : path.string()) word += c == '\'' ? "'\\''" : std::string(1, c);
  return word + "'";
}

}  // namespace concordat::tests
