/// Looking inside a run: it is the run, and what is noted explains what is done.
#include "agents/observe.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <sstream>

#include "agents/rules/trust_updates/asymmetric.hpp"
#include "agents/tables/parameter_names.hpp"
#include "tests/agents/scenes.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Decision;
using agents::Observation;
using agents::SeatId;
using agents::SeatNote;

namespace {

constexpr std::uint64_t seed = 7;

Observation look(const agents::Structure& structure, int month, std::uint32_t replicate = 0) {
  return agents::observe(structure, seed, {replicate, &structure.scenario.parameters}, month);
}

/// A random footprint under each rule of choice and each regime in turn.
agents::Scenario scene(std::uint64_t number) {
  agents::Scenario s = footprint(number);
  s.decision = static_cast<Decision>(number % agents::decision_count);
  s.regime = static_cast<agents::Regime>(number % agents::regime_count);
  s.months = 40;
  return s;
}

/// The same with every mechanism on, somebody who leaves and somebody who refuses.
agents::Scenario everything(std::uint64_t number) {
  agents::Scenario s = scene(number);
  s.switches = everything_switched_on();
  s.switches.asynchronous = number % 2 == 1;
  s.parameters->trust_weight = .7;
  s.parameters->choice_habit = .2;
  s.events.push_back({agents::EventKind::withdrawal, "", 6, 12, .8, s.organisations[1].code, ""});
  s.events.push_back({agents::EventKind::refusal, "", 10, 0, 0, s.organisations[2].code, ""});
  s.events.push_back({agents::EventKind::ccgs_merge, "", 12, 0, 0, s.systems[0].code, ""});
  s.events.push_back({agents::EventKind::election, "", 5, 0, 1, "", ""});
  return s;
}

/// Do the values of one month in a block's series equal those that were noted?
void check_month(const agents::Structure& structure, const engine::BlockResult& result,
                 const Observation& seen, std::uint32_t replicate) {
  const auto months = static_cast<std::size_t>(structure.scenario.months);
  const auto t = static_cast<std::size_t>(seen.month);
  const std::size_t n = structure.organisations.size();
  for (std::size_t q = 0; q < seen.series.size(); ++q)
    CHECK(seen.series[q] == result.series[(q * months + t) * engine::block_runs + replicate]);
  for (const auto i : structure.organisations.ids()) {
    const auto& states = seen.organisations[i].states;
    for (std::size_t q = 0; q < states.size(); ++q) {
      const std::size_t row = (q * months + t) * n + engine::row_of(i);
      CHECK(states[q] == result.organisation_series[row * engine::block_runs + replicate]);
    }
  }
}

/// Calls `use` with every seat that chose by itself in some months of every scene.
template <class Use>
void for_each_choice(Use use) {
  for (std::uint64_t number = 0; number < 80; ++number) {  // all rules under all regimes, twice
    const agents::Structure structure =
        agents::make_structure(number < 40 ? scene(number) : everything(number));
    for (const int month : {0, 12, 24})
      for (const SeatNote& note : look(structure, month).seats)
        if (note.decides) use(structure, note);
  }
}

}  // namespace

TEST_CASE("an observed run is the run that is simulated, bit by bit") {
  for (std::uint64_t number = 0; number < 8; ++number)
    for (const agents::Scenario& scenario : {scene(number), everything(number)}) {
      const agents::Structure structure = agents::make_structure(scenario);
      const engine::BlockResult result = run_block(scenario, seed);
      for (const int month : {0, 11, 39})
        check_month(structure, result, look(structure, month, 3), 3);
    }
}

TEST_CASE("a run observed month by month is the run, from the first month to the last") {
  const agents::Scenario scenario = everything(1);
  const agents::Structure structure = agents::make_structure(scenario);
  const engine::BlockResult result = run_block(scenario, seed);
  int months = 0;
  agents::observe_all(structure, seed, {3, &structure.scenario.parameters}, [&](Observation seen) {
    CHECK(seen.month == months++);
    check_month(structure, result, seen, 3);
  });
  CHECK(months == scenario.months);
}

TEST_CASE("the terms of a choice add up to the utility that the rule goes by") {
  int choices = 0;
  std::set<agents::Term> seen;
  for_each_choice([&](const agents::Structure&, const SeatNote& note) {
    const auto* weighing = std::get_if<agents::Weighing>(&note.grounds);
    if (!weighing) return;
    double sum = 0;
    for (const agents::NotedTerm& noted : weighing->terms) {
      sum += noted.value;
      seen.insert(noted.term);
    }
    CHECK(std::abs(sum - weighing->utility) <= 1e-5);
    ++choices;
  });
  CHECK(choices > 500);
  CHECK(seen.size() == agents::term_count);
}

TEST_CASE("no term is noted twice, and each names parameters that there are") {
  for_each_choice([](const agents::Structure&, const SeatNote& note) {
    if (const auto* weighing = std::get_if<agents::Weighing>(&note.grounds))
      for (std::size_t k = 1; k < weighing->terms.size(); ++k)
        CHECK(weighing->terms[k - 1].term < weighing->terms[k].term);
  });
  std::set<std::string, std::less<>> paths;
  for (const auto& row : agents::parameter_table()) paths.insert(std::string(row.path));
  for (const agents::TermRow& row : agents::term_table()) {
    std::istringstream words{std::string(row.parameters)};
    for (std::string path; words >> path;) CHECK(paths.contains(path));
  }
}

