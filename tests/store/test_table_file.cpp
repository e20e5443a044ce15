#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>

#include "engine/error.hpp"
#include "engine/store/table_file.hpp"
#include "tests/store/bytes.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using engine::IfExists;
using engine::TableFile;
using tests::bytes_of;
using tests::Folder;

namespace {
TableFile two_tables() {
  TableFile file;
  file.texts = {{"version", "1.2"}};
  file.numbers = {{"seed", 5}};
  file.groups = {
      {"patterns",
       "one row a pattern",
       {{"id", "1", "name", std::vector<std::string>{"P1", "P2", "P3"}},
        {"estimate", "1", "number",
         std::vector<double>{.5, std::numeric_limits<double>::quiet_NaN(), -1}}}},
      {"claims", "one row a claim", {{"replicates", "1", "runs", std::vector<std::uint64_t>{}}}}};
  return file;
}

/// What h5py prints for an expression on the file f.
std::string printed(const std::string& path, const std::string& expression) {
  const std::string command = "/usr/bin/python3 -c \"import h5py; f = h5py.File('" + path +
                              "'); print(" + expression + ")\" 2>&1";
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    text.append(buffer.data(), count);
  ::pclose(pipe);
  return text;
}
}  // namespace

TEST_CASE("tables are columns of a file that reads back") {
  const Folder folder;
  const std::string path = folder / "tables.h5";
  write_tables(path, two_tables(), IfExists::refuse);
  CHECK(printed(path, "list(f['patterns/estimate'][:])").find("nan") != std::string::npos);
  CHECK(printed(path, "f['patterns/estimate'][::2].tolist()") == "[0.5, -1.0]\n");
  CHECK(printed(path, "f['patterns/id'].asstr()[:].tolist()") == "['P1', 'P2', 'P3']\n");
  CHECK(printed(path, "f['patterns/id'].attrs['long_name']") == "name\n");
  CHECK(printed(path, "f['claims/replicates'].shape") == "(0,)\n");
  CHECK(printed(path, "f.attrs['version'], int(f.attrs['seed'])") == "1.2 5\n");
  CHECK_FALSE(std::filesystem::exists(path + ".tmp"));
}

TEST_CASE("the same tables are the same bytes, and one number more another digest") {
  const Folder folder;
  const std::string digest = write_tables((folder / "one.h5"), two_tables(), IfExists::refuse);
  CHECK(write_tables((folder / "two.h5"), two_tables(), IfExists::refuse) == digest);
  CHECK(bytes_of((folder / "one.h5")) == bytes_of((folder / "two.h5")));
  TableFile other = two_tables();
  std::get<std::vector<std::uint64_t>>(other.groups[1].columns[0].values).push_back(0);
  CHECK(write_tables((folder / "two.h5"), other, IfExists::overwrite) != digest);
}

TEST_CASE("tables do not replace a file that nobody gave up") {
  const Folder folder;
  const std::string path = folder / "letter.h5";
  std::ofstream(path) << "Dear Sir or Madam";
  CHECK_THROWS_AS(write_tables(path, two_tables(), IfExists::refuse), engine::UserError);
  CHECK(bytes_of(path) == "Dear Sir or Madam");
  CHECK_THROWS_AS(engine::expect_writable(path, IfExists::refuse), engine::UserError);
  CHECK_THROWS_AS(write_tables(path, two_tables(), IfExists::overwrite), engine::UserError);
  CHECK(bytes_of(path) == "Dear Sir or Madam");
  std::filesystem::remove(path);
  write_tables(path, two_tables(), IfExists::refuse);
  write_tables(path, two_tables(), IfExists::overwrite);
  CHECK(printed(path, "f['patterns/estimate'][0]") == "0.5\n");
}

TEST_CASE("a table's folder that is not there is an error of writing") {
  const Folder folder;
  CHECK_THROWS_AS(write_tables((folder / "none") + "/a.h5", two_tables(), IfExists::refuse),
                  engine::WriteError);
}
