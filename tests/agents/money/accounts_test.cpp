/// Oracles of `demand` and `finance`: every month recomputed from the scenario in double.
#include <catch2/catch.hpp>

#include "tests/agents/money/books.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;
using agents::Subtype;

namespace {

/// A footprint in which everything that moves accounts has something to do: bodies of all subtypes,
/// some with accounts of their own, hospitals that miss their standards, a spade, crises.
agents::Scenario any_accounts(std::uint64_t seed) {
  agents::Scenario s = footprint(seed);
  s.months = 60;
  int trusts = 0;
  for (auto& o : s.organisations) {
    if (!can_be_paid(o.kind)) continue;
    const auto subtypes = agents::subtypes_of(o.kind);
    if (trusts > 1) o.subtype = subtypes[static_cast<std::size_t>(trusts) / 2 % subtypes.size()];
    if (trusts % 3 == 1) o.margin = trusts % 2 == 0 ? -.3 : .02;
    if (trusts % 4 == 2) o.fund = .5;
    if (o.kind == Kind::acute && trusts % 4 == 0) o.performance = .8;
    ++trusts;
  }
  s.parameters->council_income_growth = .01;
  s.parameters->integration_rate = .2;
  s.parameters->demand_growth = .05;
  s.parameters->control_spade = seed % 2 ? .5 : 0;
  s.parameters->control_incentive = seed % 3 == 0 ? .5 : 1;
  s.parameters->saving_capacity = seed % 2 ? .069 : .04;
  s.parameters->finance_provider_inflation = .022;
  s.switches.savings = seed != 4;
  s.switches.shocks = seed != 5;
  s.switches.recorded_years = s.switches.own_margins = seed != 6;
  s.switches.control_totals = seed != 7;
  return s;
}

/// What the months of all scenarios have seen.
struct Seen {
  int missed = 0, met = 0, short_services = 0, short_performance = 0, spending_ccgs = 0;
  int bonuses = 0;
};

void look(const agents::World& world, const agents::Organisation& o, OrganisationId i, Seen& seen) {
  if (world.month % 3 == 2 && can_be_paid(o.kind))
    ++(world.missed_total[i] ? seen.missed : seen.met);
  seen.short_performance += world.shortfall[i] > 0;
  seen.short_services += o.kind == Kind::council && world.service[i] < 1;
  seen.spending_ccgs += o.kind == Kind::ccg && world.saving[i] < 0;
  seen.bonuses += world.year_fund[i] > world.year_earned[i];
}

void check_book(const agents::World& world, const Book& book, Kind kind, OrganisationId i) {
  const double size = book.size;
  const auto is_near = [](double expected) { return Approx(expected).epsilon(1e-6).margin(1e-8); };
  REQUIRE(world.income[i] == Approx(book.income).epsilon(1e-7));
  REQUIRE(world.spend[i] == Approx(book.spend).epsilon(1e-7).margin(1e-6 * size));
  REQUIRE(world.size[i] == Approx(size).epsilon(1e-9));
  REQUIRE(world.control_total[i] == is_near(book.total));
  REQUIRE(world.asked[i] == is_near(book.asked));
  REQUIRE(world.saving[i] == is_near(book.saving));
  REQUIRE(world.burden[i] == is_near(book.burden));
  REQUIRE(world.year_to_date[i] == Approx(book.balance).epsilon(1e-6).margin(1e-6 * size));
  REQUIRE(world.year_saved[i] == Approx(book.saved).epsilon(1e-6).margin(1e-6 * size));
  REQUIRE(world.year_fund[i] == Approx(book.fund).epsilon(1e-6).margin(1e-6 * size));
  REQUIRE(bool(world.missed_total[i]) == book.missed);
  REQUIRE(world.shortfall[i] == is_near(book.shortfall));
  const double margin = book.margin_of_twelve_months(world.month);
  REQUIRE(world.margin[i] == is_near(kind == Kind::council ? std::max(0., margin) : margin));
  if (kind != Kind::council) return;
  REQUIRE(world.service[i] == Approx(book.service).epsilon(1e-6));
  REQUIRE(world.reserve[i] == Approx(book.reserve).epsilon(1e-6).margin(1e-6));
}

}  // namespace

