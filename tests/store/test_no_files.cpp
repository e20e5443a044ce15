// What is no file where a result file or a journal should be.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;
using Catch::Matchers::Contains;

TEST_CASE("pipes, devices and folders are refused at once where a result file should be") {
  const Folder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  REQUIRE(::mkdir((folder / "folder").c_str(), 0700) == 0);
  CHECK_THROWS_WITH(ResultFile(folder / "pipe"), Contains("pipe: not a file"));
  CHECK_THROWS_WITH(ResultFile(folder / "folder"), Contains("folder: not a file"));
  CHECK_THROWS_WITH(ResultFile("/dev/zero"), Contains("/dev/zero: not a file"));
}

TEST_CASE("a pipe is refused at once where a journal should be") {
  const Folder folder;
  REQUIRE(::mkfifo((folder / "a.h5.journal").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(read_unfinished(folder / "a.h5"), Contains("a.h5.journal: is a pipe"));
}
