#pragma once
/// What there is to count in a scenario that is prepared to run.
#include "engine/id.hpp"

namespace concordat::agents {

using engine::Group;
using engine::Grouped;
using engine::Ids;
using engine::Slice;
using engine::Table;

using OrganisationId = engine::Id<struct OrganisationTag>;
using PlaceId = engine::Id<struct PlaceTag>;
using SystemId = engine::Id<struct SystemTag>;
using ForumId = engine::Id<struct ForumTag>;
using SeatId = engine::Id<struct SeatTag>;
using PairId = engine::Id<struct PairTag>;
using ViewId = engine::Id<struct ViewTag>;

}  // namespace concordat::agents
