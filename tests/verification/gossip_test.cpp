/// C6: gossip alone is DeGroot's averaging, target by target.
#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"
#include "tests/verification/checks.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

// Trust is float32, so a ratio per step is held to 1e-6, not to the 1e-9 of checks.md; every ratio
// is a geometric mean over many steps.
constexpr double tolerance = 1e-6;

agents::Scenario gossips(agents::Scenario s, double rate) {
  s.switches = nothing_on();
  s.switches.gossip = true;
  s.gossip_weights = agents::GossipWeights::uniform;
  s.parameters->trust_gossip = rate;
  return s;
}

/// Mean opinion about each organisation.
By<OrganisationId> mean_opinions(const agents::World& world) {
  const auto& s = world.structure;
  By<OrganisationId> sum(s.organisations.size());
  for (const PairId k : s.pairs.ids()) sum[s.pairs[k].to] += world.trust[k];
  for (double& x : sum) x /= static_cast<double>(sum.size() - 1);
  return sum;
}

/// Root of summed squares of what people think of one body, around its mean.
double disagreement(const agents::World& world) {
  const auto about = mean_opinions(world);
  double sum = 0;
  for (const PairId k : world.structure.pairs.ids())
    sum += std::pow(world.trust[k] - about[world.structure.pairs[k].to], 2);
  return std::sqrt(sum);
}

/// Disagreement's factor per step for n bodies that all know each other.
void check_everybody_gossips(int n, double rate, int steps, double expected) {
  const agents::Structure structure = agents::make_structure(gossips(alike(n), rate));
  agents::World world = start(structure, 6);
  Dice dice(6);
  scatter(world.trust, dice, .1, .9);
  const auto about = mean_opinions(world);
  const double before = disagreement(world);
  for (int k = 0; k < steps; ++k) run<agents::update_trust>(world);
  const double factor = std::pow(disagreement(world) / before, 1.0 / steps);
  const std::string who = "n = " + std::to_string(n);
  compare("C6", "per-target factor of gossip, " + who, expected, factor, tolerance);
  double moved = 0;
  const auto after = mean_opinions(world);
  for (const OrganisationId j : structure.organisations.ids())
    moved = std::max(moved, std::fabs(after[j] - about[j]));
  compare("C6", "greatest move of a mean opinion, " + who, 0, moved, 1e-5);
}

/// A ring of `n` bodies, each in a place with the next; a last body serves all places, and is what
/// they talk about.
agents::Scenario ring(int n) {
  agents::Scenario s = alike(n + 1);
  s.places.clear();
  s.memberships.clear();
  for (int l = 0; l < n; ++l) {
    s.places.push_back({"place" + std::to_string(100 + l), "", 0, 1e5});
    s.memberships.push_back({l, l, .5});
    s.memberships.push_back({(l + 1) % n, l, .5});
    s.memberships.push_back({n, l, 1.0 / n});
  }
  return gossips(s, .5);
}

}  // namespace

TEST_CASE("C6: disagreement shrinks by 1 - gos (n-1)/(n-2) a month") {
  check_everybody_gossips(10, .02, 200, .9775);
  check_everybody_gossips(20, .02, 200, .9788888889);
}

TEST_CASE("C6: a complete graph of six with self weight .5 has DeGroot's eigenvalue") {
  // Six hold an opinion on the seventh; each keeps half of its own.
  check_everybody_gossips(7, .5, 8, .4);
}

TEST_CASE("C6: opinions on a lazy ring die out by the second eigenvalue") {
  for (const auto& [size, expected] :
       {std::pair{10, .904508497}, std::pair{20, .975528258}, std::pair{42, .994415413}}) {
    const agents::Structure structure = agents::make_structure(ring(size));
    agents::World world = start(structure, 6);
    const int n = size;
    const OrganisationId last(n);  // whom they talk about
    const auto wave = [n](OrganisationId i) { return std::cos(2 * M_PI * i.value() / n); };
    const auto amplitude = [&] {
      double sum = 0;
      for (const PairId k : structure.pairs.ids())
        if (structure.pairs[k].to == last) sum += world.trust[k] * wave(structure.pairs[k].from);
      return sum;
    };
    for (const PairId k : structure.pairs.ids())
      world.trust[k] = static_cast<float>(.5 + .4 * wave(structure.pairs[k].from));
    const int steps = static_cast<int>(std::log(.05) / std::log(expected));
    const double before = amplitude();
    for (int k = 0; k < steps; ++k) run<agents::update_trust>(world);
    compare("C6", "lazy ring, N = " + std::to_string(n), expected,
            std::pow(amplitude() / before, 1.0 / steps), tolerance);
  }
}
