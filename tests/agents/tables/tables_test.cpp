/// The tables of parameters and metrics.
#include <catch2/catch.hpp>
#include <set>
#include <sstream>
#include <string>

#include "agents/events/resolve.hpp"
#include "agents/measures/metrics.hpp"
#include "agents/tables/parameters.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/years.hpp"

using namespace concordat;

TEST_CASE("parameters have unique paths, and every column of the table is filled in") {
  std::set<std::string_view> paths;
  for (const auto& row : agents::parameter_table()) {
    INFO(row.path);
    CHECK(paths.insert(row.path).second);
    CHECK(row.path == std::string(row.group) + "." + std::string(row.name));
    CHECK_FALSE(row.unit.empty());
    CHECK_FALSE(row.meaning.empty());
    CHECK_FALSE(row.source.empty());
    CHECK(std::string("ABCD").find(row.grade) != std::string::npos);
  }
}

TEST_CASE("every default lies within the studied range, and that within the allowed one") {
  const agents::Parameters defaults;
  for (const auto& row : agents::parameter_table()) {
    INFO(row.path);
    CHECK(defaults[row] == row.value);
    CHECK(row.allowed_low <= row.studied_low);
    CHECK(row.studied_low <= row.value);
    CHECK(row.value <= row.studied_high);
    CHECK(row.studied_high <= row.allowed_high);
    CHECK(row.allowed_low < row.allowed_high);
  }
}

TEST_CASE("what is on record by year is of a parameter, within its range, and stands there once") {
  std::set<std::string_view> paths;
  for (const auto& row : agents::years_table()) {
    INFO(row.path);
    CHECK(paths.insert(row.path).second);
    CHECK(row.first >= agents::first_year);
    CHECK_FALSE(row.source.empty());
    const agents::ParameterRow* parameter = agents::find_parameter(row.path);
    REQUIRE(parameter);
    for (const double value : row.values) {
      CHECK(value >= parameter->allowed_low);
      CHECK(value <= parameter->allowed_high);
    }
  }
}

TEST_CASE("a parameter is found by its path and by nothing else") {
  REQUIRE(agents::find_parameter("trust.gain"));
  CHECK(agents::find_parameter("trust.gain")->name == "gain");
  CHECK_FALSE(agents::find_parameter("gain"));
  CHECK_FALSE(agents::find_parameter(""));
}

TEST_CASE("every metric has a name of its own, a unit, a meaning and a range") {
  for (const auto table : {agents::series_table(), agents::outcome_table(),
                           agents::organisation_state_table(), agents::place_state_table()}) {
    std::set<std::string_view> names;
    for (const auto& quantity : table) {
      INFO(quantity.name);
      CHECK(names.insert(quantity.name).second);
      CHECK_FALSE(quantity.unit.empty());
      CHECK_FALSE(quantity.meaning.empty());
      CHECK(quantity.low < quantity.high);
    }
  }
}

TEST_CASE("outcomes are the final values of all series, then what is known of a run as a whole") {
  const auto series = agents::series_table();
  const auto outcomes = agents::outcome_table();
  REQUIRE(outcomes.size() > series.size() + 2);
  for (std::size_t k = 0; k < series.size(); ++k)
    CHECK(outcomes[k].name == "final_" + std::string(series[k].name));
  CHECK(outcomes[series.size()].name == "retreat");
  CHECK(outcomes[series.size() + 1].name == "retreat_month");
}

TEST_CASE("events have names of their own and a range of sizes") {
  std::set<std::string_view> names;
  for (const auto& row : agents::event_table()) {
    CHECK(names.insert(row.name).second);
    CHECK_FALSE(row.meaning.empty());
    CHECK_FALSE(agents::describe(row.targets).empty());
    CHECK_FALSE(row.source.empty());
    CHECK((row.size_low < row.size_high) == !row.size.empty());
  }
}

TEST_CASE("rules of choice and of trust have names of their own, parameters that exist, a source") {
  REQUIRE(agents::decision_table().size() == agents::decision_count);
  REQUIRE(agents::trust_update_table().size() == agents::trust_update_count);
  CHECK(agents::name_of(agents::Decision::conditional) == "conditional");
  CHECK(agents::name_of(agents::TrustUpdate::self_reinforcing) == "self_reinforcing");
  std::set<std::string_view> names;
  for (const auto table : {agents::decision_table(), agents::trust_update_table()})
    for (const auto& row : table) {
      INFO(row.name);
      CHECK(names.insert(row.name).second);
      CHECK_FALSE(row.meaning.empty());
      CHECK_FALSE(row.source.empty());
      std::istringstream paths{std::string(row.parameters)};
      for (std::string path; paths >> path;) CHECK(agents::find_parameter(path));
    }
}