TEST_CASE("who chooses does what it wished, unless it refuses, is away or follows another") {
  int free = 0, bound = 0;
  for_each_choice([&](const agents::Structure&, const SeatNote& note) {
    if (note.refuses || !note.is_there) {
      CHECK(note.action == 0);
      ++bound;
    } else if (!note.head.exists()) {
      CHECK(note.action == note.wish);
      ++free;
    }
  });
  CHECK(free > 1000);
  CHECK(bound > 10);
}

TEST_CASE("a wish follows from its chance and its draw") {
  std::set<Decision> rules;
  for_each_choice([&](const agents::Structure& structure, const SeatNote& note) {
    const Decision rule = structure.scenario.decision;
    rules.insert(rule);
    if (const auto* other = std::get_if<agents::Imitation>(&note.grounds)) {
      const bool copies = other->is_there && note.draw < note.chance;
      CHECK(note.wish == (copies ? other->their_action : note.before));
    } else {
      CHECK((note.wish > 0) == (note.draw < note.chance));
    }
    if (const auto* ready = std::get_if<agents::Readiness>(&note.grounds))
      CHECK((note.wish > 0) == (ready->effort >= ready->threshold));
  });
  CHECK(rules.size() == agents::decision_count);
}

TEST_CASE("expected effort is what is believed of each partner by its size") {
  const agents::Structure structure = agents::make_structure(everything(0));
  const Observation seen = look(structure, 24);
  for (const SeatId k : structure.seats.ids()) {
    double sum = 0;
    for (const agents::Partner& partner : structure.partners[structure.seats[k].partners])
      sum += double(seen.seats[partner.seat].size) * double(seen.pairs[partner.pair].belief);
    CHECK(double(seen.seats[k].expected_effort) == Approx(sum).margin(1e-5));
  }
}

TEST_CASE("a vote passes by what was noted of it") {
  int votes = 0, vetoes = 0;
  for (std::uint64_t number = 0; number < 16; ++number) {
    const agents::Structure structure =
        agents::make_structure(number < 8 ? scene(number) : everything(number));
    for (const int month : {3, 12, 27}) {
      const Observation seen = look(structure, month);
      for (const auto f : structure.forums.ids()) {
        const agents::ForumNote& note = seen.forums[f];
        if (!note.votes) continue;
        bool passes = note.yes + note.yes > note.count;
        if (note.lead.exists()) passes = seen.seats[note.lead].action > .5f;
        const agents::Forum& forum = structure.forums[f];
        if (note.regime == agents::Regime::joint_venture)
          passes = seen.seats[forum.community_lead].action > .5f &&
                   seen.seats[forum.gp_lead].action > .5f;
        const bool by_veto =
            note.regime == agents::Regime::memorandum || note.regime == agents::Regime::alliance;
        if (by_veto) passes = true;
        for (const SeatId k : forum.seats) {
          if (seen.seats[k].vetoes) CHECK(by_veto);
          vetoes += seen.seats[k].vetoes;
          passes = passes && !seen.seats[k].vetoes;
        }
        CHECK(note.passed == (passes && note.is_set_up));
        ++votes;
      }
    }
  }
  CHECK(votes > 100);
  CHECK(vetoes > 5);
}

TEST_CASE("what was seen of a partner is what trust in it follows") {
  agents::Scenario scenario = scene(0);
  scenario.switches = nothing_on();
  scenario.switches.learning = scenario.switches.misperception = true;
  const agents::Structure structure = agents::make_structure(scenario);
  const Observation seen = look(structure, 13);
  const auto gain = static_cast<float>(scenario.parameters->trust_gain);
  const float loss =
      agents::loss_of_trust(gain, static_cast<float>(scenario.parameters->trust_loss_ratio));
  for (const agents::PairNote& pair : seen.pairs)
    CHECK(pair.trust_after == agents::trust_asymmetrically(pair.trust, pair.saw, gain, loss));
}

TEST_CASE("nobody chooses or votes between two decisions") {
  const agents::Structure structure = agents::make_structure(scene(0));
  const Observation seen = look(structure, 4);
  for (const SeatNote& note : seen.seats) {
    CHECK_FALSE(note.decides);
    CHECK(note.action == note.before);
    CHECK(std::holds_alternative<std::monostate>(note.grounds));
  }
  for (const agents::ForumNote& note : seen.forums) CHECK_FALSE(note.votes);
}

TEST_CASE("boards ratify work that has passed, and it is live when the last one has") {
  agents::Scenario scenario = scene(1);
  scenario.decision = Decision::logit;
  const agents::Structure structure = agents::make_structure(scenario);
  int starts = 0;
  for (int month = 0; month < 36; ++month) {
    const Observation seen = look(structure, month);
    for (const auto f : structure.forums.ids()) {
      const agents::ForumNote& note = seen.forums[f];
      if (note.was_live || !note.is_live) continue;
      for (const SeatId k : structure.forums[f].seats) CHECK(seen.seats[k].has_ratified);
      ++starts;
    }
  }
  CHECK(starts > 0);
}
