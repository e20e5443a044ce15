// Nothing stands in a table of the model without a source, a place in the description, a limiting
// case under test and a scenario that shows it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "agents/events/resolve.hpp"
#include "agents/structure/structure.hpp"
#include "agents/tables/parameters.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/switches.hpp"
#include "tests/odd/page.hpp"
#include "tests/paths.hpp"
#include "tests/scenarios/library.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

const std::vector<agents::Scenario>& library() {
  static const std::vector<agents::Scenario> all = [] {
    std::vector<agents::Scenario> read;
    for (const configs::ShippedScenario& shipped : configs::shipped_scenarios())
      read.push_back(scenario_of(shipped));
    return read;
  }();
  return all;
}

/// Everything that the tests of the model say, as one text.
std::string model_tests() {
  std::string all;
  for (const std::string folder : {"agents", "verification", "properties"})
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(project_folder() / "tests" / folder))
      if (entry.path().extension() == ".cpp")
        all += project_file(std::filesystem::relative(entry.path(), project_folder()).string());
  return all;
}

bool uses(const agents::Scenario& scenario, agents::Regime regime) {
  const auto decides = [&](const auto& body) { return body.regime == regime; };
  return scenario.regime == regime || std::ranges::any_of(scenario.places, decides) ||
         std::ranges::any_of(scenario.systems, decides);
}

}  // namespace

TEST_CASE("every switch, parameter, regime and event has a source", "[odd]") {
  for (const auto& row : agents::event_table()) CHECK_FALSE(row.source.empty());
  for (const auto& row : agents::switch_table()) CHECK_FALSE(row.source.empty());
  for (const auto& row : agents::parameter_table()) CHECK_FALSE(row.source.empty());
  for (const auto& row : agents::regime_table()) CHECK_FALSE(row.source.empty());
}

TEST_CASE("a scenario of the library shows every rule of choice and of trust", "[odd]") {
  for (int rule = 0; rule < agents::decision_count; ++rule) {
    INFO("no scenario in configs/scenarios chooses by "
         << agents::decision_table()[std::size_t(rule)].name);
    CHECK(std::ranges::count(library(), static_cast<agents::Decision>(rule),
                             &agents::Scenario::decision) > 0);
  }
  for (int rule = 0; rule < agents::trust_update_count; ++rule)
    CHECK(std::ranges::count(library(), static_cast<agents::TrustUpdate>(rule),
                             &agents::Scenario::trust_update) > 0);
}

TEST_CASE("the details carry every switch and every parameter", "[odd]") {
  const std::string pages =
      project_file("agents/odd/details.md") + project_file("agents/odd/concepts.md");
  for (const auto& row : agents::parameter_table()) {
    INFO("agents/odd/details.md says nothing of " << row.path);
    const bool is_described = pages.find(code(row.path)) != pages.npos;
    CHECK(is_described);
  }
  for (const auto& row : agents::switch_table()) {
    INFO(row.name);
    const bool is_described = pages.find(code(row.name)) != pages.npos;
    CHECK(is_described);
  }
}

TEST_CASE("the model's tests set every switch", "[odd]") {
  const std::string tests = model_tests();
  for (const auto& row : agents::switch_table()) {
    INFO(row.name);
    const bool is_set = tests.find("switches." + std::string(row.name)) != tests.npos ||
                        tests.find("on." + std::string(row.name)) != tests.npos ||
                        tests.find("Switches::" + std::string(row.name)) != tests.npos;
    CHECK(is_set);
  }
}

TEST_CASE("a scenario of the library shows every switch, regime and event", "[odd]") {
  for (const auto& row : agents::switch_table()) {
    INFO(row.name);
    CHECK(std::ranges::any_of(library(),
                              [&](const agents::Scenario& s) { return s.switches.*row.member; }));
  }
  for (const auto& row : agents::regime_table()) {
    INFO(row.name);
    CHECK(std::ranges::any_of(library(),
                              [&](const agents::Scenario& s) { return uses(s, row.regime); }));
  }
  for (const auto& row : agents::event_table()) {
    INFO("no scenario in configs/scenarios has the event " << row.name);
    CHECK(std::ranges::any_of(library(),
                              [&](const agents::Scenario& s) { return has_event(s, row.kind); }));
  }
}
