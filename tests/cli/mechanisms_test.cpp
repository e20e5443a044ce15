/// What a heading says beside place, regime and horizon.
#include "apps/cli/portraits/mechanisms.hpp"

#include <catch2/catch.hpp>

using namespace concordat;
using Catch::Contains;

TEST_CASE("a heading says nothing of mechanisms where none differs from the core") {
  CHECK(apps::mechanism_lines(agents::Scenario()).empty());
}

TEST_CASE("a heading names what is on, what is off, rival rules, other regimes and events") {
  agents::Scenario s;
  s.switches.public_trust = true;
  s.switches.turnover = false;
  s.decision = agents::Decision::best_response;
  s.places.push_back({"a", "Ashby", 0, 1e5, agents::Regime::lead_gp});
  s.events.push_back({agents::EventKind::leader_leaves, "departure", 12, 0, 1, "", ""});
  CHECK(apps::mechanism_lines(s) ==
        "  also on: public trust\n  off: turnover\n  rules: choice by best response\n"
        "  otherwise: Ashby lead gp\n  events: departure (Apr 2017)\n");
}

TEST_CASE("a long list in a heading ends with how many more there are") {
  agents::Scenario s;
  for (int k = 0; k < 15; ++k)
    s.events.push_back({agents::EventKind::leader_leaves, "e", k, 0, 1, "", ""});
  CHECK_THAT(apps::mechanism_lines(s), Contains("and 3 more"));
}
