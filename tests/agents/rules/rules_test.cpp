/// The rules of choice and of trust, one call at a time: values worked out by hand.
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/rules/decisions/best_response.hpp"
#include "agents/rules/decisions/bush_mosteller.hpp"
#include "agents/rules/decisions/conditional.hpp"
#include "agents/rules/decisions/fermi.hpp"
#include "agents/rules/decisions/logit.hpp"
#include "agents/rules/trust_updates/asymmetric.hpp"
#include "agents/rules/trust_updates/beta_evidence.hpp"
#include "agents/rules/trust_updates/self_reinforcing.hpp"

using namespace concordat;

TEST_CASE("the best response takes what is better and stays where nothing is") {
  CHECK(agents::choose_best(.001f, 0) == 1);
  CHECK(agents::choose_best(-.001f, 1) == 0);
  CHECK(agents::choose_best(0, 1) == 1);
  CHECK(agents::choose_best(0, 0) == 0);
  CHECK(agents::choose_best(0, .5f) == .5f);  // a federation that is in by half
}

TEST_CASE("a logit of great precision is the best response, whatever the draw") {
  for (const float utility : {-3.f, -.1f, .1f, 3.f})
    for (const float u : {1e-6f, .3f, .999999f})
      CHECK(agents::choose_by_logit(utility, 1000, u) == agents::choose_best(utility, 0));
}

TEST_CASE("who fares better is copied with Fermi's chance") {
  CHECK(agents::chance_to_imitate(2, 2, 5) == .5f);
  CHECK(agents::chance_to_imitate(1, 2, std::log(3.f)) == Approx(.75));
  CHECK(agents::chance_to_imitate(2, 1, std::log(3.f)) == Approx(.25));
  CHECK(agents::chance_to_imitate(-4, 4, 0) == .5f);
  const agents::Example own{0, 1}, other{1, 2};
  CHECK(agents::choose_by_imitation(own, other, std::log(3.f), .7499f) == 1);
  CHECK(agents::choose_by_imitation(own, other, std::log(3.f), .7501f) == 0);
  CHECK(agents::choose_by_imitation(other, own, std::log(3.f), .2499f) == 0);
  CHECK(agents::choose_by_imitation(other, own, std::log(3.f), .2501f) == 1);
}

TEST_CASE("who meets its like stays as it is, however well the other fares") {
  for (const float action : {0.f, 1.f})
    for (const float u : {1e-6f, .5f, .999999f})
      CHECK(agents::choose_by_imitation({action, -9}, {action, 9}, 3, u) == action);
}

TEST_CASE("the stimulus is the surprise over the greatest possible one") {
  CHECK(agents::stimulus_of(3, 2, 2) == .5f);
  CHECK(agents::stimulus_of(0, 2, 2) == -1);
  CHECK(agents::stimulus_of(9, 2, 2) == 1);
  CHECK(agents::stimulus_of(2, 2, 0) == 0);
}

TEST_CASE("propensities move towards what was rewarded and away from what was punished") {
  // Joint work, rewarded: .4 + .6 x .5 x .5; punished: .4 - .4 x .5 x .5.
  CHECK(agents::reinforced(.4f, 1, .5f, .5f) == Approx(.55));
  CHECK(agents::reinforced(.4f, 1, -.5f, .5f) == Approx(.3));
  // The silo has .6: rewarded .6 + .4 x .5 x .5 = .7; punished .6 - .6 x .5 x .5 = .45.
  CHECK(agents::reinforced(.4f, 0, .5f, .5f) == Approx(.3));
  CHECK(agents::reinforced(.4f, 0, -.5f, .5f) == Approx(.55));
  CHECK(agents::reinforced(.4f, 1, 1, 1) == 1);
  CHECK(agents::reinforced(.4f, 1, -1, 1) == 0);
}

TEST_CASE("who does not learn keeps its propensity") {
  for (const float propensity : {0.f, .25f, .5f, 1.f})
    for (const float stimulus : {-1.f, -.3f, 0.f, .8f})
      for (const float action : {0.f, 1.f})
        CHECK(agents::reinforced(propensity, action, stimulus, 0) == propensity);
}

TEST_CASE("aspirations follow payoffs as fast as habituation lets them") {
  CHECK(agents::habituated(2, 4, .25f) == 2.5f);
  CHECK(agents::habituated(2, 4, 0) == 2);
  CHECK(agents::habituated(2, 4, 1) == 4);
}

