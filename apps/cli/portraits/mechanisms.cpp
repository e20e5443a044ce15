#include "apps/cli/portraits/mechanisms.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/switches.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {

std::string as_words(std::string_view name) {
  std::string words(name);
  std::ranges::replace(words, '_', ' ');
  return words;
}

/// Switches that stand at `value` although they do not by default.
std::vector<std::string> changed_to(const agents::Switches& switches, bool is_on) {
  std::vector<std::string> names;
  for (const agents::SwitchRow& row : agents::switch_table())
    if (row.value != is_on && switches.*row.member == is_on) names.push_back(as_words(row.name));
  return names;
}

constexpr std::size_t most_items = 12;

std::string paragraph(const std::string& start, const std::vector<std::string>& items) {
  if (items.empty()) return "";
  std::string text = start, lines;
  const std::size_t shown = std::min(items.size(), most_items);
  for (std::size_t k = 0; k < shown; ++k) text += (k == 0 ? " " : ", ") + items[k];
  if (shown < items.size()) text += " and " + std::to_string(items.size() - shown) + " more";
  for (const std::string& line : wrapped(text, screen_columns - 2)) lines += "  " + line + "\n";
  return lines;
}

std::vector<std::string> rival_rules(const agents::Scenario& scenario) {
  std::vector<std::string> rules;
  if (scenario.decision != agents::Decision::logit)
    rules.push_back("choice by " + as_words(agents::name_of(scenario.decision)));
  if (scenario.trust_update != agents::TrustUpdate::asymmetric)
    rules.push_back("trust by " + as_words(agents::name_of(scenario.trust_update)));
  return rules;
}

template <class Items>
void add_regimes(const Items& items, std::vector<std::string>& forums) {
  for (const auto& item : items)
    if (item.regime) forums.push_back(item.name + " " + as_words(agents::name_of(*item.regime)));
}

/// Places and boards that decide in a way of their own.
std::vector<std::string> other_regimes(const agents::Scenario& scenario) {
  std::vector<std::string> forums;
  add_regimes(scenario.systems, forums);
  add_regimes(scenario.places, forums);
  return forums;
}

}  // namespace

std::vector<std::string> event_words(const std::vector<agents::Event>& events) {
  std::vector<agents::Event> in_order = events;
  std::ranges::stable_sort(in_order, {}, &agents::Event::month);
  std::vector<std::string> words;
  for (const agents::Event& event : in_order)
    words.push_back(as_words(event.name) + " (" + month_name(event.month) + ")");
  return words;
}

std::string mechanism_lines(const agents::Scenario& scenario) {
  return paragraph("also on:", changed_to(scenario.switches, true)) +
         paragraph("off:", changed_to(scenario.switches, false)) +
         paragraph("rules:", rival_rules(scenario)) +
         paragraph("otherwise:", other_regimes(scenario)) +
         paragraph("events:", event_words(scenario.events));
}

}  // namespace concordat::apps
