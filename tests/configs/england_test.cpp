/// Who is in the English data, and where.
#include <algorithm>
#include <numeric>
#include <set>

#include "agents/scenario/check.hpp"
#include "tests/configs/england_scenarios.hpp"

using namespace concordat::agents;
using namespace concordat::configs;
using Names = std::vector<std::string>;

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

TEST_CASE("every trust has its accounts, and nobody else has") {
  std::map<Subtype, int> trusts, deficits;
  double income = 0, allocations = 0;
  for (const Organisation& i : whole_england().organisations) {
    INFO(i.code << " " << i.name);
    const bool is_trust = may_be_paid_from_fund(i.kind);
    CHECK(row_of(subtype_of(i)).kind == i.kind);
    CHECK(i.margin.has_value() == is_trust);
    CHECK(i.fund.has_value() == is_trust);
    CHECK((i.kind == Kind::acute || !i.performance));
    CHECK(i.turnover_is_estimated == (i.kind == Kind::ccg || i.kind == Kind::gp_federation));
    if (i.kind == Kind::ccg) allocations += i.turnover;
    if (!is_trust) continue;
    ++trusts[subtype_of(i)];
    deficits[subtype_of(i)] += *i.margin < 0 ? 1 : 0;
    income += i.turnover;
  }
  CHECK(trusts == std::map<Subtype, int>{{Subtype::acute, 135},
                                         {Subtype::specialist, 17},
                                         {Subtype::community, 19},
                                         {Subtype::mental_health, 52},
                                         {Subtype::ambulance, 10}});
  CHECK(deficits[Subtype::acute] == 118);  // of 2015/16
  CHECK(deficits[Subtype::mental_health] == 19);
  CHECK(income == Approx(80'574).margin(.5));  // £m, as published for 2016/17
  CHECK(allocations == Approx(71'853).margin(.5));
}

TEST_CASE("an acute trust's fund is 1 in the mean, and that of other kinds what their table says") {
  std::map<Subtype, std::pair<double, double>> sums;  // fund, income
  for (const Organisation& i : whole_england().organisations) {
    if (!i.fund) continue;
    sums[subtype_of(i)].first += *i.fund * i.turnover;
    sums[subtype_of(i)].second += i.turnover;
  }
  for (const auto& [subtype, sum] : sums)
    CHECK(sum.first / sum.second == Approx(row_of(subtype).fund).margin(.001));
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
  const Organisation& county = organisation(scenario, "E10000024");
  CHECK(county.name == "Nottinghamshire council");
  CHECK(county.misalignment == Approx(1 - 116304. / 817851).epsilon(1e-5));
  const Organisation& children = organisation(scenario, "RCU");
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

TEST_CASE("every footprint and England are fit to run") {
  CHECK_NOTHROW(check(whole_england()));
  for (const Footprint& footprint : footprints()) {
    INFO(footprint.name);
    CHECK_NOTHROW(check(scenario_of(footprint.code)));
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
