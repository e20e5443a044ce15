#include "benchmarks/micro_model.hpp"
#include "engine/random/draws.hpp"

#define CONCORDAT_JOIN_(a, b) a##b
#define CONCORDAT_JOIN(a, b) CONCORDAT_JOIN_(a, b)

namespace concordat::benchmarks {
namespace {

using namespace engine;

enum class Decision : std::uint32_t { shock = 1, choice = 2 };

constexpr int rows = 2;  // agents whose links are updated together; four would not fit registers

// The state of `lane_count` runs. Links lie as [tile of agents][partner][agent in tile].
struct World {
  int nodes, tiles;
  Real trust[most_nodes * most_nodes];
  Mask linked[most_nodes * most_nodes];
  Real gain[most_nodes], loss[most_nodes], benefit[most_nodes];
  Real stress[most_nodes], support[most_nodes];
  Mask acts[most_nodes];
  Real shock[4 * most_nodes], chance[4 * most_nodes];
  Real links, trust_sum;

  int link(int from, int to) const { return (from / rows * nodes + to) * rows + from % rows; }
};

// One number for each run, read from its variant of the scene.
template <class Read>
Real gathered(std::uint32_t first, Read read) {
  float values[lane_count];
  for (std::uint32_t l = 0; l < lane_count; ++l) values[l] = read((first + l) % scene_variants);
  Real lanes;
  std::memcpy(&lanes, values, sizeof lanes);
  return lanes;
}

// Agents beyond the last, which fill up a tile, have no links and learn nothing.
void start(World& world, const Scene& scene, std::uint32_t first) {
  const int n = world.nodes = scene.nodes;
  world.tiles = (n + rows - 1) / rows;
  world.links = Real(0.0f);
  for (int i = 0; i < world.tiles * rows; ++i) {
    const bool exists = i < n;
    const auto at = [&](int variant) { return variant * n + i; };
    world.gain[i] = gathered(first, [&](int v) { return exists ? scene.gain[at(v)] : 0.0f; });
    world.loss[i] = gathered(first, [&](int v) { return exists ? scene.loss[at(v)] : 0.0f; });
    Real degree(0.0f);
    for (int j = 0; j < n; ++j) {
      const Real linked = gathered(
          first, [&](int v) { return exists && scene.linked[at(v) * n + j] ? 1.0f : 0.0f; });
      world.linked[world.link(i, j)] = linked > Real(0.0f);
      world.trust[world.link(i, j)] = linked * Real(0.5f);
      degree = degree + linked;
    }
    world.benefit[i] = Real(scene.benefit) / maximum(degree, Real(1.0f));
    world.support[i] = degree * Real(0.5f);
    world.stress[i] = Real(0.0f);
    world.links = world.links + degree;
  }
}

// Draws for four steps: one Philox call gives four words. Short loops keep it all in registers.
void draw(World& world, const Draws& draws, std::uint32_t step) {
  const int n = world.nodes;
  for (int i = 0; i < n; ++i) {
    const FourBits words = draws.words(Decision::shock, static_cast<std::uint32_t>(i), 0, step);
    for (int k = 0; k < 4; ++k) world.shock[k * n + i] = open_unit(words.word[k]);
  }
  for (int i = 0; i < n; ++i) {
    const FourBits words = draws.words(Decision::choice, static_cast<std::uint32_t>(i), 0, step);
    for (int k = 0; k < 4; ++k) world.chance[k * n + i] = open_unit(words.word[k]);
  }
  for (int k = 0; k < 4 * n; ++k) world.shock[k] = normal_quantile(world.shock[k]);
}

// Pressure, utility and choice. Returns the number who collaborate.
Real choose(World& world, const Scene& scene, int quarter) {
  const Real* shock = world.shock + quarter * world.nodes;
  const Real* chance = world.chance + quarter * world.nodes;
  const Real constant(scene.subsidy - scene.cost - scene.pressure * scene.pressure_mean);
  Real collaborators(0.0f);
  for (int i = 0; i < world.nodes; ++i) {
    world.stress[i] =
        Real(scene.pressure_memory) * world.stress[i] + Real(scene.pressure_noise) * shock[i];
    const Real utility =
        world.benefit[i] * world.support[i] + constant - Real(scene.pressure) * world.stress[i];
    world.acts[i] = chance[i] < logistic(Real(scene.choice) * utility);
    collaborators = collaborators + select(world.acts[i], Real(1.0f), Real(0.0f));
  }
  return collaborators;
}

// Every link learns; sums what the next choice and the record need.
void learn_in_general(World& world) {
  Real all(0.0f);
  for (int tile = 0; tile < world.tiles; ++tile) {
    Real* trust = world.trust + tile * world.nodes * rows;
    const Mask* linked = world.linked + tile * world.nodes * rows;
    Real kept[rows], gained[rows], faded[rows], support[rows], sum[rows];
    for (int r = 0; r < rows; ++r) {
      gained[r] = world.gain[tile * rows + r];
      kept[r] = Real(1.0f) - gained[r];
      faded[r] = Real(1.0f) - world.loss[tile * rows + r];
      support[r] = sum[r] = Real(0.0f);
    }
    for (int j = 0; j < world.nodes; ++j) {
      for (int r = 0; r < rows; ++r) {
        const Mask seen = world.acts[j] & linked[j * rows + r];
        const Real now = trust[j * rows + r] * select(seen, kept[r], faded[r]) +
                         select(seen, gained[r], Real(0.0f));
        trust[j * rows + r] = now;
        support[r] = support[r] + select(seen, now, Real(0.0f));
        sum[r] = sum[r] + now;
      }
    }
    for (int r = 0; r < rows; ++r) {
      world.support[tile * rows + r] = support[r];
      all = all + sum[r];
    }
  }
  world.trust_sum = all;
}

// The same with common rates on the complete graph; an agent's link to itself is left out after.
void learn_in_common(World& world) {
  const Real gained = world.gain[0];
  const Real kept = Real(1.0f) - gained, faded = Real(1.0f) - world.loss[0];
  Real all(0.0f);
  for (int tile = 0; tile < world.tiles; ++tile) {
    Real* trust = world.trust + tile * world.nodes * rows;
    Real support[rows], sum[rows];
    for (int r = 0; r < rows; ++r) support[r] = sum[r] = Real(0.0f);
    for (int j = 0; j < world.nodes; ++j) {
      const Mask acts = world.acts[j];
      const Real factor = select(acts, kept, faded), term = select(acts, gained, Real(0.0f));
      for (int r = 0; r < rows; ++r) {
        const Real now = trust[j * rows + r] * factor + term;
        trust[j * rows + r] = now;
        support[r] = support[r] + select(acts, now, Real(0.0f));
        sum[r] = sum[r] + now;
      }
    }
    for (int r = 0; r < rows && tile * rows + r < world.nodes; ++r) {
      const int i = tile * rows + r;
      const Real own = world.trust[world.link(i, i)];
      world.support[i] = support[r] - select(world.acts[i], own, Real(0.0f));
      all = all + (sum[r] - own);
    }
  }
  world.trust_sum = all;
}

void record(const World& world, const Real& collaborators, int step, int lanes_before,
            Means& means) {
  const Real action = collaborators / Real(static_cast<float>(world.nodes));
  const Real trust = world.trust_sum / maximum(world.links, Real(1.0f));
  std::memcpy(&means.action[step][lanes_before], &action, sizeof action);
  std::memcpy(&means.trust[step][lanes_before], &trust, sizeof trust);
}

void simulate_lanes(const Scene& scene, std::uint64_t seed, std::uint32_t first, int lanes_before,
                    Means& means) {
  World world;
  start(world, scene, first);
  Bits replicates(first);
  for (int l = 0; l < lane_count; ++l) set_lane(replicates, l, first + l);
  const Draws draws(seed, replicates);
  for (int step = 0; step < scene.steps; ++step) {
    if (step % 4 == 0) draw(world, draws, static_cast<std::uint32_t>(step));
    const Real collaborators = choose(world, scene, step % 4);
    if (scene.form == Form::general)
      learn_in_general(world);
    else
      learn_in_common(world);
    record(world, collaborators, step, lanes_before, means);
  }
}

}  // namespace

void CONCORDAT_JOIN(simulate_, CONCORDAT_TARGET)(const Scene& scene, std::uint64_t seed,
                                                 std::uint32_t first, Means& means) {
  for (int l = 0; l < runs_at_once; l += lane_count)
    simulate_lanes(scene, seed, first + l, l, means);
}

}  // namespace concordat::benchmarks
