// Every scenario says what its sources expect of it.
#include <regex>

#include "agents/scenario/text.hpp"
#include "configs/expectation/expectation.hpp"
#include "tests/scenarios/library.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

std::vector<configs::ExpectedScenario> judged_scenarios() {
  std::vector<configs::ExpectedScenario> all;
  for (const auto& shipped : configs::shipped_scenarios())
    if (!shipped.is_part()) all.push_back(configs::read_expected(shipped.name));
  return all;
}

}  // namespace

TEST_CASE("every scenario names a counterfactual and what its sources expect, or why none does") {
  const std::regex source(
      "(HC 650 (¶|lines? )|King's Fund (long read|blog) lines? |NHS Providers slides lines? "
      ")[0-9-]+");
  for (const auto& one : judged_scenarios()) {
    INFO(one.name);
    CHECK_FALSE(one.expectations.empty());
    for (const configs::Expectation& expected : one.expectations) {
      CHECK_FALSE(expected.because.empty());
      for (const std::string& each : expected.sources) CHECK(std::regex_match(each, source));
    }
  }
}

TEST_CASE("parts expect nothing: what includes them does") {
  for (const auto& shipped : configs::shipped_scenarios())
    if (shipped.is_part()) CHECK(configs::read_expected(shipped.name).expectations.empty());
}

TEST_CASE("no counterfactual is the scenario itself") {
  for (const auto& one : judged_scenarios())
    for (std::size_t k = 0; k < one.expectations.size(); ++k) {
      if (!configs::is_said(one.expectations[k])) continue;
      INFO(one.name << " beside " << configs::counterfactual_words(one.expectations[k]));
      CHECK(agents::write_text(one.counterfactuals[k]) != agents::write_text(one.shipped.scenario));
    }
}
