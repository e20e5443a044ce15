/// C14 and C15: votes, ratification and leaders' terms.
#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"
#include "tests/verification/checks.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

const ForumId place(0);

/// Share of `votes` decision months in which the place's vote passes, and how many passed.
double share_passed(const agents::Scenario& scenario, int votes) {
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 14);
  int passed = 0;
  for (; world.month < votes; ++world.month) {
    run<agents::choose_to_collaborate>(world);
    run<agents::vote_and_ratify>(world);
    passed += world.has_passed[place];
  }
  return double(passed) / votes;
}

agents::Scenario board(int n, double p, agents::Regime regime) {
  agents::Scenario s = alike_with_constant_utility(n, std::log(p / (1 - p)));
  s.regime = regime;
  s.parameters->choice_sovereignty = 0;
  s.parameters->governance_veto = 1;
  return s;
}

/// Months until all of `n` boards have ratified, `waits` times.
struct Waits {
  double mean, error;
};
Waits ratification(int n, double chance, int waits) {
  agents::Scenario s = alike(n);
  s.switches.ratification = true;
  s.parameters->governance_ratification = chance;
  const agents::Structure structure = agents::make_structure(s);
  double sum = 0, squares = 0;
  for (int k = 0, replicate = 0; k < waits; ++replicate) {
    agents::World world = start(structure, 15, static_cast<std::uint32_t>(replicate));
    for (; k < waits && world.month < 100000; ++k) {
      world.is_pending[place] = true;
      world.is_live[place] = false;
      fill(world.has_ratified, 0);
      int months = 0;
      for (; !world.is_live[place]; ++months, ++world.month) agents::ratify(world, world, place);
      sum += months;
      squares += double(months) * months;
    }
  }
  const double mean = sum / waits;
  return {mean, std::sqrt((squares / waits - mean * mean) / waits)};
}

}  // namespace

TEST_CASE("C14: strict unanimity passes with p to the power of n") {
  constexpr int votes = 100000;
  for (const auto& [n, p, wait] :
       {std::tuple{6, .73509, 1.36}, std::tuple{20, .35849, 2.79}, std::tuple{42, .11598, 8.62}}) {
    const double share = share_passed(board(n, .95, agents::Regime::memorandum), votes);
    const std::string who = "n = " + std::to_string(n);
    compare("C14", "unanimity at p = .95, " + who, p, share, four_errors_of_share(p, votes));
    // A wait is geometric: its mean has sd sqrt(1-p)/p over the root of the number of waits.
    compare("C14", "mean wait in meetings, " + who, wait, 1 / share,
            .005 + 4 * std::sqrt(1 - p) / p / std::sqrt(votes * p));
  }
}

TEST_CASE("C14: a majority of twenty passes almost always") {
  constexpr int votes = 100000;
  compare("C14", "majority at p = .9, n = 20", .999993,
          share_passed(board(20, .9, agents::Regime::majority), votes),
          four_errors_of_share(.999993, votes));
  // Strictly over half: three of six at p = .5 is no majority.
  compare("C14", "majority at p = .5, n = 6", 22. / 64,
          share_passed(board(6, .5, agents::Regime::majority), votes),
          four_errors_of_share(22. / 64, votes));
}

TEST_CASE("C14: ratification takes the longest of n geometric waits") {
  for (const auto& [n, chance, expected] :
       {std::tuple{1, .5, 2.}, std::tuple{6, .5, 4.0348}, std::tuple{20, .5, 5.6904},
        std::tuple{42, .5, 6.7422}, std::tuple{6, .3, 7.369}, std::tuple{20, .3, 10.587},
        std::tuple{42, .3, 12.631}}) {
    const Waits waits = ratification(n, chance, 20000);
    const std::string what =
        "months, n = " + std::to_string(n) + ", r_b = " + std::to_string(chance).substr(0, 3);
    compare("C14", what, expected, waits.mean, .0005 + 4 * waits.error);
  }
}

TEST_CASE("C15: half of all leaders stay for three years") {
  agents::Scenario s = alike(100);
  s.switches.turnover = true;
  s.parameters->leaders_turnover = std::log(2.0) / 36;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 16);
  double left = 0, left_early = 0, in_post_early = 0, watched = 0;
  for (; world.month < 60000; ++world.month) {
    const auto before = values(world.tenure);
    run<agents::change_leaders>(world);
    if (world.month < 1000) continue;
    for (const OrganisationId i : structure.organisations.ids()) {
      ++watched;
      in_post_early += world.tenure[i] < 36;
      if (world.tenure[i] > 0) continue;
      ++left;
      left_early += before[i] + 1 <= 36;
    }
  }
  compare("C15", "share of terms that end within 36 months", .5, left_early / left,
          four_errors_of_share(.5, left));
  // A leader leaves half way through the last month, on average.
  compare("C15", "mean term in months", 51.94, watched / left - .5, 4 * 52 / std::sqrt(left));
  // Terms are correlated from month to month: a term's worth of months is one observation.
  compare("C15", "share in post for less than 36 months", .5, in_post_early / watched,
          4 * std::sqrt(.25 * 2 * 52 / watched));
}
