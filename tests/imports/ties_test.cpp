// Ties beyond forums, from a small world of networkx and inline.
#include <catch2/catch.hpp>
#include <set>

#include "agents/observe.hpp"
#include "agents/prepare.hpp"
#include "configs/network/write.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "engine/network/write_graphml.hpp"
#include "tests/configs/folder.hpp"
#include "tests/paths.hpp"

using namespace concordat;
using Catch::Matchers::Contains;

namespace {

configs::Resolved small_world(const std::vector<std::string>& settings = {}) {
  configs::Overrides overrides;
  overrides.settings = settings;
  overrides.months = 24;
  return configs::read_scenario_file(
      (tests::project_folder() / "tests/imports/ties/small_world.graphml").string(), overrides);
}

const std::string two_places =
    "months: 12 system { code: 'vale' } place { code: 'ashby' population: 3e5 }\n"
    "place { code: 'brook' population: 2e5 }\n"
    "organisation { code: 'H1' kind: acute turnover: 40 off_board: true serves { place: 'ashby' } "
    "}\n"
    "organisation { code: 'H2' kind: acute turnover: 50 off_board: true serves { place: 'brook' } "
    "}\n"
    "organisation { code: 'H3' kind: acute turnover: 60 off_board: true serves { place: 'brook' } "
    "}\n"
    "organisation { code: 'H4' kind: acute turnover: 70 off_board: true }\n";

configs::Resolved inline_text(const std::string& ties) {
  return configs::read_scenario_text(two_places + ties, "text");
}

std::string refusal(const std::string& ties) {
  try {
    inline_text(ties);
  } catch (const engine::UserError& error) {
    return error.what();
  }
  return "accepted";
}

/// Codes of all ordered pairs of partners.
std::set<std::pair<std::string, std::string>> partners(const agents::Structure& s) {
  std::set<std::pair<std::string, std::string>> all;
  for (const auto& pair : s.pairs)
    all.emplace(s.scenario.organisations[pair.from.value()].code,
                s.scenario.organisations[pair.to.value()].code);
  return all;
}

}  // namespace

TEST_CASE("those who are tied are partners, as are those who share a place", "[ties]") {
  const auto structure =
      agents::make_structure(inline_text("tie { of: 'H2' with: 'H1' }").scenario);
  CHECK(partners(structure) == std::set<std::pair<std::string, std::string>>{
                                   {"H1", "H2"}, {"H2", "H1"}, {"H2", "H3"}, {"H3", "H2"}});
}

TEST_CASE("one who is tied sees what the other does in all its forums, once each", "[ties]") {
  const auto structure =
      agents::make_structure(inline_text("tie { of: 'H1' with: 'H2' } tie { of: 'H2' with: 'H3' }\n"
                                         "place { code: 'dale' population: 1e5 }\n"
                                         "organisation { code: 'H5' kind: acute turnover: 9\n"
                                         "  serves { place: 'ashby' } serves { place: 'dale' } }\n"
                                         "tie { of: 'H5' with: 'H2' } tie { of: 'H1' with: 'H5' }")
                                 .scenario);
  for (const auto& pair : structure.pairs) {
    const agents::OrganisationRow& other = structure.organisations[pair.to];
    CHECK(pair.views.size() ==
          static_cast<int>(
              structure.seats_of[other.seats].size()));  // here everybody is tied to all it knows
    std::set<int> seats;
    for (const agents::ViewId v : pair.views) {
      CHECK(structure.seats[structure.views[v].seat].organisation == pair.to);
      seats.insert(structure.views[v].seat.value());
    }
    CHECK(static_cast<int>(seats.size()) == pair.views.size());
    CHECK(structure.systems_of[pair.systems].size() == 1);
  }
}

TEST_CASE("a small world of networkx is read, with every tie", "[ties]") {
  const auto scenario = small_world().scenario;
  CHECK(scenario.ties.size() == 24);
  CHECK(scenario.seats.empty());
  const auto structure = agents::make_structure(scenario);
  CHECK(structure.pairs.size() >= 48);
}

TEST_CASE("trust along ties follows what is seen, whatever else is switched on", "[ties]") {
  for (const std::string setting :
       {"switches.gossip=true", "switches.withdrawal=true", "trust_update=beta_evidence"}) {
    const auto structure = agents::make_structure(small_world({setting}).scenario);
    const agents::Run run{0, &structure.scenario.parameters};
    const auto start = agents::observe(structure, 1, run, 0),
               end = agents::observe(structure, 1, run, 23);
    for (const agents::PairId p : structure.pairs.ids()) {
      CHECK((end.pairs[p].saw >= 0 && end.pairs[p].saw <= 1));
      CHECK((end.pairs[p].trust >= 0 && end.pairs[p].trust <= 1));
      CHECK(end.pairs[p].trust != start.pairs[p].trust);
    }
  }
}

TEST_CASE("ties that make no sense are refused where they stand", "[ties]") {
  CHECK_THAT(refusal("tie { of: 'H1' with: 'H9' }"),
             Contains("text:7:") && Contains("no organisation has the code \"H9\""));
  CHECK_THAT(refusal("tie { of: 'H1' with: 'H1' }"), Contains("text:7:1: ") && Contains("itself"));
  CHECK_THAT(refusal("tie { of: 'H1' with: 'H2' }\ntie { of: 'H2' with: 'H1' }"),
             Contains("text:8:1: organisations \"H2\" and \"H1\" are tied twice"));
  CHECK_THAT(refusal("tie { of: 'H1' with: 'H4' }"),
             Contains("organisation \"H4\" sits in no forum"));
}

TEST_CASE("the complete text of a scenario with ties reads back to itself", "[ties]") {
  const auto resolved = small_world();
  CHECK(configs::read_scenario_text(resolved.text, "again").text == resolved.text);
}

TEST_CASE("a network that is written and read back is the same bodies", "[ties]") {
  const Folder folder;
  configs::Overrides dorset;
  dorset.footprint = "Dorset";
  for (const auto& resolved : {small_world(), configs::footprint_scenario(dorset)}) {
    const auto structure = agents::make_structure(resolved.scenario);
    const std::vector<double> trust(structure.pairs.size(), .5);
    const std::string file = folder.write(
        "net.graphml", engine::graphml_text(configs::network_document(structure, trust)));
    const auto again = agents::make_structure(configs::read_scenario_file(file).scenario).scenario;
    const auto& before = structure.scenario;
    CHECK(again.ties.size() == before.ties.size());
    REQUIRE(again.contracts.size() == before.contracts.size());
    for (std::size_t k = 0; k < before.contracts.size(); ++k) {
      CHECK(again.contracts[k].place == before.contracts[k].place);
      CHECK(again.contracts[k].share == before.contracts[k].share);
    }
    REQUIRE(again.organisations.size() == before.organisations.size());
    for (std::size_t i = 0; i < before.organisations.size(); ++i) {
      CHECK(again.organisations[i].code == before.organisations[i].code);
      CHECK(again.organisations[i].turnover == before.organisations[i].turnover);
      CHECK(again.organisations[i].margin == before.organisations[i].margin);
    }
    CHECK(again.seats.size() == before.seats.size());
    CHECK(again.memberships.size() == before.memberships.size());
  }
}
