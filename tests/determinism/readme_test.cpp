#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/determinism/outputs.hpp"
#include "tests/paths.hpp"

using namespace concordat;

TEST_CASE("the README shows what the program gives") {
  const tests::TemporaryFolder folder;
  const std::string output = folder.file("run.h5");
  const std::string command =
      tests::shell_word(tests::build_folder() / "concordat") +
      " run --footprint 'South Yorkshire and Bassetlaw' --replicates 1000 --quiet"
      " --output " +
      tests::shell_word(output) + " >" + tests::shell_word(folder.file("said.txt"));
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream in(tests::project_folder() / "README.md");
  const std::string readme{std::istreambuf_iterator<char>(in), {}};
  const std::string digest = engine::short_digest(engine::ResultFile(output).stored_digest());
  INFO("the digest is " << digest << "; ./dev picture makes the README's summary and picture anew");
  CHECK(readme.find(digest) != readme.npos);
}
