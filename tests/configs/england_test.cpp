#include "configs/england.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <set>

#include "engine/error.hpp"

namespace {

using namespace concordat::agents;
using namespace concordat::configs;
using Catch::Matchers::Contains;
using Names = std::vector<std::string>;

Scenario scenario_of(const std::string& name) {
  Scenario scenario;
  add_footprint(scenario, name);
  return scenario;
}

const Scenario& whole_england() {
  static const Scenario scenario = scenario_of("England");
  return scenario;
}

int count(const Scenario& scenario, Kind kind) {
  return int(std::count_if(scenario.organisations.begin(), scenario.organisations.end(),
                           [&](const Organisation& i) { return i.kind == kind; }));
}

int index_of(const Scenario& scenario, const std::string& code) {
  const auto& all = scenario.organisations;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Organisation& i) { return i.code == code; });
  REQUIRE(found != all.end());
  return int(found - all.begin());
}

/// Sums of shares by organisation.
std::map<int, double> work_in_places(const Scenario& scenario) {
  std::map<int, double> sums;
  for (const Membership& m : scenario.memberships) sums[m.organisation] += m.share;
  return sums;
}

std::string problem_with(const std::string& name) {
  try {
    find_footprint(name);
  } catch (const concordat::engine::UserError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("England has 233 trusts, 207 CCGs, 152 councils and a federation for each CCG") {
  const Scenario& england = whole_england();
  CHECK(count(england, Kind::acute) == 135 + 17);
  CHECK(count(england, Kind::community) == 52 + 19 + 10);
  CHECK(count(england, Kind::ccg) == 207);
  CHECK(count(england, Kind::council) == 152);
  CHECK(count(england, Kind::gp_federation) == 207);
  CHECK(england.systems.size() == 44);
  CHECK(england.places.size() == 150);
  CHECK(footprints().size() == 44);
}

TEST_CASE("the people of England are counted once, by footprint and by place") {
  double in_systems = 0, in_places = 0, in_list = 0;
  for (const System& system : whole_england().systems) in_systems += system.population;
  for (const Place& place : whole_england().places) in_places += place.population;
  for (const Footprint& footprint : footprints()) in_list += footprint.population;
  CHECK(in_systems == 55'619'430);
  CHECK(in_places == 55'619'430);
  CHECK(in_list == 55'619'430);
}

TEST_CASE("codes are unique and turnovers positive") {
  std::set<std::string> codes;
  const Scenario& england = whole_england();
  for (const Organisation& i : england.organisations) {
    INFO(i.code << " " << i.name);
    CHECK(codes.insert(i.code).second);
    CHECK(i.turnover > 0);
    CHECK(i.reserve >= 0);
    CHECK((i.reserve == 0) == (i.kind != Kind::council));
    CHECK(i.is_synthetic == (i.kind == Kind::gp_federation));
  }
  for (const Place& place : england.places) CHECK(codes.insert(place.code).second);
  for (const System& system : england.systems) CHECK(codes.insert(system.code).second);
}

TEST_CASE("places are those that local partnerships had") {
  const std::map<std::string, Names> known{
      {"South Yorkshire and Bassetlaw",
       {"Barnsley", "Bassetlaw", "Doncaster", "Rotherham", "Sheffield"}},
      {"Greater Manchester",
       {"Bolton", "Bury", "Manchester", "Oldham", "Rochdale", "Salford", "Stockport", "Tameside",
        "Trafford", "Wigan"}},
      {"West Yorkshire",
       {"Bradford", "Calderdale", "Harrogate and Rural District", "Kirklees", "Leeds",
        "Wakefield"}},
      {"Frimley Health",
       {"Bracknell Forest", "North East Hampshire and Farnham", "Slough", "Surrey Heath",
        "Windsor and Maidenhead"}},
      {"Cheshire and Merseyside",
       {"Cheshire East", "Cheshire West and Chester", "Halton", "Knowsley", "Liverpool", "Sefton",
        "St. Helens", "Warrington", "Wirral"}},
      {"Hampshire and the Isle of Wight",
       {"Hampshire", "Isle of Wight", "Portsmouth", "Southampton"}},
      {"North West London",
       {"Brent", "Ealing", "Hammersmith and Fulham", "Harrow", "Hillingdon", "Hounslow",
        "Kensington and Chelsea", "Westminster"}},
      {"Mid and South Essex", {"Essex", "Southend-on-Sea", "Thurrock"}},
      {"Suffolk and North East Essex", {"North East Essex", "Suffolk"}},
      {"Bristol, North Somerset and South Gloucestershire",
       {"Bristol", "North Somerset", "South Gloucestershire"}},
      {"Dorset", {"Dorset"}}};
  for (const auto& [footprint, places] : known) {
    INFO(footprint);
    CHECK(find_footprint(footprint).places == places);
  }
}

TEST_CASE("South Yorkshire and Bassetlaw has 22 bodies") {
  const Scenario scenario = scenario_of("South Yorkshire and Bassetlaw");
  CHECK(count(scenario, Kind::acute) == 5);
  CHECK(count(scenario, Kind::community) == 2);
  CHECK(count(scenario, Kind::ccg) == 5);
  CHECK(count(scenario, Kind::council) == 5);
  CHECK(count(scenario, Kind::gp_federation) == 5);
  CHECK(scenario.seats.size() == 22);
  CHECK(scenario.places.size() == 5);
  const Organisation& county = scenario.organisations[index_of(scenario, "E10000024")];
  CHECK(county.name == "Nottinghamshire council");
  CHECK(county.misalignment == Approx(1 - 116304. / 817851).epsilon(1e-5));
  const Organisation& children = scenario.organisations[index_of(scenario, "RCU")];
  CHECK(children.misalignment == Approx(0.161).margin(0.001));
}

TEST_CASE("every footprint has the organisations that its list says, of every kind but in three") {
  // Their community and mental health trusts have headquarters next door, and no known flows.
  const std::set<std::string> without{"bristol_north_somerset_and_south_gloucestershire",
                                      "milton_keynes_bedfordshire_and_luton",
                                      "suffolk_and_north_east_essex"};
  for (const Footprint& footprint : footprints()) {
    INFO(footprint.name);
    const Scenario scenario = scenario_of(footprint.code);
    REQUIRE(scenario.systems.size() == 1);
    CHECK(scenario.systems[0].name == footprint.name);
    CHECK(scenario.places.size() == footprint.places.size());
    CHECK(scenario.seats.size() == scenario.organisations.size());
    CHECK(count(scenario, Kind::ccg) == count(scenario, Kind::gp_federation));
    for (int k = 0; k < kind_count; ++k) {
      const bool is_from_elsewhere = Kind(k) == Kind::community && without.contains(footprint.slug);
      CHECK((footprint.organisations[k] == 0) == is_from_elsewhere);
      CHECK(count(scenario, Kind(k)) == footprint.organisations[k]);
    }
    std::map<int, std::set<Kind>> kinds;
    for (const Membership& m : scenario.memberships)
      kinds[m.place].insert(scenario.organisations[m.organisation].kind);
    for (int p = 0; p < int(scenario.places.size()); ++p) {
      INFO(scenario.places[p].name);
      CHECK(kinds[p].contains(Kind::ccg));
      CHECK(kinds[p].contains(Kind::council));
      CHECK(kinds[p].contains(Kind::gp_federation));
    }
  }
}

TEST_CASE("everyone has a seat, and everyone but the ambulance trusts a place") {
  const Scenario& england = whole_england();
  std::vector<int> seats(england.organisations.size()), places = seats;
  for (const Seat& seat : england.seats) ++seats[seat.organisation];
  for (const Membership& m : england.memberships) ++places[m.organisation];
  for (std::size_t i = 0; i < seats.size(); ++i) {
    INFO(england.organisations[i].name);
    CHECK(seats[i] >= 1);
    const bool is_ambulance = england.organisations[i].name.find("Ambulance") != std::string::npos;
    CHECK((places[i] == 0) == is_ambulance);
  }
}

TEST_CASE("an organisation in a place sits on the board above it") {
  const Scenario& england = whole_england();
  std::set<std::pair<int, int>> seats;
  for (const Seat& seat : england.seats)
    CHECK(seats.insert({seat.organisation, seat.system}).second);
  for (const Membership& m : england.memberships)
    CHECK(seats.contains({m.organisation, england.places[m.place].system}));
}

TEST_CASE("trusts that serve several footprints tie England together, but for the far west") {
  const Scenario& england = whole_england();
  std::map<int, std::set<int>> boards;
  for (const Seat& seat : england.seats) boards[seat.organisation].insert(seat.system);
  std::vector<int> group(england.systems.size());
  std::iota(group.begin(), group.end(), 0);
  for (const auto& [organisation, systems] : boards)
    for (const int s : systems) {
      const int from = group[s], to = group[*systems.begin()];
      std::replace(group.begin(), group.end(), from, to);
    }
  std::set<std::string> apart;
  for (std::size_t s = 0; s < group.size(); ++s)
    if (std::count(group.begin(), group.end(), group[s]) < 5) apart.insert(england.systems[s].name);
  CHECK(apart ==
        std::set<std::string>{"Cornwall and the Isles of Scilly", "Devon", "Gloucestershire"});
}

TEST_CASE("shares of work are between 0 and 1 and add up to 1 at most") {
  for (const std::string name : {"England", "Greater Manchester", "North Central London"}) {
    const Scenario scenario = scenario_of(name);
    for (const Membership& m : scenario.memberships) CHECK((m.share > 0 && m.share <= 1));
    for (const auto& [i, sum] : work_in_places(scenario)) {
      INFO(name << ": " << scenario.organisations[i].name);
      CHECK(sum <= 1 + 1e-12);
      CHECK(sum <= 1 - scenario.organisations[i].misalignment + 1e-12);
    }
  }
}

TEST_CASE("CCGs and federations work in one place, all of them aligned") {
  const Scenario& england = whole_england();
  const auto work = work_in_places(england);
  for (int i = 0; i < int(england.organisations.size()); ++i) {
    const Organisation& body = england.organisations[i];
    if (body.kind != Kind::ccg && body.kind != Kind::gp_federation) continue;
    CHECK(work.at(i) == 1);
    CHECK(body.misalignment == 0);
  }
}

TEST_CASE("a trust is less misaligned in England than in any one of its footprints") {
  const Scenario& england = whole_england();
  const auto misaligned = [](const Scenario& scenario, const std::string& code) {
    return scenario.organisations[index_of(scenario, code)].misalignment;
  };
  const double in_both = misaligned(england, "RVY");  // Southport and Ormskirk
  const double merseyside = misaligned(scenario_of("Cheshire and Merseyside"), "RVY");
  const double lancashire = misaligned(scenario_of("Lancashire and South Cumbria"), "RVY");
  CHECK(merseyside == Approx(0.407).margin(0.02));
  CHECK(merseyside + lancashire == Approx(1 + in_both).margin(1e-5));
  CHECK(in_both < 0.05);
}

TEST_CASE("no CCG pays trusts more than three quarters of its turnover") {
  const Scenario& england = whole_england();
  std::map<int, double> trusts, federations, providers;
  for (const Contract& c : england.contracts) {
    const Organisation& provider = england.organisations[c.provider];
    REQUIRE(england.organisations[c.commissioner].kind == Kind::ccg);
    auto& paid = provider.kind == Kind::gp_federation ? federations : trusts;
    paid[c.commissioner] += c.share * provider.turnover;
    providers[c.provider] += c.share;
  }
  CHECK(trusts.size() == 207);
  CHECK(federations.size() == 207);
  for (const auto& [ccg, paid] : trusts) {
    INFO(england.organisations[ccg].name);
    CHECK(paid <= 0.75 * england.organisations[ccg].turnover);
    CHECK(paid >= 0.3 * england.organisations[ccg].turnover);
    CHECK(federations[ccg] <= 0.12 * england.organisations[ccg].turnover);
  }
  for (const auto& [i, share] : providers) {
    INFO(england.organisations[i].name);
    if (england.organisations[i].kind == Kind::gp_federation)
      CHECK(share == 1);
    else
      CHECK((share <= 0.6 + 1e-12 && share >= 0.4));
  }
}

TEST_CASE("a contract moves with a place only where its provider is a member") {
  for (const Footprint& footprint : footprints()) {
    const Scenario scenario = scenario_of(footprint.slug);
    std::map<std::pair<int, int>, double> work, paid;
    for (const Membership& m : scenario.memberships) work[{m.organisation, m.place}] = m.share;
    for (const Contract& c : scenario.contracts)
      if (c.place >= 0) paid[{c.provider, c.place}] += c.share;
    for (const auto& [key, share] : paid) {
      INFO(scenario.organisations[key.first].name << " in " << scenario.places[key.second].name);
      REQUIRE(work.contains(key));
      CHECK(share <= work[key] + 1e-12);
    }
  }
}

TEST_CASE("footprints are added to what a scenario already has") {
  Scenario both;
  add_footprint(both, "dorset");
  const std::size_t places = both.places.size(), bodies = both.organisations.size();
  add_footprint(both, "somerset");
  REQUIRE(both.systems.size() == 2);
  CHECK(both.places.back().system == 1);
  CHECK(std::size_t(both.memberships.back().place) >= places);
  CHECK(std::size_t(both.contracts.back().provider) >= bodies);
}

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
        "   `concordat list footprints` shows all; England takes all at once");
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
  CHECK(std::count(london.begin(), london.end(), '\n') == 6);
  CHECK_THAT(london, Contains("north_west_london") && Contains("south_east_london"));
  for (const std::string nothing : {"", "   ", "Xyzzyplugh"}) {
    const std::string text = problem_with(nothing);
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
  }
}
