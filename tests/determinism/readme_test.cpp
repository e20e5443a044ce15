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

/// What stands between two lines of three backticks: block 0, 1, ...
std::string block(const std::string& page, int number) {
  const std::string fence = "\n```\n";
  std::size_t start = page.find(fence) + fence.size();
  for (int k = 0; k < 2 * number; ++k) start = page.find(fence, start - 1) + fence.size();
  return page.substr(start, page.find(fence, start - 1) + 1 - start);
}

/// The size of a file moves with the text of the version in it, so it is no part of the comparison.
std::string without_size(const std::string& text) {
  return std::regex_replace(text, std::regex("[0-9.,]+ kB"), "# kB");
}

/// What a command about the README's system prints, by the same words in the same place.
std::string printed(const std::string& verb, const std::string& rest) {
  const tests::TemporaryFolder folder;
  std::filesystem::create_directory(folder.file("build"));
  std::filesystem::create_symlink(tests::build_folder() / "concordat",
                                  folder.file("build/concordat"));
  const std::string command =
      "cd " + tests::shell_word(folder.file("")) + " && LC_ALL=C.UTF-8 build/concordat " + verb +
      " --footprint 'South Yorkshire and Bassetlaw' " + rest + " >said.txt 2>/dev/null";
  REQUIRE(std::system(command.c_str()) == 0);
  return contents(folder.file("said.txt"));
}

std::string readme() { return contents(tests::project_folder() / "README.md"); }

constexpr const char* advice = "./dev picture makes what the README shows, and its picture, anew";
}  // namespace

TEST_CASE("the README leads with what parameters leave open, as the program says it") {
  INFO(advice);
  const std::string runs = block(readme(), 0);
  REQUIRE(runs.find("90 % of sets") != runs.npos);
  CHECK(printed("run", "--uncertain --output build/uncertain.h5").find(runs) != runs.npos);
}

TEST_CASE("the README shows what ./dev run prints, numbers included") {
  const std::string said = printed("run", "--replicates 1000 --output build/run.h5 --overwrite");
  INFO(advice);
  REQUIRE(said.starts_with("\n"));  // the README's fence stands in its place
  CHECK(without_size(block(readme(), 1)) == without_size(said.substr(1)));
}
