#include "apps/cli/explain/account.hpp"

#include <cmath>

#include "agents/tables/metrics.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "apps/cli/portraits/scenario.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
using agents::ForumId;
using agents::OrganisationId;
using agents::OrganisationState;
using agents::SeatId;

constexpr int name_column = 34, forum_column = 30;

std::string run_words(const Inside& inside) {
  return month_name(inside.seen.month) + " (month " + std::to_string(inside.seen.month) +
         ") · run " + std::to_string(inside.run) + " of seed " + std::to_string(inside.seed);
}

std::string heading(const Inside& inside, const std::string& name, const Console& console) {
  return "\n  " + console.strong(name) + "\n  " + inside.structure.scenario.title + " · " +
         run_words(inside) + "\n";
}

std::string disclaimer() {
  return "  one run of many, an illustration of mechanisms, not a forecast for anybody\n\n";
}

/// What it knows of itself.
std::string condition_words(const Inside& inside, OrganisationId i) {
  const double leaning = inside.seen.organisations[i].orientation;
  return sentence("pressure " + decimals(state_of(inside, i, OrganisationState::pressure), 2) +
                  " (1 = a 3 % gap) · margin " +
                  decimals(100 * state_of(inside, i, OrganisationState::margin), 1) + " %") +
         sentence("its leader leans " + decimals(std::abs(leaning), 2) +
                  (leaning < 0 ? " to its silo" : " to joint work") + " · its partners trust it " +
                  decimals(state_of(inside, i, OrganisationState::trusted), 2));
}

std::string seat_text(const Inside& inside, SeatId at, const Console& console) {
  const agents::SeatNote& note = inside.seen.seats[at];
  const ForumId f = inside.structure.seats[at].forum;
  const auto& row = agents::regime_table()[static_cast<std::size_t>(inside.seen.forums[f].regime)];
  return "\n  " + console.strong(name_of(inside, f)) + "\n" +
         sentence("until now " + action_words(note.before) + ", from now on " +
                  action_words(note.action)) +
         "\n" + partners_text(inside, at) + "\n" + grounds_text(inside, at) + "\n" +
         sentence("by " + std::string(row.title) + " (" + std::string(row.decides) + "), " +
                  vote_words(inside, f) + "; " + work_words(inside, f));
}

Table table_of_choices(const Inside& inside) {
  Table table{{{"", "organisation"},
               {"", "pressure", Column::Align::right},
               {"", "trusted", Column::Align::right},
               {"", "joint work", Column::Align::right},
               {"", "in"}},
              {}};
  for (const OrganisationId i : inside.structure.organisations.ids()) {
    std::string forums;
    for (const SeatId k : inside.structure.seats_of[inside.structure.organisations[i].seats])
      forums += inside.seen.seats[k].action > 0 ? "█" : "░";
    table.rows.push_back({Cell(shortened(name_of(inside, i), name_column)),
                          Cell(decimals(state_of(inside, i, OrganisationState::pressure), 2)),
                          Cell(decimals(state_of(inside, i, OrganisationState::trusted), 2)),
                          Cell(percent(state_of(inside, i, OrganisationState::collaboration))),
                          Cell(forums)});
  }
  return table;
}

Table table_of_votes(const Inside& inside) {
  Table table{{{"", "forum"}, {"", "vote"}}, {}};
  for (const ForumId f : inside.structure.forums.ids())
    table.rows.push_back({Cell(shortened(name_of(inside, f), forum_column)),
                          Cell(vote_words(inside, f) + "; " + work_words(inside, f))});
  return table;
}
}  // namespace

std::string sentence(const std::string& words) {
  std::string text;
  for (const std::string& line : wrapped(words, screen_columns - 2)) text += "  " + line + "\n";
  return text;
}

std::string account(const Inside& inside, OrganisationId i, const Console& console) {
  std::string text = heading(inside, name_of(inside, i), console) + condition_words(inside, i);
  for (const SeatId k : inside.structure.seats_of[inside.structure.organisations[i].seats])
    text += seat_text(inside, k, console);
  return text + "\n" + disclaimer();
}

std::string accounts(const Inside& inside, const Console& console) {
  return heading(inside, "Everybody", console) + "\n" + to_text(table_of_choices(inside)) + "\n" +
         sentence("in: one mark for each of its forums, █ joint work, ░ its silo") + "\n" +
         to_text(table_of_votes(inside)) + "\n" + disclaimer();
}

}  // namespace concordat::apps
