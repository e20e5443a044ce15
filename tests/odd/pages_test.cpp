// What the pages written by hand must not leave out.
#include <catch2/catch.hpp>

#include "agents/month/month.hpp"
#include "tests/odd/page.hpp"

using namespace concordat;
using namespace concordat::tests;

TEST_CASE("the overview names the phases of a month in their order", "[odd]") {
  const std::string page = project_file("agents/odd/overview.md");
  std::size_t at = 0;
  for (const agents::Step& step : agents::month) {
    INFO(step.name);
    at = page.find("\n| " + code(step.name) + " |", at);
    REQUIRE(at != page.npos);
  }
}
