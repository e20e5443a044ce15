#include "apps/cli/jobs/python.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "apps/cli/jobs/this_program.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
namespace files = std::filesystem;

/// Debian's own, whose packages are Debian's; another may stand before it on the PATH.
std::string interpreter() {
  if (const char* const named = std::getenv("CONCORDAT_PYTHON")) return named;
  constexpr const char* debian = "/usr/bin/python3";
  return ::access(debian, X_OK) == 0 ? debian : "python3";
}
}  // namespace

std::string python_package(const std::string& program) {
  std::error_code error;
  files::path folder = files::path(program).parent_path();
  for (int up = 0; up < 4; ++up, folder = folder.parent_path())
    for (const char* const place : {"apps/python", "share/concordat/python"})
      if (files::exists(folder / place / "start.py", error)) return (folder / place).string();
  return "";
}

void hand_to_python(const std::vector<std::string>& words, Console& console) {
  const std::string program = this_program(), package = python_package(program);
  if (package.empty())
    throw engine::UserError(
        words.front() +
        ": the Python package is not here\n"
        "   it is apps/python of the sources: keep build/ in them, or copy it to "
        "share/concordat/python beside bin/");
  // -I: only the package's folder and Python's own are searched, not where somebody happens to be.
  std::vector<std::string> line{interpreter(), "-I", "-B", package + "/start.py"};
  line.insert(line.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : line) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  console.out.flush();
  console.err.flush();
  ::setenv("CONCORDAT_PROGRAM", program.c_str(), 1);
  ::execvp(arguments.front(), arguments.data());
  throw engine::UserError(line.front() +
                          ": there is no such Python\n"
                          "   on Debian: apt-get install python3; CONCORDAT_PYTHON names another");
}

}  // namespace concordat::apps
