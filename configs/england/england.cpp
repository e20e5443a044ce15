#include "configs/england/england.hpp"

#include <algorithm>

#include "configs/england/data.hpp"
#include "configs/england/lookup.hpp"

namespace concordat::configs {
namespace {

/// New indices of what is taken over; -1 for what is left out.
struct Selection {
  std::vector<int> systems, places, organisations;
};

Selection take_systems(agents::Scenario& scenario, const std::string& name) {
  const agents::Scenario& all = england().scenario;
  const int only = is_england(name) ? -1 : int(&find_footprint(name) - footprints().data());
  Selection taken{std::vector(all.systems.size(), -1), std::vector(all.places.size(), -1),
                  std::vector(all.organisations.size(), -1)};
  for (int s = 0; s < int(all.systems.size()); ++s) {
    if (only >= 0 && s != only) continue;
    taken.systems[s] = int(scenario.systems.size());
    scenario.systems.push_back(all.systems[s]);
  }
  return taken;
}

void take_places(agents::Scenario& scenario, Selection& taken) {
  const agents::Scenario& all = england().scenario;
  for (int p = 0; p < int(all.places.size()); ++p) {
    agents::Place place = all.places[p];
    place.system = taken.systems[place.system];
    if (place.system < 0) continue;
    taken.places[p] = int(scenario.places.size());
    scenario.places.push_back(place);
  }
}

/// Everyone with a seat. Misalignment is the work outside the footprints where it has one.
void take_organisations(agents::Scenario& scenario, Selection& taken) {
  const agents::Scenario& all = england().scenario;
  for (int k = 0; k < int(all.seats.size()); ++k) {
    const auto [organisation, system] = all.seats[k];
    if (taken.systems[system] < 0) continue;
    int& index = taken.organisations[organisation];
    if (index < 0) {
      index = int(scenario.organisations.size());
      scenario.organisations.push_back(all.organisations[organisation]);
      scenario.organisations.back().misalignment = 1;
    }
    double& outside = scenario.organisations[index].misalignment;
    outside = std::max(0.0, outside - england().seat_shares[k]);
    scenario.seats.push_back({index, taken.systems[system]});
  }
}

void take_relations(agents::Scenario& scenario, const Selection& taken) {
  const agents::Scenario& all = england().scenario;
  for (const auto& [organisation, place, share] : all.memberships) {
    const int i = taken.organisations[organisation], p = taken.places[place];
    if (i >= 0 && p >= 0) scenario.memberships.push_back({i, p, share});
  }
  for (const auto& [commissioner, provider, place, share] : all.contracts) {
    const int payer = taken.organisations[commissioner], paid = taken.organisations[provider];
    if (payer < 0 || paid < 0) continue;
    scenario.contracts.push_back({payer, paid, place < 0 ? -1 : taken.places[place], share});
  }
}

}  // namespace

const std::vector<Footprint>& footprints() { return england().footprints; }

void add_footprint(agents::Scenario& scenario, const std::string& name) {
  Selection taken = take_systems(scenario, name);
  take_places(scenario, taken);
  take_organisations(scenario, taken);
  take_relations(scenario, taken);
}

}  // namespace concordat::configs
