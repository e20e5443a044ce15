// What every text of the scenario library must say.
#include "tests/scenarios/library.hpp"

#include <algorithm>
#include <cmath>
#include <regex>

#include "configs/england/england.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

/// The comment at the head of a text, as one line.
std::string comment_of(const std::string& text) {
  std::string comment;
  for (std::size_t at = 0; at < text.size() && text[at] == '#'; at = text.find('\n', at) + 1)
    comment += text.substr(at + 1, text.find('\n', at) - at - 1);
  return comment;
}

const agents::Scenario& england() {
  static const agents::Scenario scenario = configs::footprint_scenario({"England", 0, {}}).scenario;
  return scenario;
}

}  // namespace

TEST_CASE("every scenario says that it is an illustration and no forecast, and cites a source") {
  const std::regex source(
      "(HC 650 (¶|lines? )|King's Fund (long read|blog) lines? |NHS Providers slides lines? "
      ")[0-9]");
  for (const auto& shipped : configs::shipped_scenarios()) {
    INFO(shipped.name);
    const std::string comment = comment_of(shipped.text);
    CHECK_THAT(comment, Catch::Contains("illustration"));
    CHECK_THAT(comment, Catch::Contains("not a forecast"));
    CHECK(std::regex_search(comment, source));
  }
}

TEST_CASE("every scenario is of a kind, and every kind has scenarios") {
  const auto shipped = configs::shipped_scenarios();
  for (const auto& one : shipped) {
    INFO(one.name << " is a \"" << one.kind << '"');
    CHECK(std::ranges::count(configs::scenario_kinds(), one.kind, &configs::ScenarioKind::name) ==
          1);
  }
  for (const auto& kind : configs::scenario_kinds()) {
    INFO(kind.name);
    CHECK(std::ranges::count(shipped, kind.name, &configs::ShippedScenario::kind) > 0);
  }
}

// `run dorset_ics` and `run --footprint dorset` must not write the same file.
TEST_CASE("no scenario takes the name of a footprint that it changes") {
  for (const auto& shipped : configs::shipped_scenarios()) {
    if (shipped.name == "greater_manchester") continue;             // known by this name
    if (shipped.name == "south_yorkshire_and_bassetlaw") continue;  // changes nothing
    INFO(shipped.name);
    CHECK(std::ranges::count(configs::footprints(), shipped.name, &configs::Footprint::slug) == 0);
  }
}

TEST_CASE("a teaching place, form or collapse has no body of England") {
  for (const auto& shipped : configs::shipped_scenarios()) {
    if (shipped.kind != "teaching" && shipped.kind != "form" && shipped.kind != "collapse")
      continue;
    INFO(shipped.name);
    for (const auto& one : scenario_of(shipped).organisations)
      CHECK(std::ranges::count(england().organisations, one.name, &agents::Organisation::name) ==
            0);
  }
}

TEST_CASE("a body of England that a scenario writes down is as large as in the data") {
  int written = 0;
  for (const auto& shipped : configs::shipped_scenarios()) {
    if (shipped.text.find("organisation {") == std::string::npos) continue;
    for (const auto& one : scenario_of(shipped).organisations) {
      const auto known =
          std::ranges::find(england().organisations, one.code, &agents::Organisation::code);
      if (known == england().organisations.end()) continue;
      INFO(shipped.name << ", " << one.code);
      CHECK(one.kind == known->kind);
      CHECK(std::fabs(one.turnover - known->turnover) <= .5);  // whole millions
      CHECK(std::fabs(one.reserve - known->reserve) <= .005);
      CHECK(agents::subtype_of(one) == agents::subtype_of(*known));
      CHECK(one.margin.has_value() == known->margin.has_value());
      CHECK(std::fabs(one.margin.value_or(0) - known->margin.value_or(0)) <= .0005);
      CHECK(std::fabs(one.fund.value_or(0) - known->fund.value_or(0)) <= .0005);
      CHECK(one.performance == known->performance);
      CHECK(one.turnover_is_estimated == known->turnover_is_estimated);
      CHECK(known->name.starts_with(one.name.substr(0, one.name.find(' '))));
      ++written;
    }
  }
  CHECK(written > 30);
}

TEST_CASE("the systems of 2017 and of 2018 are all there") {
  int first = 0, second = 0;
  for (const auto& shipped : configs::shipped_scenarios()) {
    if (shipped.kind != "system") continue;
    if (shipped.text.find("include: \"ics_offer\"") != std::string::npos) ++first;
    if (shipped.text.find("include: \"ics_offer_2018\"") != std::string::npos) ++second;
  }
  CHECK(first == 10);
  CHECK(second == 4);
}
