#include "configs/own/own.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "tests/paths.hpp"

using namespace concordat;
namespace files = std::filesystem;

namespace {

/// The files in a folder of their own.
struct Begun {
  explicit Begun(const std::vector<configs::OwnFile>& contents) {
    std::string name = (files::temp_directory_path() / "own.XXXXXX").string();
    folder = ::mkdtemp(name.data());
    for (const configs::OwnFile& file : contents) std::ofstream(folder / file.name) << file.text;
  }
  ~Begun() { files::remove_all(folder); }
  agents::Scenario scenario() const {
    return configs::read_scenario_file((folder / "scenario.txtpb").string()).scenario;
  }
  files::path folder;
};

std::string text_of(const std::vector<configs::OwnFile>& contents, const std::string& name) {
  return std::ranges::find(contents, name, &configs::OwnFile::name)->text;
}

std::string table(const std::string& name) {
  return (tests::project_folder() / "tests/imports" / name).string();
}

}  // namespace

TEST_CASE("a footprint of one's own is sound as it is begun, whatever it is called") {
  const Begun begun(configs::own_footprint("The \"best\" \\ town\nof ours"));
  CHECK(begun.scenario().title == "The \"best\" \\ town of ours");
  CHECK(begun.scenario().organisations.size() == 8);
  CHECK(begun.scenario().contracts.size() == 6);
}

TEST_CASE("a table of organisations begins a sound footprint around it") {
  const auto contents = configs::own_footprint("ours", table("own/excel.csv"));
  const agents::Scenario scenario = Begun(contents).scenario();
  CHECK(scenario.organisations.size() == 5);
  CHECK(scenario.organisations.front().turnover == 400.5);
  CHECK(scenario.places.size() == 2);
  CHECK(text_of(contents, "contracts.csv").find("# G1,C1,ashby,\n") != std::string::npos);
}

TEST_CASE(
    "who works in several places names them with commas between, and no place is called both") {
  const agents::Scenario scenario =
      Begun(configs::own_footprint("ours", table("own/several_places.csv"))).scenario();
  CHECK(scenario.places.size() == 2);
  REQUIRE(scenario.organisations.size() == 4);
  std::vector<double> shares;
  for (const agents::Membership& one : scenario.memberships)
    if (one.organisation == 1) shares.push_back(one.share);
  CHECK(shares == std::vector<double>{.5, .5});
}

TEST_CASE("what is wrong with a table of organisations is said before anything is made") {
  CHECK_THROWS_AS(configs::own_footprint("ours", table("own/nowhere.csv")), engine::UserError);
  CHECK_THROWS_WITH(configs::own_footprint("ours", table("own/organisations.csv")),
                    Catch::Contains("no organisation serves a place"));
}
