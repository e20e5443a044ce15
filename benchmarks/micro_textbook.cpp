#include <cmath>
#include <random>
#include <vector>

#include "benchmarks/micro_model.hpp"

// What a careful student would write: agents are objects that hold their partners.
namespace concordat::benchmarks {
namespace {

struct Partner {
  std::size_t index;
  double trust;
};

struct Noise {
  std::mt19937_64 engine;
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
};

class Agent {
 public:
  Agent(double gain, double loss) : gain_(gain), loss_(loss) {}

  void add_partner(std::size_t index) { partners_.push_back({index, 0.5}); }
  const std::vector<Partner>& partners() const { return partners_; }
  bool collaborates() const { return collaborates_; }

  void decide(const Scene& scene, const std::vector<Agent>& others, Noise& noise) {
    stress_ = scene.pressure_memory * stress_ + scene.pressure_noise * noise.normal(noise.engine);
    double support = 0;
    for (const Partner& partner : partners_)
      if (others[partner.index].collaborates_) support += partner.trust;
    if (!partners_.empty()) support /= static_cast<double>(partners_.size());
    const double utility = scene.benefit * support - scene.cost -
                           scene.pressure * (scene.pressure_mean + stress_) + scene.subsidy;
    will_collaborate_ = noise.uniform(noise.engine) < 1 / (1 + std::exp(-scene.choice * utility));
  }

  void act() { collaborates_ = will_collaborate_; }

  void learn(const std::vector<Agent>& others) {
    for (Partner& partner : partners_) {
      if (others[partner.index].collaborates_)
        partner.trust += gain_ * (1 - partner.trust);
      else
        partner.trust -= loss_ * partner.trust;
    }
  }

 private:
  double gain_, loss_, stress_ = 0;
  bool collaborates_ = true, will_collaborate_ = true;
  std::vector<Partner> partners_;
};

std::vector<Agent> make_agents(const Scene& scene, std::size_t variant) {
  const auto n = static_cast<std::size_t>(scene.nodes);
  std::vector<Agent> agents;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t row = variant * n + i;
    agents.emplace_back(scene.gain[row], scene.loss[row]);
    for (std::size_t j = 0; j < n; ++j)
      if (scene.linked[row * n + j]) agents.back().add_partner(j);
  }
  return agents;
}

}  // namespace

void simulate_textbook(const Scene& scene, std::uint64_t seed, std::uint32_t first, Means& means) {
  for (std::uint32_t run = first; run < first + runs_at_once; ++run) {
    Noise noise{std::mt19937_64(seed + run), {}, {}};
    auto agents = make_agents(scene, run % scene_variants);
    for (int step = 0; step < scene.steps; ++step) {
      for (Agent& agent : agents) agent.decide(scene, agents, noise);
      for (Agent& agent : agents) agent.act();
      for (Agent& agent : agents) agent.learn(agents);
      double actions = 0, trust = 0, links = 0;
      for (const Agent& agent : agents) {
        actions += agent.collaborates();
        for (const Partner& partner : agent.partners()) trust += partner.trust;
        links += static_cast<double>(agent.partners().size());
      }
      means.action[step][run - first] = static_cast<float>(actions / scene.nodes);
      means.trust[step][run - first] = static_cast<float>(links > 0 ? trust / links : 0);
    }
  }
}

}  // namespace concordat::benchmarks
