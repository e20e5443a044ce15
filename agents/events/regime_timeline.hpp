#pragma once
/// Which regime each forum has when: regime_change, legislation and hand_back put in order.
#include <vector>

#include "agents/structure/structure.hpp"

namespace concordat::agents {

/// Every change of regime, by month. Of the events that last, the one that began last holds; of
/// those that began together, the later in the list. Throws EventError where an organisation
/// hands back a contract that it does not hold.
std::vector<RegimeChange> regime_timeline(const Structure& structure);

}  // namespace concordat::agents
