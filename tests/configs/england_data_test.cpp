/// The committed tables against the sources, and the places against the overlaps.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "configs/england/csv.hpp"
#include "tests/paths.hpp"

namespace {

using concordat::configs::read_number;
using concordat::configs::read_rows;
using concordat::tests::project_folder;
namespace fs = std::filesystem;

const fs::path committed = project_folder() / "configs/england_2017";

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Where the sources are, or an empty path.
fs::path sources() {
  const char* told = std::getenv("CONCORDAT_ENGLAND_2017");
  const fs::path path = told ? fs::path(told) : project_folder() / "../shared/england_2017";
  return fs::exists(path / "flows.csv") ? path : fs::path();
}

struct TemporaryFolder {
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "concordat_england_XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    path = name;
  }
  ~TemporaryFolder() { fs::remove_all(path); }
  fs::path path;
};

}  // namespace

TEST_CASE("the committed tables are what make.py makes of the sources") {
  if (sources().empty()) {
    WARN("skipped: no sources at CONCORDAT_ENGLAND_2017 or ../shared/england_2017");
    return;
  }
  if (std::system("python3 --version > /dev/null 2>&1") != 0) {
    WARN("skipped: no python3");
    return;
  }
  const TemporaryFolder made;
  const std::string command = "python3 \"" + (committed / "make.py").string() + "\" \"" +
                              sources().string() + "\" \"" + made.path.string() + "\"";
  REQUIRE(std::system(command.c_str()) == 0);
  int tables = 0;
  for (const auto& entry : fs::recursive_directory_iterator(committed)) {
    if (entry.path().extension() != ".csv") continue;
    const fs::path table = fs::relative(entry.path(), committed);
    INFO(table);
    CHECK((contents(entry.path()) == contents(made.path / table)));
    ++tables;
  }
  CHECK(tables == 9);
}

TEST_CASE("CCGs share a place when their people are mostly the same council's") {
  std::map<std::string, std::pair<double, std::string>> largest;
  for (const auto& row :
       read_rows(contents(committed / "overlaps.csv"), {"ccg", "council", "people"})) {
    auto& best = largest[row[0]];
    best = std::max(best, std::pair(read_number(row[2]), row[1]));
  }
  std::map<std::string, std::string> footprint, place;
  for (const auto& row :
       read_rows(contents(committed / "places.csv"), {"code", "name", "footprint", "population"}))
    footprint[row[0]] = row[2];
  for (const auto& row :
       read_rows(contents(committed / "memberships.csv"), {"organisation", "place", "share"}))
    place[row[0]] = row[1];
  REQUIRE(largest.size() == 207);
  for (const auto& [a, council_a] : largest)
    for (const auto& [b, council_b] : largest) {
      const bool same_footprint = footprint[place[a]] == footprint[place[b]];
      const bool same_council = council_a.second == council_b.second;
      if ((place[a] == place[b]) != (same_footprint && same_council)) FAIL_CHECK(a << " " << b);
    }
}

TEST_CASE("tables are read with quotes, and refused with other columns") {
  const auto rows = read_rows("a,b\n1,\"x, y\"\n2,\n", {"a", "b"});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0][1] == "x, y");
  CHECK(rows[1][1].empty());
  CHECK_THROWS_AS(read_rows("a,b\n1,2\n", {"a", "c"}), std::logic_error);
  CHECK_THROWS_AS(read_rows("a,b\n1\n", {"a", "b"}), std::logic_error);
  CHECK(read_number("0.5") == 0.5);
  CHECK_THROWS_AS(read_number("1,5"), std::logic_error);
  CHECK_THROWS_AS(read_number(""), std::logic_error);
}
