/// What is measured: series, the retreat to silos, final states.
#include <catch2/catch.hpp>

#include "agents/measures/outcomes.hpp"
#include "agents/measures/series.hpp"
#include "agents/measures/states.hpp"
#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Series;

namespace {

/// The month in which a sequence of collaboration counts as a retreat, by the kernel's own watch.
double retreat_month(const std::vector<double>& collaboration) {
  agents::Scenario s = alike(2);
  s.parameters->retreat_threshold = .25;
  s.parameters->retreat_months = 3;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  for (const double c : collaboration) {
    agents::watch_retreat(world, world, static_cast<float>(c));
    ++world.month;
  }
  return world.retreat_month;
}

/// This month's series.
std::vector<double> series_of(const agents::World& world) {
  std::vector<engine::Real> out(agents::series_table().size());
  agents::measure_series(world, out.data());
  return std::vector<double>(out.begin(), out.end());
}

/// Systems of two places, of 300,000 and 100,000 people, and two bodies in the first.
agents::Scenario systems_of_two_places(int count) {
  agents::Scenario s = alike(2);
  s.systems.clear();
  s.places.clear();
  for (int x = 0; x < count; ++x) {
    s.systems.push_back({"system" + std::to_string(x), "", 4e5});
    s.places.push_back({"large" + std::to_string(x), "", x, 3e5});
    s.places.push_back({"small" + std::to_string(x), "", x, 1e5});
  }
  return s;
}

}  // namespace

TEST_CASE("a retreat begins with the first of enough months in a row below the threshold") {
  CHECK(retreat_month({.5, .2, .2, .5, .1}) == -1);
  CHECK(retreat_month({.5, .2, .2, .2, .5}) == 1);
  CHECK(retreat_month({.2, .2, .2}) == 0);
  CHECK(retreat_month({.2, .2, .3, .2, .1, .0, .5}) == 3);
  CHECK(retreat_month({.25, .25, .25, .25}) == -1);  // at the threshold is not below it
}

TEST_CASE("only the first retreat is noted") {
  CHECK(retreat_month({.5, .1, .1, .1, .1, .5, .1, .1, .1}) == 1);
}

TEST_CASE("series are means over organisations, pairs, people or turnover") {
  const agents::Structure structure = agents::make_structure(footprint(4));
  agents::World world = start(structure, 3);
  run(world, 30);
  Dice dice(3);
  scatter(world.margin, dice, -.1, .1);
  scatter(world.place_service, dice, .5, 1);
  scatter(world.place_activity, dice, .9, 1.5);
  world.is_ics[SystemId(0)] = true;
  std::vector<engine::Real> out(agents::series_table().size());
  agents::measure_series(world, out.data());
  const auto at = [&](Series q) { return double(out[static_cast<std::size_t>(q)]); };
  double ahead = 0, last = 1, in_ics = 0;
  for (const PlaceId l : structure.places.ids()) {
    ahead = std::max(ahead, double(world.integration[l]));
    last = std::min(last, double(world.integration[l]));
    const auto& place = structure.places[l];
    if (place.system == SystemId(0)) in_ics += place.population;
  }
  double people = 0, integration = 0, service = 0, activity = 0, benefit = 0;
  for (const PlaceId l : structure.places.ids()) {
    const double n = structure.places[l].population;
    people += n;
    integration += n * world.integration[l];
    benefit += n * world.benefit[l];
    service += n * world.place_service[l];
    activity += n * world.place_activity[l];
  }
  double deficits = 0, trusts = 0, of_trusts = 0, ccgs = 0, of_ccgs = 0, councils = 0, saved = 0;
  for (const OrganisationId i : structure.organisations.ids()) {
    const auto& o = structure.organisations[i];
    deficits += world.margin[i] < 0;
    const bool is_trust = o.kind == agents::Kind::acute || o.kind == agents::Kind::community;
    if (is_trust) trusts += o.turnover, of_trusts += o.turnover * world.margin[i];
    if (o.kind == agents::Kind::ccg) ccgs += o.turnover, of_ccgs += o.turnover * world.margin[i];
    if (o.kind == agents::Kind::council) councils += o.turnover, saved += world.reserve[i];
  }
  double live = 0;
  for (const bool is_live : world.is_live) live += is_live;
  CHECK(at(Series::collaboration) == Approx(mean(world.collaboration)).margin(1e-6));
  CHECK(at(Series::trust) == Approx(mean(world.trust)).margin(1e-6));
  CHECK(at(Series::pressure) == Approx(mean(world.pressure)).margin(1e-5));
  CHECK(at(Series::integration) == Approx(integration / people).margin(1e-6));
  CHECK(at(Series::benefit) == Approx(benefit / people).margin(1e-6));
  CHECK(at(Series::activity) == Approx(activity / people).margin(1e-6));
  CHECK(at(Series::social_care) == Approx(service / people).margin(1e-6));
  CHECK(at(Series::deficits) ==
        Approx(deficits / double(structure.organisations.size())).margin(1e-6));
  CHECK(at(Series::provider_margin) == Approx(of_trusts / trusts).margin(1e-7));
  CHECK(at(Series::commissioner_margin) == Approx(of_ccgs / ccgs).margin(1e-7));
  CHECK(at(Series::reserves) == Approx(saved / councils).margin(1e-7));
  CHECK(at(Series::live_work) == Approx(live / double(structure.forums.size())).margin(1e-6));
  CHECK(at(Series::gap) == Approx(ahead - last).margin(1e-6));
  CHECK(at(Series::ics) == Approx(in_ics / people).margin(1e-6));
}

