#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "engine/error.hpp"
#include "engine/store/hdf5/contents.hpp"
#include "engine/store/journal/lock.hpp"
#include "engine/store/seal.hpp"
#include "tests/paths.hpp"
#include "tests/store/bytes.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;
using Catch::Contains;

namespace {

ResultHeader header_with_trajectories() {
  ResultHeader header = small_header(60);
  header.trajectories = Trajectories::all;
  return header;
}

}  // namespace

TEST_CASE("no byte of a finished file changes unnoticed") {
  const Folder folder;
  run_whole(folder / "a.h5", header_with_trajectories());
  const std::string whole = bytes_of(folder / "a.h5");
  std::mt19937 random(7);
  std::size_t unnoticed = 0;
  for (int i = 0; i < 400; ++i) {
    std::string altered = whole;
    const std::size_t at = random() % altered.size();
    altered[at] = static_cast<char>(altered[at] ^ (1 << random() % 8));
    write_bytes(folder / "b.h5", altered);
    try {
      ResultFile(folder / "b.h5");
      ++unnoticed;
    } catch (const UserError& error) {
      CHECK_THAT(error.what(), Contains("damaged") && !Contains("overwrite"));
    }
  }
  CHECK(unnoticed == 0);
}

TEST_CASE("what another program writes into a finished file is noticed") {
  const Folder folder;
  run_whole(folder / "a.h5", header_with_trajectories());
  const char* change = GENERATE(
      "h['design_point'][0] = 7", "h['replicate'][:] = 7", "h['collaboration_mean'][:] = .9",
      "h['collaboration_quantile'][:] = .9", "h['collaboration_runs'][:] = 1",
      "h['organisation'][0] = 'other'", "h.attrs['seed'] = 5", "h['retreat'][:] = .99",
      "h['scenario'][()] = 'other'", "h['month'].attrs['units'] = 'days'");
  const std::string program =
      "import h5py; h = h5py.File('" + (folder / "a.h5") + "', 'r+'); " + change + "; h.close()";
  REQUIRE(std::system(("/usr/bin/python3 -c " + shell_word(program)).c_str()) == 0);
  CHECK_THAT(message_of<UserError>([&] { ResultFile(folder / "a.h5"); }), Contains("damaged"));
}

TEST_CASE("a file that cannot be read is not called damaged") {
  if (::geteuid() == 0) return;  // who may read everything
  const Folder folder;
  run_whole(folder / "a.h5", small_header(8));
  std::filesystem::permissions(folder / "a.h5", std::filesystem::perms::none);
  CHECK_THAT(message_of<UserError>([&] { ResultFile(folder / "a.h5"); }),
             Contains("a.h5: cannot be read (Permission denied)"));
}

TEST_CASE("a file that another program has locked is read all the same") {
  const Folder folder;
  run_whole(folder / "a.h5", small_header(8));
  const File other = open_to_read(folder / "a.h5");
  const Lock lock(other, folder / "a.h5", "a.h5");
  CHECK(ResultFile(folder / "a.h5").runs() == 8);
}

TEST_CASE("a pipe or a device is no result, and nobody waits at it") {
  const Folder folder;
  REQUIRE(std::system(("mkfifo " + shell_word(folder / "pipe")).c_str()) == 0);
  for (const std::string& path : {folder / "pipe", std::string("/dev/zero")})
    CHECK_THAT(message_of<UserError>([&] { ResultFile{path}; }), Contains(": not a file"));
}

TEST_CASE("a file that is read back is told from what it should hold") {
  const Folder folder;
  run_whole(folder / "a.h5", small_header(8));
  const auto expect = [&](const std::string& title, std::uint8_t failed, const std::string& name,
                          const std::string& dimension) {
    Contents contents;
    contents.add_text("@title", title);
    const std::vector<std::uint8_t> values(8, failed);
    contents.add(name, values.data(), values.size());
    contents.attach(name, {dimension});
    contents.expect_in(folder / "a.h5");
  };
  CHECK_NOTHROW(expect("A small place", 0, "failed", "run"));
  CHECK_THROWS(expect("Another place", 0, "failed", "run"));
  CHECK_THROWS(expect("A small place", 1, "failed", "run"));
  CHECK_THROWS(expect("A small place", 0, "absent", "run"));
  CHECK_THROWS(expect("A small place", 0, "failed", "month"));
}

TEST_CASE("a design point that the design has not is refused, though the seal holds") {
  const Folder folder;
  const std::string file = folder / "a.h5";
  run_whole(file, small_header(8));
  CHECK(ResultFile(file).design_points() == std::vector<std::uint32_t>(8, 0));
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 40);
  const std::string program =
      "import h5py; h = h5py.File('" + file + "', 'r+'); h['design_point'][3] = 7; h.close()";
  REQUIRE(std::system(("/usr/bin/python3 -c " + shell_word(program)).c_str()) == 0);
  File forged = open_to_write(file);
  seal(forged, file);
  CHECK_THAT(message_of<UserError>([&] { ResultFile(file).design_points(); }),
             Contains("a.h5: not a result file of Concordat"));
}
