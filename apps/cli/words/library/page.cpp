#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/words/library/text.hpp"

namespace concordat::apps {
namespace {
using analysis::Finding;
using analysis::JudgedScenario;
using analysis::Judgement;
using configs::Expectation;

constexpr const char* heading =
    "| scenario | beside | what | expected | without | as shipped | difference [95 %] | |\n"
    "|---|---|---|---|---:|---:|---:|---|\n";

std::string listed_sources(const Expectation& one) {
  std::string words;
  for (const std::string& source : one.sources) words += (words.empty() ? "" : "; ") + source;
  return words;
}

std::string finding_cell(Finding finding) {
  const std::string word(analysis::name_of(finding));
  return finding == Finding::as_expected || finding == Finding::weak ? word : "**" + word + "**";
}

std::string row(const JudgedScenario& scenario, const Judgement& one) {
  return page_row_start(scenario.name, one.expected) + mean_words(one, one.found.control.mean) +
         " | " + mean_words(one, one.found.arm.mean) + " | " + difference_words(one) + " | " +
         finding_cell(one.finding) + " |\n";
}

std::string table_of_kind(const LibraryFindings& found, const configs::ScenarioKind& kind) {
  std::string rows;
  for (const JudgedScenario& scenario : found.scenarios)
    for (const Judgement& one : scenario.judgements)
      if (scenario.kind == kind.name) rows += row(scenario, one);
  if (rows.empty()) return "";
  return "## " + std::string(kind.name) + ": " + std::string(kind.meaning) + "\n" + heading + rows +
         "\n";
}

/// What sources say, of what is or is not as they do.
std::string claims_list(const LibraryFindings& found, bool are_as_expected) {
  std::string text;
  for (const JudgedScenario& scenario : found.scenarios)
    for (const Judgement& one : scenario.judgements)
      if ((one.finding == Finding::as_expected) == are_as_expected)
        text += "- `" + scenario.name + "`, " + outcome_words(one.expected) + ": " +
                one.expected.because + " (" + listed_sources(one.expected) + ")" +
                (are_as_expected ? "" : " – " + std::string(analysis::name_of(one.finding))) + "\n";
  return text.empty() ? "None.\n" : text;
}

std::string unsaid_list(const LibraryFindings& found) {
  std::string text;
  for (const JudgedScenario& scenario : found.scenarios)
    for (const std::string& why : scenario.unsaid)
      text += "- `" + scenario.name + "`: " + why + "\n";
  return text.empty() ? "None.\n" : text;
}
}  // namespace

std::string page_row_start(const std::string& scenario, const Expectation& expected) {
  return "| " + scenario + " | " + configs::counterfactual_words(expected) + " | " +
         outcome_words(expected) + " | " + std::string(sign_word(expected.sign)) + " | ";
}

std::string library_page(const LibraryFindings& found) {
  std::string text =
      "# Does every scenario do what its sources expect?\n\n"
      "Written by `./dev library`; do not edit. Each scenario of `configs/scenarios/` names a\n"
      "counterfactual and what its sources expect of the difference, which was written down before "
      "it\n"
      "was seen; how it is judged is [beside this page](README.md). " +
      plural(found.pairs, "pair") + " of runs with the\nsame draws, seed " +
      std::to_string(found.seed) +
      ". Real names stand for real shapes: an illustration of mechanisms, not a\n"
      "forecast for any place.\n\n" +
      finding_counts(found) + ".\n\n";
  for (const configs::ScenarioKind& kind : configs::scenario_kinds())
    text += table_of_kind(found, kind);
  return text + "## What is not as expected\n" + claims_list(found, false) +
         "\n## What is as expected\n" + claims_list(found, true) +
         "\n## Of which nothing is expected\n" + unsaid_list(found);
}

}  // namespace concordat::apps
