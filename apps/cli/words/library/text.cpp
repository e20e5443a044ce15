#include "apps/cli/words/library/text.hpp"

#include <array>
#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/estimate.hpp"

namespace concordat::apps {
namespace {
using analysis::Estimate;
using analysis::Finding;
using analysis::JudgedScenario;
using analysis::Judgement;
using configs::Expectation;

constexpr int most_digits = 4;

std::string spaced(std::string name) {
  for (char& c : name)
    if (c == '_') c = ' ';
  return name;
}

/// "salford: integration of salford lower than: pooling.share=0".
std::string claim_words(const JudgedScenario& scenario, const Expectation& one) {
  return scenario.name + ": " + outcome_words(one) + " " + std::string(sign_word(one.sign)) +
         (one.sign == Expectation::Sign::alike ? " as: " : " than: ") +
         configs::counterfactual_words(one);
}

std::string unsaid_lines(const LibraryFindings& found) {
  std::string names;
  for (const JudgedScenario& one : found.scenarios)
    if (one.judgements.empty()) names += (names.empty() ? "" : ", ") + one.name;
  if (names.empty()) return "";
  std::string text;
  for (const std::string& line : wrapped("nothing is expected of " + names, screen_columns - 2))
    text += "  " + line + "\n";
  return "\n" + text;
}

Json judgement_json(const JudgedScenario& scenario, const Judgement& one) {
  const Expectation& expected = one.expected;
  return {{"scenario", scenario.name},
          {"beside", configs::counterfactual_words(expected)},
          {"outcome", expected.outcome},
          {"month", expected.month > 0 ? Json(expected.month) : Json()},
          {"place", expected.place.empty() ? Json() : Json(expected.place)},
          {"expected", std::string(sign_word(expected.sign))},
          {"sources", expected.sources},
          {"because", expected.because},
          {"without", one.found.control.mean.value},
          {"as_shipped", one.found.arm.mean.value},
          {"difference", one.found.difference.value},
          {"interval", to_json(one.found.difference.interval)},
          {"least", one.least},
          {"pairs", one.found.pairs},
          {"left_out", one.found.left_out},
          {"finding", std::string(analysis::name_of(one.finding))}};
}
}  // namespace

std::uint64_t LibraryFindings::failed_runs() const {
  std::uint64_t failed = 0;
  for (const JudgedScenario& one : scenarios) failed += one.failed;
  return failed;
}

std::string_view sign_word(Expectation::Sign sign) {
  constexpr std::array<std::string_view, 4> words{"higher", "lower", "alike", "unsaid"};
  return words[static_cast<std::size_t>(sign)];
}

std::string outcome_words(const Expectation& one) {
  std::string words = spaced(one.outcome);
  if (words.starts_with("final ")) words.erase(0, 6);
  if (!one.place.empty()) words += " of " + one.place;
  if (one.month > 0) words += ", month " + std::to_string(one.month);
  return words;
}

std::string finding_counts(const LibraryFindings& found) {
  std::array<std::uint64_t, 4> counts{};
  std::uint64_t all = 0;
  for (const JudgedScenario& scenario : found.scenarios)
    for (const Judgement& one : scenario.judgements) {
      ++counts[static_cast<std::size_t>(one.finding)];
      ++all;
    }
  std::string words = std::to_string(counts[0]) + " of " + std::to_string(all) + " as expected";
  for (const Finding finding : {Finding::weak, Finding::none, Finding::reversed})
    words += ", " + std::to_string(counts[static_cast<std::size_t>(finding)]) + " " +
             std::string(analysis::name_of(finding));
  return words;
}

std::string mean_words(const Judgement& one, const Estimate& mean) {
  return decimals(mean.value, digits_of(one.found.difference, most_digits));
}

std::string difference_words(const Judgement& one) {
  const Estimate& difference = one.found.difference;
  const int digits = digits_of(difference, most_digits);
  const std::string value = decimals(difference.value, digits);
  const bool is_above = value.find_first_of("123456789") != value.npos && difference.value > 0;
  return (is_above ? "+" : "") + value + " [" + decimals(difference.interval.low, digits) + ", " +
         decimals(difference.interval.high, digits) + "]";
}

std::string library_text(const LibraryFindings& found) {
  Table table{{{"", "finding"},
               {"", "difference [95 %]", Column::Align::right},
               {"", "what its sources expect"}},
              {}};
  for (const JudgedScenario& scenario : found.scenarios)
    for (const Judgement& one : scenario.judgements)
      table.rows.push_back({Cell(std::string(analysis::name_of(one.finding))),
                            Cell(difference_words(one)),
                            Cell(claim_words(scenario, one.expected))});
  return to_text(table) + "\n  " + finding_counts(found) + "\n" + unsaid_lines(found) + "\n";
}

Json library_json(const LibraryFindings& found) {
  Json json{{"seed", found.seed},
            {"pairs", found.pairs},
            {"expectations", Json::array()},
            {"unsaid", Json::array()}};
  for (const JudgedScenario& scenario : found.scenarios) {
    for (const Judgement& one : scenario.judgements)
      json["expectations"].push_back(judgement_json(scenario, one));
    for (const std::string& why : scenario.unsaid)
      json["unsaid"].push_back({{"scenario", scenario.name}, {"because", why}});
  }
  return json;
}

}  // namespace concordat::apps
