#pragma once
/// Something done for every pair, seat or organisation: by many hands where there are very many.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// How many go together. Fixed, so that no number of hands changes a bit.
inline constexpr std::int32_t stretch = 65'536;

/// Does `visit(id)` for each. A visit writes only what is of its id, and reads nothing that other
/// visits write.
template <class Key, class Visit>
CONCORDAT_INLINE void for_each(const World& world, Ids<Key> ids, const Visit& visit) {
  if (world.crew == nullptr || ids.size() <= stretch) {
    for (const Key k : ids) visit(k);
    return;
  }
  struct Shared {
    Ids<Key> ids;
    Visit visit;
  } const shared{ids, visit};
  const auto work = [](const void* what, int part) {
    const Shared all = *static_cast<const Shared*>(what);
    const std::int32_t first = part * stretch, end = first + stretch;
    for (std::int32_t k = first; k < end && k < all.ids.size(); ++k)
      all.visit(all.ids[static_cast<std::size_t>(k)]);
  };
  world.crew->share(world.crew->hands, (ids.size() - 1) / stretch + 1, work, &shared);
}

/// Sum of `term(k)` for k below `count`, in order; of very many the sums of stretches, in order:
/// numbers of 24 bits would lose what is added to a large sum.
template <class Term>
CONCORDAT_INLINE Real sum_of(const World& world, std::int32_t count, const Term& term) {
  const auto sum_between = [&](std::int32_t first, std::int32_t end) {
    Real sum = 0_r;
    for (std::int32_t k = first; k < end; ++k) sum += term(k);
    return sum;
  };
  if (count <= stretch) return sum_between(0, count);
  Column<Real, int> sums(static_cast<std::size_t>((count - 1) / stretch + 1));
  struct Shared {
    const decltype(sum_between)* sum;
    Column<Real, int>* sums;
    std::int32_t count;
  } const shared{&sum_between, &sums, count};
  const auto work = [](const void* what, int part) {
    const Shared& all = *static_cast<const Shared*>(what);
    const std::int32_t first = part * stretch, end = first + stretch;
    (*all.sums)[part] = (*all.sum)(first, end < all.count ? end : all.count);
  };
  const auto parts = static_cast<int>(sums.size());
  if (world.crew != nullptr) {
    world.crew->share(world.crew->hands, parts, work, &shared);
  } else {
    for (int part = 0; part < parts; ++part) work(&shared, part);
  }
  Real all = 0_r;
  for (const Real& sum : sums) all += sum;
  return all;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