TEST_CASE("further series are means over organisations, forums, people or turnover") {
  const agents::Structure structure = agents::make_structure(footprint(4));
  agents::World world = start(structure, 3);
  run(world, 30);
  Dice dice(5);
  scatter(world.margin, dice, -.1, .1);
  scatter(world.workload, dice, .9, 1.5);
  scatter(world.bandwidth, dice, 0, 1);
  scatter(world.collaboration, dice, 0, 1);
  for (auto& passed : world.has_passed) passed = dice.whole(0, 1) == 1;
  double turnover = 0, surplus = 0, acute = 0, trusts = 0, passed = 0, people = 0, workload = 0;
  for (const OrganisationId i : structure.organisations.ids()) {
    const auto& o = structure.organisations[i];
    turnover += o.turnover;
    surplus += o.turnover * world.margin[i];
    if (o.kind == agents::Kind::acute) acute += world.collaboration[i], ++trusts;
  }
  for (const bool has_passed : world.has_passed) passed += has_passed;
  for (const PlaceId l : structure.places.ids()) {
    people += structure.places[l].population;
    workload += structure.places[l].population * world.workload[l];
  }
  const auto out = series_of(world);
  const auto at = [&](Series q) { return out[static_cast<std::size_t>(q)]; };
  CHECK(at(Series::margin) == Approx(surplus / turnover).margin(1e-7));
  CHECK(at(Series::acute_collaboration) == Approx(acute / trusts).margin(1e-6));
  CHECK(at(Series::votes_passed) == Approx(passed / double(structure.forums.size())));
  CHECK(at(Series::bandwidth) == Approx(mean(world.bandwidth)).margin(1e-6));
  CHECK(at(Series::workload) == Approx(workload / people).margin(1e-6));
}

TEST_CASE("without acute trusts none of them collaborates") {
  const agents::Structure structure = agents::make_structure(alike(3));
  agents::World world = start(structure, 1);
  fill(world.collaboration, 1);
  CHECK(series_of(world)[int(Series::acute_collaboration)] == 0);
}

TEST_CASE("systems are apart by the quarter ahead less the quarter behind, below four not at all") {
  for (const int count : {1, 3, 4, 7, 8, 44}) {
    const agents::Structure structure = agents::make_structure(systems_of_two_places(count));
    agents::World world = start(structure, 1);
    Dice dice(static_cast<std::uint64_t>(count));
    scatter(world.integration, dice, 0, 1);
    By<SystemId> systems(structure.systems.size());
    for (const PlaceId l : structure.places.ids()) {
      systems[structure.places[l].system] +=
          structure.places[l].population * world.integration[l] / 4e5;
    }
    std::ranges::sort(systems);
    const int quarter = count / 4;
    double gap = 0;
    for (int k = 0; k < quarter; ++k)
      gap += systems[SystemId(count - 1 - k)] - systems[SystemId(k)];
    INFO(count);
    CHECK(series_of(world)[int(Series::system_gap)] ==
          Approx(quarter > 0 ? gap / quarter : 0).margin(1e-6));
  }
}

TEST_CASE("no share is more than all, however many there are to add up") {
  for (int places = 1; places <= 60; ++places) {
    agents::Scenario s = systems_of_two_places(places);
    for (std::size_t l = 0; l < s.places.size(); ++l)
      s.places[l].population = 1e5 + 1e4 * static_cast<double>(l * l % 17);
    s.switches.public_trust = s.switches.withdrawal = s.switches.accreditation = true;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    for (auto* column : {&world.integration, &world.benefit, &world.public_trust}) fill(*column, 1);
    fill(world.place_service, 1);
    for (auto* column : {&world.has_passed, &world.is_live}) fill(*column, 1);
    fill(world.is_out, 1);
    fill(world.is_ics, 1);
    const auto out = series_of(world);
    INFO(places);
    for (const auto series :
         {Series::votes_passed, Series::live_work, Series::withdrawn, Series::integration,
          Series::benefit, Series::public_trust, Series::social_care, Series::ics}) {
      CHECK(out[static_cast<std::size_t>(series)] <= 1);
      CHECK(out[static_cast<std::size_t>(series)] == Approx(1).margin(1e-5));
    }
  }
}

TEST_CASE("a system without places is not behind") {
  agents::Scenario s = systems_of_two_places(4);
  s.systems.push_back({"empty", "", 0});
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.integration, .5);
  CHECK(series_of(world)[int(Series::system_gap)] == 0);
}

