// The conditions that ship with the program: each is complete, and can be applied.
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <tuple>

#include "configs/england/england.hpp"
#include "configs/experiment/patterns.hpp"
#include "configs/schema/condition.pb.h"
#include "tests/paths.hpp"

namespace fs = std::filesystem;
using namespace concordat;
using configs::Condition;

namespace {

const std::vector<Condition>& all() {
  static const std::vector<Condition> conditions = configs::shipped_conditions();
  return conditions;
}

}  // namespace

TEST_CASE("conditions are listed by kind and name", "[conditions]") {
  CHECK(all().size() >= 20);
  CHECK(std::ranges::is_sorted(
      all(), {}, [](const Condition& one) { return std::tuple(one.kind, one.name); }));
}

TEST_CASE("every file of a condition parses", "[conditions]") {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(tests::project_folder() / "configs/conditions")) {
    INFO(entry.path().filename().string());
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    configs::schema::Condition message;
    CHECK(google::protobuf::TextFormat::ParseFromString(text.str(), &message));
    CHECK(message.has_kind());
    CHECK_THAT(text.str(), Catch::StartsWith("# "));
    CHECK(std::ranges::count(all(), entry.path().stem().string(), &Condition::name) == 1);
    ++files;
  }
  CHECK(files == all().size());
}

TEST_CASE("every condition has a short title of its own, which heads a column", "[conditions]") {
  std::set<std::string> titles;
  for (const Condition& one : all()) {
    INFO(one.name);
    CHECK_FALSE(one.title.empty());
    CHECK(one.title.size() <= 14);
    CHECK(titles.insert(one.title).second);
  }
}

TEST_CASE("a control removes something, a rule sets one, a place is one", "[conditions]") {
  const std::set<std::string> mechanisms{"trust", "pressure", "regulators", "network"};
  for (const Condition& one : all()) {
    INFO(one.name);
    CHECK(one.settings.empty() == (one.kind == Condition::Kind::place));
    CHECK((one.kind == Condition::Kind::control) == mechanisms.contains(one.removes));
    CHECK(one.removes.empty() == (one.kind != Condition::Kind::control));
    const int places = int(!one.footprint.empty()) + int(!one.scenario.empty());
    CHECK(places == (one.kind == Condition::Kind::place ? 1 : 0));
  }
}

TEST_CASE("every setting of a condition changes the patterns' full model", "[conditions]") {
  const auto text_with = [](const std::vector<std::string>& settings) {
    const std::string text = "include: \"every_mechanism\" footprint: \"Frimley Health\"";
    return configs::read_scenario_text(text, "patterns", {"", 0, settings}).text;
  };
  const std::string plain = text_with({});
  for (const Condition& one : all())
    for (const std::string& setting : one.settings) {
      INFO(one.name << ": " << setting);
      CHECK(text_with({setting}) != plain);
    }
}

TEST_CASE("every place of a condition is there", "[conditions]") {
  const auto scenarios = configs::shipped_scenarios();
  for (const Condition& one : all()) {
    INFO(one.name);
    if (!one.footprint.empty()) CHECK(configs::find_footprint(one.footprint).name == one.footprint);
    if (one.scenario.empty()) continue;
    const auto found = std::ranges::find(scenarios, one.scenario, &configs::ShippedScenario::name);
    REQUIRE(found != scenarios.end());
    CHECK_FALSE(found->is_part());
  }
}
