#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "apps/cli/jobs/shown.hpp"
#include "tests/cli/words.hpp"
#include "tests/paths.hpp"

using namespace concordat;

TEST_CASE("where memory runs out it is said what is kept, and how to go on") {
  std::ostringstream out, err;
  apps::Console console{out, err, {}, {}};
  const int code = apps::answer_for(
      []() -> int { throw apps::NoMemory("\n   16 of 64 runs are kept"); }, "concordat", console);
  CHECK(code == apps::ExitCode::own_fault);
  CHECK_THAT(err.str(), Catch::Contains("there is not enough memory") &&
                            Catch::Contains("\n   16 of 64 runs are kept\n"));
}

TEST_CASE("a limit on file sizes ends with exit code 3 and what is committed kept") {
  const tests::Folder folder;
  const std::string output = folder.file("d.h5");
  const std::string program = tests::shell_word(tests::build_folder() / "concordat");
  const std::string limited = "ulimit -f 800; exec " + program +  // in 512 bytes
                              " run --footprint dorset --replicates 4000 --commit-every 64 --quiet"
                              " --output " +
                              output + " 2>" + folder.file("said.txt") + " >/dev/null";
  CHECK(WEXITSTATUS(std::system(limited.c_str())) == 3);
  CHECK_FALSE(std::filesystem::exists(output));
  const std::string rest = program +
                           " run --footprint dorset --replicates 4000 --resume --quiet --output " +
                           output + " >/dev/null";
  CHECK(WEXITSTATUS(std::system(rest.c_str())) == 0);
  CHECK(std::filesystem::exists(output));
}
