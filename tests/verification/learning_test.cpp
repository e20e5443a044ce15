/// C2 and C7: populations that imitate and learn with the model's own rules. The games
/// they play, and who meets whom, are the test's.
#include "agents/rules/decisions/bush_mosteller.hpp"
#include "agents/rules/decisions/fermi.hpp"
#include "tests/verification/checks.hpp"
#include "tests/verification/games.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

constexpr int crowd = 20;
constexpr float strength = .1f;

/// What two who meet get: R both cooperate, S and T one does, P neither.
struct PairGame {
  double reward, sucker, temptation, punishment;
};
// A donation of 2 at a cost of 1, and a stag hunt.
constexpr PairGame donation{1, -1, 2, 0}, stag_hunt{4, 0, 3, 2};

/// Mean payoff of a cooperator or defector among `crowd` of whom k cooperate.
agents::Example member(const PairGame& game, int k, float cooperates) {
  const double others = crowd - 1, near = k - cooperates;
  const double sum = cooperates > 0 ? game.reward * near + game.sucker * (others - near)
                                    : game.temptation * near + game.punishment * (others - near);
  return {cooperates, static_cast<float>(sum / others)};
}

/// 1 / (1 + sum of products of T-/T+), with the model's chances of imitation.
double exact_by_imitation(const PairGame& game) {
  double product = 1, sum = 1;
  for (int k = 1; k < crowd; ++k) {
    const float own = member(game, k, 1).payoff, theirs = member(game, k, 0).payoff;
    product *= double(agents::chance_to_imitate(own, theirs, strength)) /
               double(agents::chance_to_imitate(theirs, own, strength));
    sum += product;
  }
  return 1 / sum;
}

/// Two who differ meet and one of them, by a coin, may imitate; other meetings change nothing.
double share_by_imitation(const PairGame& game, int runs) {
  int fixed = 0;
  for (int run = 0; run < runs; ++run) {
    Throws throws(2, static_cast<std::uint32_t>(run));
    int k = 1;
    while (k > 0 && k < crowd) {
      const float own = throws.below(2) == 1 ? 1.f : 0.f;
      const float after = agents::choose_by_imitation(
          member(game, k, own), member(game, k, 1 - own), strength, throws.unit());
      k += static_cast<int>(after) - static_cast<int>(own);
    }
    fixed += k > 0;
  }
  return double(fixed) / runs;
}

/// Prisoner's dilemma with T, R, P, S = 4, 3, 1, 0.
float dilemma(float own, float other) {
  return own > 0 ? (other > 0 ? 3.f : 0.f) : (other > 0 ? 4.f : 1.f);
}

constexpr float aspiration = 2, surprise = 2;  // the greatest |payoff - aspiration|

float learnt(float propensity, float own, float other, float rate) {
  const float x = agents::stimulus_of(dilemma(own, other), aspiration, surprise);
  return agents::reinforced(propensity, own, x, rate);
}

/// E[dp] / l of a player whose own and whose partner's propensity is p, exactly.
double expected_move(double p, float rate) {
  double sum = 0;
  for (const float own : {0.f, 1.f})
    for (const float other : {0.f, 1.f}) {
      const double chance = (own > 0 ? p : 1 - p) * (other > 0 ? p : 1 - p);
      sum += chance * (learnt(static_cast<float>(p), own, other, rate) - p);
    }
  return sum / rate;
}

const double equilibrium = (std::sqrt(3.) - 1) / 2;

}  // namespace

TEST_CASE("C2: imitation by Fermi's rule fixes a cooperator as often as the chain says") {
  compare("C2", "donation game, from the rule's chances", .0143914, exact_by_imitation(donation),
          1e-7);
  compare("C2", "stag hunt, from the rule's chances", .0161668, exact_by_imitation(stag_hunt),
          1e-7);
  constexpr int runs = 200000;
  compare("C2", "donation game, b = 2, c = 1, N = 20", .0143914, share_by_imitation(donation, runs),
          .0011);
  compare("C2", "stag hunt, R, S, T, P = 4, 0, 3, 2, N = 20", .0161668,
          share_by_imitation(stag_hunt, runs), .0011);
}

TEST_CASE("C7: Bush and Mosteller's learners stand still at the self-correcting equilibrium") {
  compare("C7", "p* where the rule's expected move is zero", equilibrium,
          root_between(.1, .9, [](double p) { return -expected_move(p, .5f); }), 1e-6);
  for (const double p : {.1, .5, .75, 1.})
    compare("C7", "expected move over l at p = " + std::to_string(p).substr(0, 4),
            (1 - p) * (.5 - p - p * p), expected_move(p, .5f), 1e-6);
  Throws throws(7, 0);
  const float p = static_cast<float>(equilibrium), rate = .5f;
  double sum = 0;
  constexpr int draws = 10000000;
  for (int k = 0; k < draws; ++k) {
    const float own = agents::choose_by_propensity(p, throws.unit());
    const float other = agents::choose_by_propensity(p, throws.unit());
    sum += learnt(p, own, other, rate) - p;
  }
  compare("C7", "E[dp] / l at p*, 1e7 draws", 0, sum / draws / rate, .001);
}

TEST_CASE("C7: slow learners settle at .37, and mutual cooperation holds itself up") {
  constexpr float rate = .002f;
  constexpr int couples = 200, steps = 10000;
  double sum = 0;
  for (int couple = 0; couple < couples; ++couple) {
    Throws throws(77, static_cast<std::uint32_t>(couple));
    float p[2] = {.5f, .5f};
    for (int step = 0; step < steps; ++step) {
      const float a = agents::choose_by_propensity(p[0], throws.unit());
      const float b = agents::choose_by_propensity(p[1], throws.unit());
      p[0] = learnt(p[0], a, b, rate);
      p[1] = learnt(p[1], b, a, rate);
    }
    sum += p[0] + p[1];
  }
  compare("C7", "mean propensity of 200 couples (published .37)", .37, sum / (2 * couples), .005);
  CHECK(learnt(1, 1, 1, rate) == 1);
}
