#include "apps/cli/options/until.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "agents/tables/metrics.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {

[[noreturn]] void refuse(const std::string& text, const std::string& why) {
  throw engine::UserError("--until \"" + text + "\": " + why);
}

void expect_outcome(const std::string& text, const std::string& name) {
  std::vector<std::string> known;
  for (const engine::Quantity& each : agents::outcome_table()) known.emplace_back(each.name);
  if (std::ranges::find(known, name) != known.end()) return;
  throw engine::UserError(
      "--until \"" + text + "\": no outcome is called \"" + name + "\"" + did_you_mean(name, known),
      {{engine::Advice::list_names, "metrics"}});
}

double half_width_of(const std::string& text, const std::string& word) {
  double width = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), width);
  if (error != std::errc() || end != word.data() + word.size() || !(width > 0) || !(width <= 1e9))
    refuse(text, "\"" + word + "\" is no half-width\n   a number above 0, in the outcome's unit");
  return width;
}

configs::Narrow narrow_of(const std::string& text) {
  std::istringstream words(text);
  std::string outcome, within, width, more;
  words >> outcome >> within >> width;
  if (within != "within" || width.empty() || words >> more)
    refuse(text, "not \"OUTCOME within HALF-WIDTH\"\n   such as \"final_integration within .01\"");
  expect_outcome(text, outcome);
  return {outcome, half_width_of(text, width)};
}

std::string number(double value) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << value;
  const std::string digits = text.str();
  return digits.starts_with("0.") ? digits.substr(1) : digits;
}
}  // namespace

Option until_option(std::vector<configs::Narrow>& until) {
  return {
      "--until", "\"OUTCOME within X\"",
      "as many runs as it takes until the mean of this outcome is known to X either way (95 %); "
      "--replicates is then the most, 100,000 unless given; repeatable",
      [&until](const std::string& text) {
        const configs::Narrow narrow = narrow_of(text);
        std::erase_if(until, [&](const auto& each) { return each.outcome == narrow.outcome; });
        until.push_back(narrow);
      }};
}

void add_settings(const std::vector<configs::Narrow>& until, std::vector<Setting>& settings) {
  for (const configs::Narrow& each : until)
    settings.emplace_back("until_" + each.outcome, number(each.half_width));
}

std::string until_words(const std::vector<configs::Narrow>& until) {
  std::string words;
  for (const configs::Narrow& each : until)
    words += (words.empty() ? "until " : " and ") + each.outcome + " is within " +
             number(each.half_width);
  return words;
}

}  // namespace concordat::apps
