#include "apps/cli/portraits/scenario.hpp"

#include <algorithm>
#include <vector>

#include "agents/tables/regimes.hpp"
#include "agents/tables/switches.hpp"
#include "apps/cli/portraits/mechanisms.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
using agents::Kind;
using agents::Scenario;

std::string name_of(const Scenario& scenario) {
  if (!scenario.title.empty()) return scenario.title;
  return scenario.systems.empty() ? "an unnamed scenario" : scenario.systems.front().name;
}

std::string size_line(const Scenario& scenario) {
  const double number = count_people(scenario);
  return (number > 0 ? people(number) + " people · " : "") +
         plural(scenario.places.size(), "place") + " · " +
         plural(scenario.organisations.size(), "organisation");
}

bool all_are_synthetic(const Scenario& scenario, Kind kind) {
  return std::ranges::all_of(scenario.organisations, [kind](const agents::Organisation& body) {
    return body.kind != kind || body.is_synthetic;
  });
}
/// How many there are of each subtype that there is.
Json count_subtypes(const Scenario& scenario) {
  Json counts;
  for (const agents::SubtypeRow& row : agents::subtype_table())
    if (const auto count =
            std::ranges::count(scenario.organisations, row.subtype, agents::subtype_of);
        count > 0)
      counts[std::string(row.name)] = count;
  return counts;
}

}  // namespace

std::array<int, agents::kind_count> count_kinds(const Scenario& scenario) {
  std::array<int, agents::kind_count> counts{};
  for (const agents::Organisation& body : scenario.organisations)
    ++counts[static_cast<std::size_t>(body.kind)];
  return counts;
}

double count_people(const Scenario& scenario) {
  double sum = 0;
  for (const agents::System& system : scenario.systems) sum += system.population;
  return sum;
}

std::string kinds_line(const Scenario& scenario) {
  const auto counts = count_kinds(scenario);
  const auto of = [&](Kind kind) {
    return static_cast<std::uint64_t>(counts[static_cast<std::size_t>(kind)]);
  };
  std::string line;
  const auto add = [&](std::uint64_t number, const std::string& noun, Kind kind) {
    if (number == 0) return;
    line += (line.empty() ? "" : " · ") + plural(number, noun) +
            (all_are_synthetic(scenario, kind) ? " (synthetic)" : "");
  };
  add(of(Kind::acute) + of(Kind::community), "trust", Kind::acute);
  add(of(Kind::ccg), "CCG", Kind::ccg);
  add(of(Kind::council), "council", Kind::council);
  add(of(Kind::gp_federation), "GP federation", Kind::gp_federation);
  return line;
}

std::string regime_words(agents::Regime regime) {
  std::string words(agents::regime_table()[static_cast<std::size_t>(regime)].title);
  words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
  return words;
}

std::string horizon_words(int months) { return month_name(0) + " to " + month_name(months - 1); }

std::string portrait(const Scenario& scenario, const std::string& ending, const Console& console) {
  const std::string name = name_of(scenario), size = size_line(scenario);
  const bool fits = columns(name) + columns(size) + 5 <= screen_columns;
  const std::string gap = fits ? "   " : "\n  ";
  const std::string padded =
      fits ? left(name, std::min(35, screen_columns - 5 - columns(size))) : name;
  std::string text =
      "\n  " + console.strong(padded) + gap + size + "\n  " + kinds_line(scenario) + "\n";
  std::string rules = regime_words(scenario.regime) + " · " + horizon_words(scenario.months);
  if (!ending.empty()) rules += " · " + ending;
  if (columns(rules) + 2 > screen_columns)
    rules.replace(rules.find(" · "), std::string(" · ").size(), "\n  ");
  return text + "  " + rules + "\n" + mechanism_lines(scenario) + "\n";
}

Json portrait_json(const Scenario& scenario) {
  Json kinds;
  const auto counts = count_kinds(scenario);
  for (int kind = 0; kind < agents::kind_count; ++kind)
    kinds[std::string(agents::name_of(static_cast<Kind>(kind)))] =
        counts[static_cast<std::size_t>(kind)];
  Json switches;
  for (const agents::SwitchRow& row : agents::switch_table())
    switches[std::string(row.name)] = scenario.switches.*row.member;
  return {{"switches", switches},
          {"title", name_of(scenario)},
          {"people", count_people(scenario)},
          {"places", scenario.places.size()},
          {"organisations", scenario.organisations.size()},
          {"organisations_by_kind", kinds},
          {"organisations_by_subtype", count_subtypes(scenario)},
          {"regime", std::string(agents::name_of(scenario.regime))},
          {"first_month", "2016-04"},
          {"months", scenario.months}};
}

}  // namespace concordat::apps
