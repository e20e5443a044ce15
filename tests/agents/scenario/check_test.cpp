/// What `check` refuses, with its exact words.
#include "agents/scenario/check.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "agents/tables/parameter_names.hpp"
#include "engine/error.hpp"
#include "tests/agents/scenes.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;
using agents::Scenario;

namespace {

/// Two CCGs, a trust and a council in two places; contracts that fit.
Scenario sound() {
  Scenario s;
  s.systems = {{"sys", "", 2e5}};
  s.places = {{"north", "", 0, 1e5}, {"south", "", 0, 1e5}};
  const auto add = [&](const char* code, Kind kind, double turnover) {
    agents::Organisation o;
    o.code = code;
    o.kind = kind;
    o.turnover = turnover;
    s.organisations.push_back(o);
  };
  add("ccg", Kind::ccg, 200);
  add("trust", Kind::acute, 300);
  add("council", Kind::council, 100);
  s.memberships = {{0, 0, 1}, {1, 0, .5}, {1, 1, .4}, {2, 0, 1}};
  s.seats = {{0, 0}, {1, 0}, {2, 0}};
  s.contracts = {{0, 1, 0, .3}, {0, 1, -1, .1}};
  return s;
}

std::string complaint(const std::function<void(Scenario&)>& spoil) {
  Scenario s = sound();
  spoil(s);
  try {
    agents::check(s);
  } catch (const engine::UserError& e) {
    return e.what();
  }
  return "nothing";
}

struct Case {
  std::function<void(Scenario&)> spoil;
  std::string message;
};

const std::vector<Case> cases = {
    {[](Scenario& s) { s.months = 0; }, "months is 0, allowed 1 to 1200"},
    {[](Scenario& s) { s.months = 1201; }, "months is 1201, allowed 1 to 1200"},
    {[](Scenario& s) { s.decision_interval = 13; },
     "decision_interval is 13, allowed 1 to 12 months"},
    {[](Scenario& s) { s.parameters->trust_gain = 1.5; },
     "trust.gain is 1.5, allowed 0 to 1 [1/month]"},
    {[](Scenario& s) { s.parameters->trust_gain = std::nan(""); },
     "trust.gain is nan, allowed 0 to 1 [1/month]"},
    {[](Scenario& s) {
       s.years = {{"trust.gian", 2016, .1}};
     },
     "year 2016: no parameter is called \"trust.gian\""},
    {[](Scenario& s) {
       s.years = {{"trust.gain", 2017, 2}};
     },
     "trust.gain in 2017 is 2, allowed 0 to 1 [1/month]"},
    {[](Scenario& s) {
       s.years = {{"trust.gain", 2015, .1}};
     },
     "year is 2015, allowed 2016 to 2115"},
    {[](Scenario& s) { s.organisations[0].code = ""; }, "a organisation has no code"},
    {[](Scenario& s) { s.organisations[1].code = "ccg"; }, "organisation \"ccg\" is there twice"},
    {[](Scenario& s) { s.places[1].code = "north"; }, "place \"north\" is there twice"},
    {[](Scenario& s) { s.systems.push_back(s.systems[0]); }, "system \"sys\" is there twice"},
    // The two words are a known pair with one 32-bit FNV-1a hash.
    {[](Scenario& s) {
       s.organisations[0].code = "costarring";
       s.organisations[1].code = "liquid";
     },
     "organisation codes \"costarring\" and \"liquid\" would share their random draws; rename one"},
    {[](Scenario& s) { s.organisations[1].turnover = 0, s.contracts.clear(); },
     "organisation \"trust\": turnover is 0 £m a year, must be above 0"},
    {[](Scenario& s) { s.organisations[2].turnover = INFINITY; },
     "organisation \"council\": turnover is inf £m a year, must be above 0"},
    {[](Scenario& s) { s.organisations[2].reserve = -1; },
     "organisation \"council\": reserve is -1, allowed 0 to 100"},
    {[](Scenario& s) { s.organisations[1].subtype = agents::Subtype::ambulance; },
     "organisation \"trust\": subtype ambulance is of kind community, not acute, whose are acute "
     "or "
     "specialist"},
    {[](Scenario& s) { s.organisations[0].margin = .51; },
     "organisation \"ccg\": margin is 0.51, allowed -0.5 to 0.5"},
    {[](Scenario& s) { s.organisations[1].margin = std::nan(""); },
     "organisation \"trust\": margin is nan, allowed -0.5 to 0.5"},
    {[](Scenario& s) { s.organisations[1].fund = -1; },
     "organisation \"trust\": fund is -1, allowed 0 to 10"},
    {[](Scenario& s) { s.organisations[2].fund = 0; },
     "organisation \"council\": fund is of acute and community, not of kind council"},
    {[](Scenario& s) { s.organisations[1].performance = 1.1; },
     "organisation \"trust\": performance is 1.1, allowed 0 to 1"},
    {[](Scenario& s) { s.organisations[0].performance = .9; },
     "organisation \"ccg\": performance is of acute, not of kind ccg"},
    {[](Scenario& s) { s.organisations[1].misalignment = 1.2; },
     "organisation \"trust\": misalignment is 1.2, allowed 0 to 1"},
    {[](Scenario& s) { s.places[0].population = 0; },
     "place \"north\": population must be above 0"},
    {[](Scenario& s) { s.places[1].system = 1; }, "place \"south\" lies in no system"},
    {[](Scenario& s) { s.memberships[0].organisation = 3; },
     "a membership's organisation names number 3 of 3"},
    {[](Scenario& s) { s.memberships[0].place = -1; }, "a membership's place names number -1 of 2"},
    {[](Scenario& s) { s.seats[0].organisation = 7; }, "a seat's organisation names number 7 of 3"},
    {[](Scenario& s) { s.seats[0].system = 1; }, "a seat's system names number 1 of 1"},
    {[](Scenario& s) { s.contracts[0].commissioner = 9; },
     "a contract's commissioner names number 9 of 3"},
    {[](Scenario& s) { s.contracts[0].provider = -1; },
     "a contract's provider names number -1 of 3"},
    {[](Scenario& s) { s.contracts[0].place = 2; }, "a contract's place names number 2 of 2"},
    {[](Scenario& s) { s.memberships[3].share = -.1; },
     "organisation \"council\": share in \"north\" is -0.1, allowed 0 to 1"},
    {[](Scenario& s) {
       s.memberships[3] = {0, 0, 0};
     },
     "organisation \"ccg\" serves \"north\" twice"},
    {[](Scenario& s) { s.memberships[2].share = .6, s.contracts.clear(); },
     "organisation \"trust\": shares add up to 1.1, at most 1"},
    {[](Scenario& s) { s.seats.push_back(s.seats[0]); },
     "organisation \"ccg\" has two seats on the board of \"sys\""},
    {[](Scenario& s) {
       s.contracts = {{2, 1, 0, .1}};
     },
     "\"council\" pays for a contract but is no CCG"},
    {[](Scenario& s) {
       s.contracts = {{0, 2, 0, .1}};
     },
     "\"council\" is paid by a contract but is no provider"},
    {[](Scenario& s) { s.contracts[0].share = -.1; },
     "contract of \"ccg\" with \"trust\": share is -0.1, allowed 0 to 1"},
    {[](Scenario& s) { s.contracts[0].share = .6; },
     "contracts with \"trust\" for \"north\" add up to 0.6 of its income, but only 0.5 of its work "
     "is there\n\"ccg\" has contracts of £210m a year, more than its turnover of £200m"},
    {[](Scenario& s) { s.contracts[1].share = .2; },
     "contracts with \"trust\" for no place add up to 0.2 of its income, but only 0.1 of its work "
     "is there"},
    {[](Scenario& s) { s.organisations[0].turnover = 100; },
     "\"ccg\" has contracts of £120m a year, more than its turnover of £100m"},
    {[](Scenario& s) { s.months = 0, s.decision_interval = 0; },
     "months is 0, allowed 1 to 1200\ndecision_interval is 0, allowed 1 to 12 months"},
};

}  // namespace

TEST_CASE("a sound scenario passes") {
  CHECK(complaint([](Scenario&) {}) == "nothing");
}

TEST_CASE("every fault of a scenario is named with what is allowed") {
  for (const Case& c : cases) CHECK(complaint(c.spoil) == c.message);
}

TEST_CASE("a scenario without organisations says so") {
  CHECK(complaint([](Scenario& s) {
          s.organisations.clear();
          s.memberships.clear();
          s.seats.clear();
          s.contracts.clear();
        }) == "there is no organisation");
}

TEST_CASE("every parameter is refused below and above its range") {
  for (const auto& row : agents::parameter_table()) {
    INFO(row.path);
    CHECK(complaint([&](Scenario& s) { s.parameters[row] = row.allowed_low - 1; }) != "nothing");
    CHECK(complaint([&](Scenario& s) { s.parameters[row] = row.allowed_high + 1; }) != "nothing");
    CHECK(complaint([&](Scenario& s) { s.parameters[row] = row.allowed_high; }) == "nothing");
  }
}
