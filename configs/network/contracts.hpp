#pragma once
/// Where the work is that a contract pays for, when an edge between the two does not say.
#include "configs/text/parse.hpp"

namespace concordat::configs {

/// A contract of an imported network.
struct NetworkContract {
  const schema::Organisation* payer;
  schema::Organisation* provider;
  int income;  ///< of the provider
};

/// A contract that names no place is for the people of those places that both serve: it is split
/// by how much of the provider's work there nobody pays for yet. What is larger than that is for
/// its work in no place.
void spread(Part& part, const NetworkContract& contract);

}  // namespace concordat::configs
