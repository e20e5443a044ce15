/// How the English organisations' work and money are shared out.
#include "tests/configs/england_scenarios.hpp"

using namespace concordat::agents;
using namespace concordat::configs;

namespace {

/// Sums of shares by organisation.
std::map<int, double> work_in_places(const Scenario& scenario) {
  std::map<int, double> sums;
  for (const Membership& m : scenario.memberships) sums[m.organisation] += m.share;
  return sums;
}

}  // namespace

TEST_CASE("shares of work are between 0 and 1 and add up to 1 at most") {
  for (const std::string name : {"England", "Greater Manchester", "North Central London"}) {
    const Scenario scenario = scenario_of(name);
    for (const Membership& m : scenario.memberships) CHECK((m.share > 0 && m.share <= 1));
    for (const auto& [i, sum] : work_in_places(scenario)) {
      INFO(name << ": " << scenario.organisations[i].name);
      CHECK(sum <= 1 + 1e-12);
      CHECK(sum <= 1 - scenario.organisations[i].misalignment + 1e-12);
    }
  }
}

TEST_CASE("CCGs and federations work in one place, all of them aligned") {
  const Scenario& england = whole_england();
  const auto work = work_in_places(england);
  for (int i = 0; i < int(england.organisations.size()); ++i) {
    const Organisation& body = england.organisations[i];
    if (body.kind != Kind::ccg && body.kind != Kind::gp_federation) continue;
    CHECK(work.at(i) == 1);
    CHECK(body.misalignment == 0);
  }
}

TEST_CASE("a trust is less misaligned in England than in any one of its footprints") {
  const Scenario& england = whole_england();
  const auto misaligned = [](const Scenario& scenario, const std::string& code) {
    return organisation(scenario, code).misalignment;
  };
  const double in_both = misaligned(england, "RVY");  // Southport and Ormskirk
  const double merseyside = misaligned(scenario_of("Cheshire and Merseyside"), "RVY");
  const double lancashire = misaligned(scenario_of("Lancashire and South Cumbria"), "RVY");
  CHECK(merseyside == Approx(0.407).margin(0.02));
  CHECK(merseyside + lancashire == Approx(1 + in_both).margin(1e-5));
  CHECK(in_both < 0.05);
}

TEST_CASE("no CCG pays trusts more than three quarters of its turnover") {
  const Scenario& england = whole_england();
  std::map<int, double> trusts, federations, providers;
  for (const Contract& c : england.contracts) {
    const Organisation& provider = england.organisations[c.provider];
    REQUIRE(england.organisations[c.commissioner].kind == Kind::ccg);
    auto& paid = provider.kind == Kind::gp_federation ? federations : trusts;
    paid[c.commissioner] += c.share * provider.turnover;
    providers[c.provider] += c.share;
  }
  CHECK(trusts.size() == 207);
  CHECK(federations.size() == 207);
  for (const auto& [ccg, paid] : trusts) {
    INFO(england.organisations[ccg].name);
    CHECK(paid <= 0.75 * england.organisations[ccg].turnover);
    CHECK(paid >= 0.3 * england.organisations[ccg].turnover);
    CHECK(federations[ccg] <= 0.12 * england.organisations[ccg].turnover);
  }
  for (const auto& [i, share] : providers) {
    INFO(england.organisations[i].name);
    if (england.organisations[i].kind == Kind::gp_federation)
      CHECK(share == 1);
    else
      CHECK((share <= 0.6 + 1e-12 && share >= 0.4));
  }
}

TEST_CASE("a contract moves with a place only where its provider is a member") {
  for (const Footprint& footprint : footprints()) {
    const Scenario scenario = scenario_of(footprint.slug);
    std::map<std::pair<int, int>, double> work, paid;
    for (const Membership& m : scenario.memberships) work[{m.organisation, m.place}] = m.share;
    for (const Contract& c : scenario.contracts)
      if (c.place >= 0) paid[{c.provider, c.place}] += c.share;
    for (const auto& [key, share] : paid) {
      INFO(scenario.organisations[key.first].name << " in " << scenario.places[key.second].name);
      REQUIRE(work.contains(key));
      CHECK(share <= work[key] + 1e-12);
    }
  }
}
