#include "agents/structure/partners.hpp"

#include <algorithm>

#include "agents/structure/draw.hpp"
#include "engine/network/network.hpp"

namespace concordat::agents {
namespace {

/// Every ordered pair of organisations that share a forum or are tied, as a network.
engine::Network network_of(const Structure& s) {
  std::vector<engine::Edge> edges;
  for (const Forum& f : s.forums)
    for (const SeatId a : f.seats)
      for (const SeatId b : f.seats)
        if (a != b)
          edges.push_back({s.seats[a].organisation.value(), s.seats[b].organisation.value()});
  for (const Tie& tie : s.scenario.ties) {
    edges.push_back({tie.one, tie.other});
    edges.push_back({tie.other, tie.one});
  }
  return engine::Network(static_cast<int>(s.organisations.size()), std::move(edges));
}

/// For a pair i -> j, everyone else that i knows and who knows j.
std::vector<Witness> witnesses_of(const engine::Network& network, const Pair& pair) {
  const int from = pair.from.value(), to = pair.to.value();
  std::vector<Witness> witnesses;
  for (const std::int32_t k : network.targets(from)) {
    const std::int32_t knows = k == to ? -1 : network.find(k, to);
    if (knows >= 0) witnesses.push_back({PairId(network.find(from, k)), PairId(knows)});
  }
  return witnesses;
}

/// Where each pair meets, by pair.
struct Meetings {
  std::vector<std::vector<View>> views;
  std::vector<std::vector<SystemId>> systems;
};

/// The other members of each seat's forum; notes what they see of each other.
Meetings add_partners(Structure& out, const engine::Network& network) {
  const auto pairs = static_cast<std::size_t>(network.edge_count());
  Meetings meetings{std::vector<std::vector<View>>(pairs),
                    std::vector<std::vector<SystemId>>(pairs)};
  for (Forum& forum : out.forums) {
    const auto first = static_cast<std::int32_t>(out.partners.all().size());
    for (const SeatId at : forum.seats) {
      std::vector<Partner> partners;
      const OrganisationId own = out.seats[at].organisation;
      for (const SeatId k : forum.seats) {
        const OrganisationId other = out.seats[k].organisation;
        if (other == own) continue;
        const int pair = network.find(own.value(), other.value());
        partners.push_back({PairId(pair), k});
        const std::uint32_t whom = out.organisations[other].code;
        meetings.views[pair].push_back({PairId(pair), k, in_forum(whom, forum.code)});
        meetings.systems[pair].push_back(forum.system);
      }
      out.seats[at].partners = out.partners.add(partners);
    }
    forum.partners = {first, static_cast<std::int32_t>(out.partners.all().size())};
  }
  return meetings;
}

/// What one who is tied sees of the other: what it does in all its forums.
void add_sight(const Structure& out, OrganisationId from, OrganisationId to, int pair,
               Meetings& meetings) {
  auto& views = meetings.views[pair];
  for (const SeatId k : out.seats_of[out.organisations[to].seats]) {
    const Forum& forum = out.forums[out.seats[k].forum];
    const bool is_there =
        std::any_of(views.begin(), views.end(), [&](const View& view) { return view.seat == k; });
    if (!is_there)
      views.push_back({PairId(pair), k, in_forum(out.organisations[to].code, forum.code)});
    meetings.systems[pair].push_back(forum.system);
  }
  for (const SeatId k : out.seats_of[out.organisations[from].seats])
    meetings.systems[pair].push_back(out.forums[out.seats[k].forum].system);
}

void add_ties(const Structure& out, const engine::Network& network, Meetings& meetings) {
  for (const Tie& tie : out.scenario.ties) {
    const OrganisationId one(tie.one), other(tie.other);
    add_sight(out, one, other, network.find(tie.one, tie.other), meetings);
    add_sight(out, other, one, network.find(tie.other, tie.one), meetings);
  }
}

}  // namespace

void add_pairs(Structure& out) {
  const engine::Network network = network_of(out);
  Meetings meetings = add_partners(out, network);
  add_ties(out, network, meetings);
  for (const OrganisationId i : out.organisations.ids()) {
    const int first = network.first_edge(i.value());
    const auto partners = static_cast<int>(network.targets(i.value()).size());
    out.organisations[i].pairs = {PairId(first), PairId(first + partners)};
  }
  for (int p = 0; p < network.edge_count(); ++p) {
    const auto [from, to] = network.edge(p);
    auto& systems = meetings.systems[p];
    std::sort(systems.begin(), systems.end());
    systems.erase(std::unique(systems.begin(), systems.end()), systems.end());
    const ViewId first_view(out.views.size());
    for (const View& view : meetings.views[p]) out.views.add(view);
    out.pairs.add({.from = OrganisationId(from),
                   .to = OrganisationId(to),
                   .reverse = PairId(network.reverse(p)),
                   .views = {first_view, ViewId(out.views.size())},
                   .systems = out.systems_of.add(systems),
                   .witnesses = {}});
  }
  if (!out.scenario.switches.gossip) return;
  for (Pair& pair : out.pairs) pair.witnesses = out.witnesses.add(witnesses_of(network, pair));
}

void add_own_seats(Structure& out) {
  for (const View& view : out.views) {
    SeatId own = view.seat;  // of a tie: it is seen wherever the watcher sits
    for (const SeatId k : out.forums[out.seats[view.seat].forum].seats)
      if (out.seats[k].organisation == out.pairs[view.pair].from) own = k;
    out.own_seats.add(own);
  }
}

void add_bystanders(Structure& out) {
  std::vector<bool> is_hit(out.organisations.size(), false);
  bool are_hit = false;
  for (const TimedEvent& e : out.events) {
    if (e.kind != EventKind::withdrawal && e.kind != EventKind::trust_shock) continue;
    are_hit = true;
    for (std::size_t i = 0; i < is_hit.size(); ++i)
      if (e.targets.empty() ||
          std::count(e.targets.begin(), e.targets.end(), static_cast<std::int32_t>(i)) > 0)
        is_hit[i] = true;
  }
  if (!are_hit) return;
  out.bystanders.emplace();
  for (const PairId p : out.pairs.ids())
    if (!is_hit[engine::row_of(out.pairs[p].from)] && !is_hit[engine::row_of(out.pairs[p].to)])
      out.bystanders->push_back(p);
}

}  // namespace concordat::agents
