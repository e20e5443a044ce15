// What people call a body, and CCGs of other years.
#include "configs/england/called.hpp"

#include <catch2/catch.hpp>

#include "configs/england/england.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"

using namespace concordat;
using Catch::Matchers::Contains;

namespace {

/// How many bodies of a footprint a setting of this name reaches.
int reached(const std::string& footprint, const std::string& who) {
  configs::Overrides overrides;
  overrides.footprint = footprint;
  overrides.settings = {"organisation[" + who + "].misalignment=.4321"};
  int found = 0;
  for (const auto& body : configs::footprint_scenario(overrides).scenario.organisations)
    if (body.misalignment == .4321) ++found;
  return found;
}

std::string refusal(const std::string& footprint, const std::string& who) {
  try {
    reached(footprint, who);
  } catch (const engine::UserError& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a body is found by its code, its name, a short name or its initials", "[called]") {
  const std::string south_yorkshire = "South Yorkshire and Bassetlaw";
  for (const char* who : {"RHQ", "rhq", "Sheffield Teaching Hospitals NHS Foundation Trust",
                          "Sheffield Teaching Hospitals", "sheffield teaching hospitals ft", "STH"})
    CHECK(reached(south_yorkshire, who) == 1);
  CHECK(reached(south_yorkshire, "Sheffield CCG") == 1);
  CHECK(reached(south_yorkshire, "NHS Sheffield Clinical Commissioning Group") == 1);
  CHECK(reached("Dorset", "Poole Hospital") == 1);
}

TEST_CASE("a name that several bodies could have is none of them", "[called]") {
  CHECK_THAT(refusal("Dorset", "Dorset"), Contains("no organisation \"Dorset\""));
}

TEST_CASE("a CCG of another year points to those that stand for it", "[called]") {
  CHECK_THAT(refusal("Greater Manchester", "00W"),
             Contains("became part of 14L") && Contains("April 2017: take 14L"));
  CHECK_THAT(refusal("West Yorkshire", "15F"), Contains("take 02V 03C 03G"));
  CHECK_THAT(refusal("West Yorkshire", "NHS Leeds CCG"), Contains("came in April 2018"));
  CHECK_THROWS_WITH(configs::find_footprint("15F"), Contains("take 02V 03C 03G"));
}

TEST_CASE("every CCG that merged later is in the tables", "[called]") {
  configs::Overrides england;
  england.footprint = "England";
  const auto all = configs::footprint_scenario(england).scenario;
  int merged = 0;
  for (const char* code : {"14Y", "15A", "15C", "15D", "15E", "15F", "15M", "15N", "16C",
                           "18C", "26A", "27D", "36J", "36L", "42D", "52R", "70F", "71E",
                           "72Q", "78H", "84H", "91Q", "92A", "92G", "93C", "97R"}) {
    const std::string said = configs::merger_of(code);
    const std::string codes = said.substr(said.find("take ") + 5) + " ";
    for (std::size_t at = 0; at < codes.size(); at += 4, ++merged) {
      const std::string one = codes.substr(at, 3);
      INFO(code << " " << one);
      CHECK(std::ranges::count(all.organisations, one, &agents::Organisation::code) == 1);
    }
  }
  CHECK(merged - 26 == 207 - 135);  // CCGs of 1 April 2017 and of 1 April 2020
}
