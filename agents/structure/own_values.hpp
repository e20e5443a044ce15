#pragma once
/// Who has values of its own of parameters that others share, from the start or by an event.
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "agents/structure/ids.hpp"
#include "agents/structure/timeline.hpp"

namespace concordat::agents {

/// A parameter's value from the start, for one body.
struct OwnSetting {
  int parameter;  ///< row of the table
  double value;
};

/// Those of a level who have values of their own, numbered from 1; 0 is everybody else.
template <class Key>
struct Owners {
  struct Owner {
    Key body;
    std::vector<OwnSetting> settings;
  };
  std::vector<Owner> owners;           ///< number k is owners[k - 1]
  Table<std::int32_t, Key> number_of;  ///< of each body

  std::size_t count() const { return owners.size() + 1; }
};

struct OwnValues {
  Owners<SystemId> systems;
  Owners<PlaceId> places;
  Owners<OrganisationId> organisations;
};

/// From the scenario's values and from the events that set parameters of somebody. Bodies are
/// sorted, events resolved.
OwnValues own_values_of(const Scenario& scenario, const std::vector<TimedEvent>& events);

}  // namespace concordat::agents
