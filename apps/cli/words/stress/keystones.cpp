#include "apps/cli/words/stress/keystones.hpp"

#include <algorithm>
#include <cmath>

#include "agents/tables/regimes.hpp"
#include "agents/tables/subtypes.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/stress/names.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::BodyLoss;
using analysis::GoesWith;
using analysis::Keystone;
using analysis::Keystones;
using Align = Column::Align;

constexpr std::size_t most_rows = 15;

/// "largest acute trust", "acute trust 2 of 4"; whoever is the only one is "acute trust".
std::string role_words(const Keystone& one) {
  std::string kind(agents::subtype_table()[static_cast<std::size_t>(one.subtype)].title);
  if (kind.ends_with('s')) kind.pop_back();
  if (one.of == 1) return kind;
  return one.rank == 1 ? "largest " + kind
                       : kind + " " + std::to_string(one.rank) + " of " + std::to_string(one.of);
}

std::string called_words(const Keystone& one, Called called) {
  return called == Called::by_name ? one.name : role_words(one);
}

std::string loss_words(const BodyLoss& loss) {
  if (!loss.acts) return "bound";
  return decimals(loss.others.value, 2) + " [" + decimals(loss.others.interval.low, 2) + " – " +
         decimals(loss.others.interval.high, 2) + "]";
}

std::string table_text(const Keystones& all, Called called) {
  Table table{{{"", called == Called::by_name ? "organisation" : "role"},
               {"", "£m a year", Align::right},
               {"", "places", Align::right},
               {"", "it leaves", Align::right},
               {"", "it refuses", Align::right}},
              {}};
  for (std::size_t k = 0; k < std::min(most_rows, all.bodies.size()); ++k) {
    const Keystone& one = all.bodies[k];
    table.rows.push_back(
        {Cell(called_words(one, called)),
         Cell(with_thousands(static_cast<std::uint64_t>(std::llround(one.turnover)))),
         Cell(std::to_string(one.places)), Cell(loss_words(one.exit)),
         Cell(loss_words(one.refusal))});
  }
  std::string text = to_text(table);
  if (all.bodies.size() > most_rows)
    text += "  from each of " + std::to_string(all.bodies.size() - most_rows) +
            " more others lose " + decimals(all.bodies[most_rows].most(), 2) + " at most\n";
  return text + "\n";
}

/// Whether some meet more partners than others: else where bodies sit tells nothing.
bool are_seated_alike(const Keystones& all) {
  return std::ranges::all_of(all.bodies, [&](const Keystone& one) {
    return one.degree == all.bodies.front().degree &&
           one.betweenness == all.bodies.front().betweenness;
  });
}

std::string goes_with_words(const std::string& what, const GoesWith& with, bool are_alike) {
  if (std::isnan(with.turnover)) return what + " nothing is known, as fewer than three can act";
  const std::string words = what + " turnover " + decimals(with.turnover, 2);
  if (are_alike) return words;
  return words + ", number of partners met in places " + decimals(with.degree, 2) +
         ", standing between partners who do not meet " + decimals(with.betweenness, 2);
}

std::string ranks_text(const Keystones& all) {
  const bool are_alike = are_seated_alike(all);
  return paragraph(
      "what others lose goes with: " + goes_with_words("where it leaves,", all.exit, are_alike) +
      "; " + goes_with_words("where it refuses,", all.refusal, are_alike) +
      " (1: the more of it, the more others lose; 0: no such order)" +
      (are_alike ? ". Here everybody meets everybody, so that who sits where tells "
                   "nothing"
                 : ""));
}

/// Who can stop work that all others want (a veto player: Tsebelis 2002).
struct VetoPlayers {
  const char *word, *text;
};

VetoPlayers veto_players(const std::string& regime) {
  const auto row = std::ranges::find(agents::regime_table(), regime, &agents::RegimeRow::name);
  switch (row->regime) {
    case agents::Regime::memorandum:
    case agents::Regime::alliance:
      return {"each", "each of its members"};
    case agents::Regime::majority:
    case agents::Regime::statutory:
      return {"nobody", "nobody alone"};
    case agents::Regime::lead_acute:
    case agents::Regime::lead_gp:
    case agents::Regime::aco:
      return {"lead", "its lead, and nobody else"};
    case agents::Regime::joint_venture:
      return {"owners", "either of its two owners"};
  }
  return {"", ""};
}

Json loss_json(const BodyLoss& loss) {
  return {{"pairs", loss.pairs},
          {"acts", loss.acts},
          {"years_lost", to_json(loss.lost)},
          {"years_others_lose", to_json(loss.others)},
          {"hurt", to_json(loss.hurt)},
          {"risk", to_json(loss.risk)}};
}

Json goes_with_json(const GoesWith& with) {
  return {{"turnover", with.turnover}, {"degree", with.degree}, {"betweenness", with.betweenness}};
}
}  // namespace

std::string keystones_text(const Keystones& all, Called called, const Console& console) {
  return "\n  " + console.strong("Keystones") + " · " + all.title + " · " +
         plural(all.bodies.size(), "organisation") + " · " + regime_words(all.regime) +
         "\n  each in its turn leaves, or refuses joint work, for " + decimals(all.years, 1) +
         " years from " + month_name(all.from) + "\n  " + with_thousands(all.pairs) +
         " pairs each · seed " + std::to_string(all.seed) + "\n\n" +
         paragraph("years of joint work that the others do less, in the " +
                   decimals((all.months - all.from) / 12., 0) +
                   " from then on; where nobody leaves or refuses all together do " +
                   decimals(all.level.value, 1)) +
         "\n" + table_text(all, called) + ranks_text(all) +
         paragraph(std::string("who can stop what all others of a board want: ") +
                   veto_players(all.regime).text) +
         paragraph("one way of governing: the scenario's own unless --regime names another") +
         "\n  " + console.strong(disclaimer) + "\n" +
         (called == Called::by_name ? "  what stands beside a name is no forecast for that body\n"
                                    : "");
}

Json keystones_json(const Keystones& all, Called called) {
  Json json{{"title", all.title},
            {"regime", all.regime},
            {"veto_players", veto_players(all.regime).word},
            {"from_month", all.from},
            {"months", all.months},
            {"years_away", all.years},
            {"pairs", all.pairs},
            {"seed", all.seed},
            {"runs", all.runs},
            {"failed", all.failed},
            {"years_of_joint_work", to_json(all.level)},
            {"keystones", Json::array()},
            {"exit_goes_with", goes_with_json(all.exit)},
            {"refusal_goes_with", goes_with_json(all.refusal)},
            {"note", disclaimer}};
  for (const Keystone& one : all.bodies)
    json["keystones"].push_back({{"organisation", called_words(one, called)},
                                 {"turnover_million", one.turnover},
                                 {"places", one.places},
                                 {"degree", one.degree},
                                 {"betweenness", one.betweenness},
                                 {"exit", loss_json(one.exit)},
                                 {"refusal", loss_json(one.refusal)}});
  return json;
}

}  // namespace concordat::apps
