#pragma once
/// M15 Accreditation: partnerships become integrated care systems on the record or by an event, on
/// merit in waves, and at last all; where the status is reviewed it can be lost.
#include "agents/events/targets.hpp"
#include "agents/facts/dashboard.hpp"
#include "agents/facts/forum_trust.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// The runs in which an event about the status of systems happens to one of them.
inline Mask happens_to(const World& world, const TimedEvent& e, SystemId x) {
  if (e.kind == EventKind::legislation) return Mask(true);
  return world.draws.uniform(Draw::scripted_status, world.structure.systems[x].code, 0,
                             static_cast<std::uint32_t>(e.first_month)) < real(e.size);
}

/// What the timeline gives and takes this month. What lasts for a time ends with it.
inline void script_status(const World& world, Oversight& oversight) {
  for (const TimedEvent& e : world.structure.events) {
    const bool gives = e.kind == EventKind::accredit || e.kind == EventKind::legislation;
    if (!gives && e.kind != EventKind::status_lost) continue;
    const bool begins = e.first_month == world.month;
    const bool takes = gives ? e.end_month == world.month : begins;
    if (!begins && !takes) continue;
    for_each_target(e, world.structure.systems.ids(), [&](SystemId x) {
      const Mask is_hit = happens_to(world, e, x);
      oversight.is_ics[x] = takes ? world.is_ics[x] & !is_hit : world.is_ics[x] | is_hit;
    });
  }
}

/// Systems that are integrated care systems from this month on, on the record and by events.
inline void announce(const World& world, Oversight& oversight) {
  for (const SystemId x : world.structure.systems.ids())
    if (world.structure.systems[x].ics_from == world.month) oversight.is_ics[x] = Mask(true);
  script_status(world, oversight);
}

/// How each system stands by what is asked of an integrated care system.
struct Merits {
  Column<Real, SystemId> trust, margin, integration;
};
inline Merits merits_of_systems(const World& world) {
  const Structure& s = world.structure;
  Column<Real, ForumId> of_forums(s.forums.size());
  average_places(s, world.integration, 0_r, of_forums);
  Merits out{Column<Real, SystemId>(s.systems.size()), margins_of_systems(world),
             Column<Real, SystemId>(s.systems.size())};
  for (const SystemId x : s.systems.ids()) {
    out.trust[x] = mean_trust(world, s.forums[s.systems[x].board]);
    out.integration[x] = of_forums[s.systems[x].board];
  }
  return out;
}

/// Which systems clear each bar, and how they stand beside one another.
struct Candidates {
  Column<Mask, SystemId> trust, money, integrate;
  Column<Real, SystemId> standing;  ///< sum of the ranks in the three
  Mask clears(SystemId x) const { return trust[x] & money[x] & integrate[x]; }
};
inline Candidates candidates_of(const World& world, const Merits& merits) {
  const LaneParameters& p = world.parameters;
  const std::size_t systems = merits.trust.size();
  const Column<Real, SystemId> margin = ranks_of(merits.margin), trust = ranks_of(merits.trust),
                               integration = ranks_of(merits.integration);
  Candidates out{Column<Mask, SystemId>(systems, Mask(false)),
                 Column<Mask, SystemId>(systems, Mask(false)),
                 Column<Mask, SystemId>(systems, Mask(false)), Column<Real, SystemId>(systems)};
  for (const SystemId x : margin.ids()) {
    out.trust[x] = merits.trust[x] > p.accreditation_trust;
    out.money[x] = margin[x] > 0.5_r;  // more than half of all do no better
    out.integrate[x] = merits.integration[x] > p.accreditation_integration;
    out.standing[x] = margin[x] + trust[x] + integration[x];
  }
  return out;
}

/// How many systems this month's wave takes on merit: its share of all, less those that the record
/// names. 0 where no wave is open.
inline Real room_of_wave(const World& world) {
  const LaneParameters& p = world.parameters;
  const Real month = now(world);
  Real share = 0_r;
  const auto open = [&](const Real& wave, const Real& part) {
    share = select((month >= wave) & (month < wave + 1_r), part, share);
  };
  open(p.accreditation_first_wave, p.accreditation_first_share);
  open(p.accreditation_second_wave, p.accreditation_second_share);
  open(p.accreditation_third_wave, p.accreditation_third_share);
  Real named = 0_r;
  for (const SystemRow& system : world.structure.systems)
    if (system.ics_from == world.month) named += 1_r;
  return share * real(static_cast<double>(world.structure.systems.size())) - named;
}

/// In an open wave those enter that clear the bars, as long as fewer than there is room for stand
/// better; from the last month on all do.
inline void accredit(const World& world, Oversight& oversight) {
  const Mask all = now(world) >= world.parameters.accreditation_everyone;
  if (any(all))
    for (Mask& is_ics : oversight.is_ics) is_ics = is_ics | all;
  const Real room = room_of_wave(world);
  if (!any(room > 0_r)) return;
  const Candidates candidates = candidates_of(world, merits_of_systems(world));
  Column<Mask, SystemId> wins(world.is_ics.size(), Mask(false));
  for (const SystemId x : wins.ids()) {
    Real better = 0_r;
    for (const SystemId y : wins.ids())
      better += select(candidates.clears(y) & !world.is_ics[y] &
                           (candidates.standing[y] > candidates.standing[x]),
                       1_r, 0_r);
    wins[x] = candidates.clears(x) & (better < room);
  }
  for (const SystemId x : wins.ids()) oversight.is_ics[x] = world.is_ics[x] | wins[x];
}

/// Each April systems lose the status whose members no longer trust each other or are deep in
/// deficit, until all have it.
inline void review_status(const World& world, Oversight& oversight) {
  if (world.month == 0 || world.month % 12 != 0) return;
  const Switches& on = world.structure.scenario.switches;
  const LaneParameters& p = world.parameters;
  const Mask all = on.accreditation ? now(world) >= p.accreditation_everyone : Mask(false);
  const Merits merits = merits_of_systems(world);
  for (const SystemId x : merits.trust.ids()) {
    const Mask fails = (merits.trust[x] < p.accreditation_kept_trust) |
                       (merits.margin[x] < p.accreditation_kept_margin);
    oversight.is_ics[x] = world.is_ics[x] & (all | !fails);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
