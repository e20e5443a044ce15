#include "engine/error.hpp"
#include "tests/configs/england_scenarios.hpp"

using namespace concordat::agents;
using namespace concordat::configs;
using Catch::Matchers::Contains;

namespace {

std::string problem_with(const std::string& name) {
  try {
    find_footprint(name);
  } catch (const concordat::engine::UserError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a footprint is found by name, slug or code, whatever the case") {
  for (const Footprint& footprint : footprints()) {
    CHECK(&find_footprint(footprint.name) == &footprint);
    CHECK(&find_footprint(footprint.slug) == &footprint);
    CHECK(&find_footprint(footprint.code) == &footprint);
  }
  CHECK(find_footprint("DORSET").code == "E54000041");
  CHECK(find_footprint("e54000041").slug == "dorset");
  CHECK(find_footprint("hampshire & the isle-of wight").code == "E54000042");
  CHECK(scenario_of("england").systems.size() == 44);
}

TEST_CASE("an unknown footprint is refused with the one that was meant") {
  CHECK(problem_with("Sheffeild") ==
        "footprint \"Sheffeild\": not one of the 44 of England\n"
        "   Sheffield is a place in South Yorkshire and Bassetlaw: south_yorkshire_and_bassetlaw\n"
        "   England takes all at once\n"
        "   look through the list of footprints");
  const std::map<std::string, std::string> meant{
      {"Dorst", "did you mean Dorset: dorset"},
      {"Grater Manchester", "did you mean Greater Manchester: greater_manchester"},
      {"south_yorkshire", "did you mean South Yorkshire and Bassetlaw"},
      {"York", "York is a place in Humber, Coast and Vale"},
      {"Sheffield", "Sheffield is a place in South Yorkshire and Bassetlaw"},
      {"Bournemouth", "Bournemouth council works in Dorset"},
      {"NHS Corby CCG", "NHS Corby CCG works in Northamptonshire"},
      {"Chesterfield", "Chesterfield Royal Hospital NHS Foundation Trust works in Derbyshire"},
      {"RHQ", "works in South Yorkshire and Bassetlaw"}};
  for (const auto& [typed, hint] : meant) CHECK_THAT(problem_with(typed), Contains(hint));
  const std::string london = problem_with("London");
  CHECK(std::count(london.begin(), london.end(), '\n') == 7);
  CHECK_THAT(london, Contains("north_west_london") && Contains("south_east_london"));
  for (const std::string nothing : {"", "   ", "Xyzzyplugh"}) {
    const std::string text = problem_with(nothing);
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);  // England, and where to look
  }
}
