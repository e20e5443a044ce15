/// C18: indirect reciprocity, with gossip as image. The model's code: what a donor knows of a
/// partner is a trust that follows the last act seen (the asymmetric update with gain and loss 1);
/// a discriminator helps by the conditional rule; strategies spread by Fermi's imitation. The
/// test's: the donation game, who meets whom, that an act reaches the next partner with chance q
/// (who hears nothing trusts), and that refusing a known defector is not an act against anybody.
#include <algorithm>

#include "agents/rules/decisions/conditional.hpp"
#include "agents/rules/decisions/fermi.hpp"
#include "agents/rules/trust_updates/asymmetric.hpp"
#include "tests/verification/checks.hpp"
#include "tests/verification/games.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

constexpr int members = 100, first_defectors = 5, meetings = 20;
constexpr float benefit = 5, cost = 2, strength = 10;

struct Member {
  float discriminates = 1;  ///< 0: a defector
  float image = 1;          ///< what gossip tells of its last act: 1 good, 0 bad
  float payoff = 0;         ///< mean over the games it took part in as often as others
};

/// Does the donor help? A discriminator asks around.
float help(const Member& donor, const Member& partner, float q, Throws& throws) {
  if (donor.discriminates == 0) return 0;
  const float known = throws.unit() < q ? partner.image : 1.f;
  return agents::choose_conditionally(known, .5f);
}

/// Everybody is donor to `meetings` others, and partner to as many: those a number of seats away.
void play(std::vector<Member>& all, float q, Throws& throws) {
  for (Member& member : all) member.payoff = 0;
  for (int k = 0; k < meetings; ++k) {
    const int away = 1 + throws.below(members - 1);
    for (int i = 0; i < members; ++i) {
      Member& donor = all[i];
      Member& partner = all[(i + away) % members];
      const float helps = help(donor, partner, q, throws);
      donor.payoff -= cost * helps / meetings;
      partner.payoff += benefit * helps / meetings;
      const float act = helps > 0 ? 1.f : donor.discriminates;
      donor.image = agents::trust_asymmetrically(donor.image, act, 1, 1);
    }
  }
}

/// Everybody looks at one other, all at once.
void imitate(std::vector<Member>& all, Throws& throws) {
  std::vector<float> after(all.size());
  for (int i = 0; i < members; ++i) {
    const Member& other = all[(i + 1 + throws.below(members - 1)) % members];
    after[i] =
        agents::choose_by_imitation({all[i].discriminates, all[i].payoff},
                                    {other.discriminates, other.payoff}, strength, throws.unit());
  }
  for (int i = 0; i < members; ++i) all[i].discriminates = after[i];
}

/// Do discriminators drive out a few defectors?
bool is_stable(float q, std::uint32_t run) {
  Throws throws(18, run);
  std::vector<Member> all(members);
  for (int k = 0; k < first_defectors; ++k) all[k * (members / first_defectors)].discriminates = 0;
  for (Member& member : all) member.image = member.discriminates;
  for (;;) {
    play(all, q, throws);
    imitate(all, throws);
    const auto left =
        std::count_if(all.begin(), all.end(), [](const Member& m) { return m.discriminates > 0; });
    if (left == 0 || left == members) return left > 0;
  }
}

double share_stable(int step) {
  int stable = 0;
  for (std::uint32_t run = 0; run < 100; ++run)
    stable +=
        is_stable(static_cast<float>(step) / 20, 100 * static_cast<std::uint32_t>(step) + run);
  return stable / 100.;
}

}  // namespace

TEST_CASE("C18: cooperation holds where acts become known more often than cost over benefit") {
  int first = 21;
  for (int step = 20; step >= 0; --step) {
    const double share = share_stable(step);
    std::printf("     q = %.2f: cooperation holds in %3.0f of 100 runs\n", step / 20., 100 * share);
    if (share > .5 && first == step + 1) first = step;
    if (step == 0) compare("C18", "runs with cooperation, gossip off", 0, share, 0);
    if (step > 0 && step < 8) CHECK(share < .5);
  }
  // The transition lies between two steps of .05.
  compare("C18", "q where cooperation starts to hold, c/b = .4", .4, (first - .5) / 20, .05);
}
