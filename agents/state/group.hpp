#pragma once
/// What the groups of the state are built from. The state of a block of runs is columns of lanes;
/// a group is the columns that one step of the month writes.
#include "agents/structure/structure.hpp"
#include "agents/tables/parameter_names.hpp"
#include "engine/column.hpp"
#include "engine/numerics.hpp"
#include "engine/random/draws.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

using namespace engine::literals;
using engine::any;
using engine::Bits;
using engine::clipped;
using engine::Column;
using engine::Draws;
using engine::Mask;
using engine::maximum;
using engine::minimum;
using engine::Money;
using engine::Real;
using engine::select;
using engine::to_money;
using engine::to_real;

/// Parameters that are the same for everyone, and those of a system, a place, an organisation.
using LaneParameters = CommonParametersOf<Real, Money>;
using SystemParameters = SystemParametersOf<Real, Money>;
using PlaceParameters = PlaceParametersOf<Real, Money>;
using OrganisationParameters = OrganisationParametersOf<Real, Money>;
using AllParameters = ParametersOf<Real, Money>;

/// One run's parameters.
inline void set_lane(AllParameters& out, int l, const Parameters& p) {
#define PARAMETER(type, level, group, name, ...) \
  engine::set_lane(out.group##_##name, l, p->group##_##name);
#include "agents/tables/parameters.def"
#undef PARAMETER
}

/// A number that is the same in all runs.
CONCORDAT_INLINE Real real(double x) { return Real(static_cast<float>(x)); }
CONCORDAT_INLINE Money money(double x) { return Money(x); }

/// What the columns of a group are as long as.
template <class Name>
class On {
 public:
  explicit On(const Structure& structure) : s(structure) {}

 protected:
  const Structure& s;

  /// Rows of a column that is there only where its mechanism is.
  template <class Items>
  static std::size_t where(bool is_on, const Items& items) {
    return is_on ? items.size() : 0;
  }
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
