#pragma once
/// Calls the command line as a person would and keeps what it says.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "apps/cli/program.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::tests {

/// What a command line gave.
struct Answer {
  int code = 0;
  std::string out, err;
};

/// Runs "concordat" and these words within this process.
inline Answer say(std::vector<std::string> words, apps::Style style = {}) {
  std::ostringstream out, err;
  apps::Console console{out, err, style, style};
  words.insert(words.begin(), "concordat");
  const int code = apps::run_program(words, console);
  return {code, out.str(), err.str()};
}

/// A folder of its own, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "concordat_cli_XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) result.push_back(line);
  return result;
}

/// The longest line, in columns.
inline int width(const std::string& text) {
  int widest = 0;
  for (const std::string& line : lines(text)) widest = std::max(widest, apps::columns(line));
  return widest;
}

}  // namespace concordat::tests
