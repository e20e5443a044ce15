#pragma once
/// Whether the library does what its sources expect, as text, JSON and a page in Markdown.
#include <string>
#include <vector>

#include "analysis/library/library.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// All that was judged, and how.
struct LibraryFindings {
  std::vector<analysis::JudgedScenario> scenarios;
  std::uint64_t seed = 1, pairs = 400;

  std::uint64_t failed_runs() const;
};

/// "higher".
std::string_view sign_word(configs::Expectation::Sign sign);
/// "integration of salford", "trust, month 24".
std::string outcome_words(const configs::Expectation& one);
/// "37 of 80 as expected, 3 weak, 38 none, 2 reversed".
std::string finding_counts(const LibraryFindings& found);
/// ".31" and the like; "+.034 [.030, .038]".
std::string mean_words(const analysis::Judgement& one, const analysis::Estimate& mean);
std::string difference_words(const analysis::Judgement& one);

std::string library_text(const LibraryFindings& found);
Json library_json(const LibraryFindings& found);

/// The page analysis/library/results.md.
std::string library_page(const LibraryFindings& found);
/// The beginning of its row for an expectation: all that does not depend on any run.
std::string page_row_start(const std::string& scenario, const configs::Expectation& expected);

}  // namespace concordat::apps