TEST_CASE("bystanders are the partners that no withdrawal or shock of trust is about") {
  using agents::EventKind;
  agents::Scenario s = footprint(4);
  const std::string hit = s.organisations[1].code;
  const auto trust_of = [&](const std::string& left_out) {
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 3);
    Dice dice(7);
    scatter(world.trust, dice, 0, 1);
    double sum = 0, pairs = 0;
    for (const PairId k : structure.pairs.ids()) {
      const auto is_out = [&](OrganisationId i) {
        return structure.scenario.organisations[i.value()].code == left_out;
      };
      if (is_out(structure.pairs[k].from) || is_out(structure.pairs[k].to)) continue;
      sum += world.trust[k], ++pairs;
    }
    return std::pair(series_of(world), sum / pairs);
  };
  s.events.push_back({EventKind::leader_leaves, "departure", 3, 0, 1, hit, ""});
  const auto everyone = trust_of("").first;
  CHECK(everyone[int(Series::bystanders_trust)] == everyone[int(Series::trust)]);
  for (const auto kind : {EventKind::withdrawal, EventKind::trust_shock}) {
    s.events.back().kind = kind;
    const auto [series, expected] = trust_of(hit);
    CHECK(series[int(Series::bystanders_trust)] == Approx(expected).margin(1e-6));
    CHECK(series[int(Series::bystanders_trust)] != series[int(Series::trust)]);
  }
  s.events.back().target = "";
  CHECK(trust_of("").first[int(Series::bystanders_trust)] == 0);
}

TEST_CASE("optional series are means where their mechanism is on, and zero where it is off") {
  agents::Scenario s = footprint(4);
  for (const bool on : {false, true}) {
    s.switches.public_trust = s.switches.workforce = s.switches.withdrawal = on;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 3);
    fill(world.public_trust, .4);
    fill(world.vacancy, .1);
    if (on) world.is_out[OrganisationId(0)] = true;
    std::vector<engine::Real> out(agents::series_table().size());
    agents::measure_series(world, out.data());
    const auto at = [&](Series q) { return double(out[static_cast<std::size_t>(q)]); };
    CHECK(at(Series::public_trust) == Approx(on ? .4 : 0).margin(1e-6));
    CHECK(at(Series::vacancy) == Approx(on ? .1 : 0).margin(1e-6));
    CHECK(at(Series::withdrawn) ==
          Approx(on ? 1 / double(structure.organisations.size()) : 0).margin(1e-6));
  }
}

TEST_CASE("an organisation is trusted as much as its partners trust it") {
  const agents::Structure structure = agents::make_structure(footprint(4));
  agents::World world = start(structure, 3);
  Dice dice(3);
  scatter(world.trust, dice, 0, 1);
  for (const OrganisationId i : structure.organisations.ids()) {
    double sum = 0, partners = 0;
    for (const PairId k : structure.pairs.ids())
      if (structure.pairs[k].to == i) sum += world.trust[k], ++partners;
    CHECK(agents::organisation_state::trusted(world, i) == Approx(sum / partners));
  }
}

TEST_CASE("a block reports what the world of each run shows") {
  const agents::Scenario s = footprint(4);
  const auto block = run_block(s, 21, 3, 5);
  const agents::Structure structure = agents::make_structure(s);
  for (std::size_t k = 0; k < 3; ++k) {
    agents::World world = start(structure, 21, static_cast<std::uint32_t>(5 + k));
    std::vector<engine::Real> series(agents::series_table().size());
    for (std::size_t t = 0; t < 48; ++t) {
      run(world, 1);
      agents::measure_series(world, series.data());
      for (std::size_t q = 0; q < series.size(); ++q)
        REQUIRE(block.series[(q * 48 + t) * engine::block_runs + k] == series[q]);
    }
    for (std::size_t q = 0; q < series.size(); ++q)
      CHECK(block.outcomes[q * engine::block_runs + k] == series[q]);
    const std::size_t n = structure.organisations.size();
    const auto margin = static_cast<std::size_t>(agents::OrganisationState::margin);
    const auto unmet = static_cast<std::size_t>(agents::PlaceState::unmet_need);
    for (std::size_t i = 0; i < n; ++i)
      CHECK(block.organisations[(margin * n + i) * engine::block_runs + k] ==
            float(world.margin[OrganisationId(i)]));
    for (std::size_t l = 0; l < structure.places.size(); ++l)
      CHECK(block.places[(unmet * structure.places.size() + l) * engine::block_runs + k] ==
            world.unmet_need[PlaceId(l)]);
    for (std::size_t q = 0; q < 6; ++q)  // the last month of an organisation's path is its state
      for (std::size_t i = 0; i < n; ++i)
        CHECK(block.organisation_series[((q * 48 + 47) * n + i) * engine::block_runs + k] ==
              block.organisations[(q * n + i) * engine::block_runs + k]);
  }
}