TEST_CASE("demand follows growth, benefit, unmet need and missing social care") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const agents::Structure structure = agents::make_structure(any_accounts(seed));
    const auto& s = structure.scenario;
    agents::World world = start(structure, seed);
    Dice dice(seed);
    while (world.month < 36) {
      scatter(world.benefit, dice, 0, 1);
      scatter(world.unmet_need, dice, 0, 1);
      scatter(world.place_service, dice, .5, 1);
      const auto capacity = values(world.capacity);
      run_until(world, "finance");
      const double demand = std::pow(1 + s.parameters->demand_growth, world.month / 12.);
      By<PlaceId> activity, workload;
      for (const PlaceId l : structure.places.ids()) {
        activity.push_back(
            demand * (1 - world.activity_effect[l] * world.benefit[l]) *
            (1 + s.parameters->demand_social_care_spill * (1 - world.place_service[l])));
        workload.push_back(demand *
                           (1 + s.parameters->integration_unmet_need * world.unmet_need[l]));
        REQUIRE(world.place_activity[l] == Approx(activity[l]).epsilon(1e-9));
        REQUIRE(world.workload[l] == Approx(workload[l]).epsilon(1e-9));
      }
      for (const OrganisationId i : structure.organisations.ids()) {
        const Kind kind = structure.organisations[i].kind;
        if (kind == Kind::ccg || kind == Kind::council) continue;
        const auto& there = kind == Kind::acute ? activity : workload;
        REQUIRE(world.activity[i] == Approx(over_places(s, i, there, demand)).epsilon(1e-9));
        if (kind != Kind::acute) continue;
        const double lag = s.parameters->finance_fixed_lag;
        REQUIRE(world.capacity[i] ==
                Approx(capacity[i] + (world.activity[i] - capacity[i]) / lag).epsilon(1e-9));
      }
      run_from(world, "finance");
    }
  }
}

TEST_CASE("accounts are what the scenario's contracts, rates and rules make them, every month") {
  Seen seen;
  for (std::uint64_t seed = 1; seed <= 9; ++seed) {
    const agents::Structure structure = agents::make_structure(any_accounts(seed));
    const auto& s = structure.scenario;
    agents::World world = start(structure, seed);
    Books books(world);
    for (const OrganisationId i : structure.organisations.ids())
      REQUIRE(world.start_margin[i] == Approx(books[i].margin).epsilon(1e-6).margin(1e-9));
    while (world.month < 60) {
      run_until(world, "finance");
      books.keep_month();
      run<agents::settle_accounts>(world);
      for (const OrganisationId i : structure.organisations.ids()) {
        const auto& o = s.organisations[i.value()];
        INFO("seed " << seed << " month " << world.month << " " << o.code);
        check_book(world, books[i], o.kind, i);
        look(world, o, i, seen);
      }
      run_from(world, "pressure");
    }
  }
  CHECK(seen.missed > 0);
  CHECK(seen.met > 0);
  CHECK(seen.short_services > 0);
  CHECK(seen.short_performance > 0);
  CHECK(seen.spending_ccgs > 0);
  CHECK(seen.bonuses > 0);
}

TEST_CASE("a place has the service level of its councils, weighed by what they spend there") {
  const agents::Structure structure = agents::make_structure(any_accounts(5));
  const auto& s = structure.scenario;
  agents::World world = start(structure, 5);
  run(world, 40);
  run_until(world, "pressure");
  for (const PlaceId l : structure.places.ids()) {
    double sum = 0, total = 0;
    for (const auto& m : s.memberships)
      if (m.place == l.value() && s.organisations[m.organisation].kind == Kind::council) {
        const double weight = m.share * s.organisations[m.organisation].turnover;
        sum += weight * world.service[OrganisationId(m.organisation)];
        total += weight;
      }
    REQUIRE(world.place_service[l] == Approx(sum / total).epsilon(1e-12));
  }
}
