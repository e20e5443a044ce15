#include "agents/tables/regimes.hpp"
#include "apps/cli/explain/account.hpp"
#include "apps/cli/screen/numbers.hpp"

namespace concordat::apps {
namespace {
using agents::ForumId;
using agents::ForumNote;
using agents::Regime;
using agents::SeatId;
using agents::SeatNote;

constexpr std::size_t most_voters = 4;

/// "A, B and C", or "A, B, C, D and 9 others".
std::string all_of(std::vector<std::string> names) {
  if (names.size() > most_voters + 1) {
    const std::string others = std::to_string(names.size() - most_voters) + " others";
    names.resize(most_voters);
    names.push_back(others);
  }
  std::string text;
  for (std::size_t k = 0; k < names.size(); ++k)
    text += (k == 0 ? "" : k + 1 == names.size() ? " and " : ", ") + names[k];
  return text;
}

/// Names of those members of a forum that `counts` takes.
template <class Counts>
std::vector<std::string> members(const Inside& inside, ForumId f, Counts counts) {
  std::vector<std::string> names;
  for (const SeatId k : inside.structure.forums[f].seats)
    if (counts(inside.seen.seats[k])) names.push_back(name_of(inside, k));
  return names;
}

std::string count_words(const ForumNote& note) {
  return decimals(note.yes, note.yes == static_cast<float>(static_cast<int>(note.yes)) ? 0 : 1) +
         " of " + decimals(note.count, 0) + " for joint work";
}

bool is_vetoed(Regime regime) { return regime == Regime::memorandum || regime == Regime::alliance; }

std::string owners_words(const Inside& inside, ForumId f) {
  const agents::Forum& forum = inside.structure.forums[f];
  const auto words = [&](SeatId k) {
    return name_of(inside, k) + " with " + action_words(inside.seen.seats[k].action);
  };
  const SeatId first = forum.community_lead, second = forum.gp_lead;
  if (!first.exists()) return "nobody owns it";
  return first == second ? words(first) + " owns it"
                         : words(first) + " and " + words(second) + " own it";
}

std::string ballot_words(const Inside& inside, ForumId f) {
  const ForumNote& note = inside.seen.forums[f];
  if (note.lead.exists())
    return name_of(inside, note.lead) + " leads, with " +
           action_words(inside.seen.seats[note.lead].action);
  if (note.regime == Regime::joint_venture) return owners_words(inside, f);
  if (!is_vetoed(note.regime)) return count_words(note);
  const auto vetoers = members(inside, f, [](const SeatNote& seat) { return seat.vetoes; });
  return count_words(note) + ", " +
         (vetoers.empty() ? "nobody vetoes" : "vetoed by " + all_of(vetoers));
}
}  // namespace

std::string vote_words(const Inside& inside, ForumId f) {
  const ForumNote& note = inside.seen.forums[f];
  if (!note.votes) return "no vote this month";
  if (!note.is_set_up) return "no vote can pass before its form is set up";
  return ballot_words(inside, f) + (note.passed ? ": passed" : ": not passed");
}

std::string work_words(const Inside& inside, ForumId f) {
  const ForumNote& note = inside.seen.forums[f];
  if (note.is_live) return note.was_live ? "joint work goes on" : "joint work starts";
  if (note.stopped_by_public) return "the public stops the work";
  if (!note.is_pending) return note.was_live ? "joint work ends" : "no joint work is live";
  const auto waits = [](const SeatNote& seat) { return seat.has_voice && !seat.has_ratified; };
  const auto names = members(inside, f, waits);
  return "the work waits for the " + std::string(names.size() == 1 ? "board of " : "boards of ") +
         all_of(names);
}

}  // namespace concordat::apps