TEST_CASE("the propensity is the chance of joint work") {
  CHECK(agents::choose_by_propensity(.3f, .2999f) == 1);
  CHECK(agents::choose_by_propensity(.3f, .3001f) == 0);
  CHECK(agents::choose_by_propensity(0, 1e-7f) == 0);
  CHECK(agents::choose_by_propensity(1, .9999999f) == 1);
}

TEST_CASE("conditional cooperators join at their threshold") {
  CHECK(agents::choose_conditionally(.5f, .5f) == 1);
  CHECK(agents::choose_conditionally(.4999f, .5f) == 0);
  CHECK(agents::choose_conditionally(0, 0) == 1);
}

TEST_CASE("trust is lost faster than it is gained") {
  const float loss = agents::loss_of_trust(.1f, 2.5f);
  CHECK(loss == .25f);
  CHECK(agents::trust_asymmetrically(.4f, 1, .1f, loss) == Approx(.46));    // .4 + .1 x .6
  CHECK(agents::trust_asymmetrically(.4f, 0, .1f, loss) == Approx(.3));     // .4 - .25 x .4
  CHECK(agents::trust_asymmetrically(.4f, .5f, .1f, loss) == Approx(.38));  // half of each
  CHECK(agents::loss_of_trust(.5f, 5) == 1);
  CHECK(agents::trust_asymmetrically(.4f, 0, .5f, 1) == 0);
}

TEST_CASE("evidence is counted as Jøsang and Ismail count it") {
  // Their prior: history 1/2 with weight 2. Three good months and a bad one: (3 + 1) / (4 + 2).
  const agents::Prior prior{.5f, 2};
  agents::Evidence e{.5f, 0};
  for (const float seen : {1.f, 0.f, 1.f, 1.f}) e = agents::observe(e, seen, prior.weight);
  CHECK(e.trust == Approx(4. / 6));
  CHECK(e.weight == 4);
  // Half is forgotten: r = 1.5, n = 2, (1.5 + 1) / (2 + 2).
  e = agents::forget(e, prior, .5f);
  CHECK(e.trust == Approx(2.5 / 4));
  CHECK(e.weight == 2);
  // All of it: back to history.
  e = agents::forget(e, prior, 0);
  CHECK(e.trust == .5f);
  CHECK(e.weight == 0);
}

TEST_CASE("who forgets nothing keeps trust, and evidence never leaves what was seen and history") {
  const agents::Prior prior{.3f, 5};
  const agents::Evidence e{.8f, 7};
  CHECK(agents::forget(e, prior, 1).trust == e.trust);
  CHECK(agents::forget(e, prior, 1).weight == e.weight);
  agents::Evidence good{1, 0}, bad{0, 0};
  for (int month = 0; month < 1000; ++month) {
    good = agents::observe(agents::forget(good, {1, .01f}, .99f), 1, .01f);
    bad = agents::observe(agents::forget(bad, {0, .01f}, .99f), 0, .01f);
    REQUIRE(good.trust == 1);
    REQUIRE(bad.trust == 0);
  }
  CHECK(good.weight == Approx(100).epsilon(1e-3));  // 1 / (1 - .99)
}

TEST_CASE("good experience never lowers trust and bad never raises it") {
  CHECK(agents::trust_self_reinforcing(.4f, 1, 1, .1f) == Approx(.46));      // .1 + .9 x .4
  CHECK(agents::trust_self_reinforcing(.4f, 0, 1, .1f) == Approx(.36));      // .9 x .4
  CHECK(agents::trust_self_reinforcing(.4f, 1, 0, .1f) == Approx(.46));      // more than one's own
  CHECK(agents::trust_self_reinforcing(.4f, 0, 0, .1f) == .4f);              // nothing was promised
  CHECK(agents::trust_self_reinforcing(.4f, .5f, .5f, .1f) == Approx(.41));  // .05 + .36
  CHECK(agents::trust_self_reinforcing(.8f, .5f, .5f, .1f) == .8f);          // good, yet lower
  CHECK(agents::trust_self_reinforcing(.4f, .5f, 1, .1f) == .4f);            // bad, yet higher
  CHECK(agents::trust_self_reinforcing(.8f, .5f, 1, .1f) == Approx(.77));    // .05 + .72
}
