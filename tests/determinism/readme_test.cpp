#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <regex>

#include "tests/determinism/outputs.hpp"
#include "tests/paths.hpp"

using namespace concordat;

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What stands between the first two lines of three backticks.
std::string first_block(const std::string& page) {
  const std::string fence = "\n```\n";
  const std::size_t start = page.find(fence) + fence.size();
  return page.substr(start, page.find(fence, start) + 1 - start);
}

/// The size of a file moves with the text of the version in it, so it is no part of the comparison.
std::string without_size(const std::string& text) {
  return std::regex_replace(text, std::regex("[0-9.,]+ kB"), "# kB");
}

/// What `./dev run` prints, by the same words in the same place.
std::string printed(const tests::TemporaryFolder& folder) {
  std::filesystem::create_directory(folder.file("build"));
  std::filesystem::create_symlink(tests::build_folder() / "concordat",
                                  folder.file("build/concordat"));
  const std::string command =
      "cd " + tests::shell_word(folder.file("")) +
      " && LC_ALL=C.UTF-8 build/concordat run --footprint 'South Yorkshire and Bassetlaw'"
      " --replicates 1000 --output build/run.h5 --overwrite >said.txt 2>/dev/null";
  REQUIRE(std::system(command.c_str()) == 0);
  return contents(folder.file("said.txt"));
}
}  // namespace

TEST_CASE("the README shows what ./dev run prints, numbers included") {
  const tests::TemporaryFolder folder;
  const std::string said = printed(folder);
  INFO("./dev picture makes the README's summary and picture anew");
  REQUIRE(said.starts_with("\n"));  // the README's fence stands in its place
  CHECK(without_size(first_block(contents(tests::project_folder() / "README.md"))) ==
        without_size(said.substr(1)));
}
