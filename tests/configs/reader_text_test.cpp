// Canonical text, the schema against the table, includes, networks, files that are no scenarios.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "agents/tables/parameter_names.hpp"
#include "agents/tables/switches.hpp"
#include "configs/england/england.hpp"
#include "configs/scenario/rules.hpp"
#include "configs/scenario/scenario.hpp"
#include "configs/text/fields.hpp"
#include "configs/text/problems.hpp"
#include "engine/error.hpp"
#include "tests/configs/folder.hpp"
#include "tests/configs/reader_examples.hpp"
#include "tests/paths.hpp"

namespace fs = std::filesystem;
using namespace concordat;
using configs::read_scenario_file;
using configs::read_scenario_text;

namespace {

/// A folder of its own for a test; removed at the end.

std::string schema_text() {
  std::ifstream file(tests::build_folder() / "generated/configs/schema/scenario.proto");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

const google::protobuf::Descriptor& root() { return *configs::schema::Scenario::descriptor(); }

}  // namespace

TEST_CASE("every parameter of the table is in the schema, described as the table does",
          "[reader]") {
  const std::string text = schema_text();
  for (const auto& row : agents::parameter_table()) {
    INFO(row.path);
    const auto* group = root().FindFieldByName(std::string(row.group));
    REQUIRE(group != nullptr);
    const auto* field = group->message_type()->FindFieldByName(std::string(row.name));
    REQUIRE(field != nullptr);
    CHECK(field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_DOUBLE);
    CHECK(field->has_presence());
    const std::string comment = "// " + std::string(row.meaning) + " [" + std::string(row.unit) +
                                "], " + configs::number(row.allowed_low) + " to " +
                                configs::number(row.allowed_high) + ", default " +
                                configs::number(row.value) + "\n  optional double " +
                                std::string(row.name) + " = ";
    CHECK_THAT(text, Catch::Contains(comment));
  }
}

TEST_CASE("every number of a parameter group is in the table", "[reader]") {
  std::size_t count = 0;
  for (int i = 0; i < root().field_count(); ++i) {
    const auto* group = root().field(i)->message_type();
    if (group == nullptr || root().field(i)->is_repeated()) continue;
    const std::string name = root().field(i)->name();
    if (name == "switches" || name == "scope" || name == "tables" || name == "network")
      continue;  // no numbers of it
    for (int k = 0; k < group->field_count(); ++k, ++count) {
      INFO(configs::path_of(*group->field(k)));
      CHECK(configs::parameter_of(*group->field(k)) != nullptr);
    }
  }
  CHECK(count == agents::parameter_table().size());
}

TEST_CASE("every switch of the schema has a row and the same default as the model", "[reader]") {
  const auto* group = root().FindFieldByName("switches")->message_type();
  const std::string text = schema_text();
  REQUIRE(group->field_count() == static_cast<int>(agents::switch_table().size()));
  for (const auto& row : agents::switch_table()) {
    INFO(row.name);
    CHECK(group->FindFieldByName(std::string(row.name)) != nullptr);
    const bool value = agents::Switches().*row.member;
    CHECK_THAT(text, Catch::Contains(std::string("Default ") + (value ? "true" : "false") +
                                     ".\n  optional bool " + std::string(row.name) + " = "));
  }
}

TEST_CASE("canonical text reads back to itself", "[reader]") {
  for (const auto& shipped : configs::shipped_scenarios()) {
    INFO(shipped.name);
    CHECK_FALSE(shipped.title.empty());
    configs::Overrides overrides;
    if (shipped.is_part()) overrides.footprint = "dorset";
    const auto first = read_scenario_file(shipped.name, overrides);
    const auto second = read_scenario_text(first.text, "again");
    CHECK(second.text == first.text);
    CHECK(second.scenario.organisations.size() == first.scenario.organisations.size());
    CHECK(second.scenario.contracts.size() == first.scenario.contracts.size());
    CHECK(second.scenario.title == first.scenario.title);
  }
  CHECK(configs::shipped_scenarios().size() >= 5);
}

TEST_CASE("every footprint and England read back from their canonical text", "[reader]") {
  std::vector<std::string> names{"England"};
  for (const auto& footprint : configs::footprints()) names.push_back(footprint.slug);
  CHECK(names.size() == 45);
  for (const auto& name : names) {
    INFO(name);
    configs::Overrides overrides;
    overrides.footprint = name;
    const auto first = configs::footprint_scenario(overrides);
    CHECK(read_scenario_text(first.text, "again").text == first.text);
  }
}

TEST_CASE("canonical text keeps every bit of a number and every letter of a name", "[reader]") {
  const auto read = read_scenario_text(std::string(small_scenario) +
                                           "title: \"\\\"Vale\\\" \xC3\xA9t\xC3\xA9\\n\""
                                           "trust { gain: 0.1234567890123456789 decay: 1e-300 }",
                                       "a");
  CHECK(read.scenario.parameters->trust_gain == 0.1234567890123456789);
  const auto again = read_scenario_text(read.text, "b").scenario;
  CHECK(again.parameters->trust_gain == 0.1234567890123456789);
  CHECK(again.parameters->trust_decay == 1e-300);
  CHECK(again.title == "\"Vale\" \xC3\xA9t\xC3\xA9\n");
}

TEST_CASE("an organisation on no board stays on none", "[reader]") {
  const auto read =
      read_scenario_text(std::string(small_scenario) +
                             "organisation { code: \"X\" kind: acute turnover: 1 off_board: true }",
                         "a");
  CHECK(read.scenario.seats.size() == 2);
  CHECK(read_scenario_text(read.text, "b").scenario.seats.size() == 2);
}

TEST_CASE("later includes win over earlier ones and the file over all", "[reader]") {
  const Folder folder;
  folder.write("base.txtpb",
               std::string(small_scenario) +
                   "months: 10 trust { gain: .01 decay: .01 } switches { decay: false }");
  folder.write("second.txtpb", "include: \"base.txtpb\" months: 20 trust { gain: .02 }");
  const std::string file = folder.write(
      "top.txtpb", "include: \"base.txtpb\" include: \"second.txtpb\" trust { loss_ratio: 4 }");
  const auto scenario = read_scenario_file(file).scenario;
  CHECK(scenario.months == 20);
  CHECK(scenario.parameters->trust_gain == .02);
  CHECK(scenario.parameters->trust_decay == .01);
  CHECK(scenario.parameters->trust_loss_ratio == 4);
  CHECK_FALSE(scenario.switches.decay);
  CHECK(scenario.organisations.size() == 2);  // base is reached twice and counts once
}

TEST_CASE("an explicit zero overrides an included value", "[reader]") {
  const Folder folder;
  folder.write("base.txtpb",
               std::string(small_scenario) + "trust { gain: .01 } switches { decay: true }");
  const auto scenario = read_scenario_file(folder.write("top.txtpb",
                                                        "include: \"base.txtpb\" trust { gain: 0 }"
                                                        "switches { decay: false }"))
                            .scenario;
  CHECK(scenario.parameters->trust_gain == 0);
  CHECK_FALSE(scenario.switches.decay);
}

TEST_CASE("a network from GraphML is as if it were written inline", "[reader]") {
  const auto read =
      read_scenario_text("graphml: \"vale.graphml\" months: 24", "a", {},
                         (tests::project_folder() / "tests/configs/networks").string());
  const auto& scenario = read.scenario;
  CHECK(scenario.systems.size() == 1);
  CHECK(scenario.places.size() == 2);
  REQUIRE(scenario.organisations.size() == 3);
  CHECK(scenario.organisations[0].name == "Ashby General");
  CHECK(scenario.organisations[0].turnover == 400);
  REQUIRE(scenario.memberships.size() == 3);
  CHECK(scenario.memberships[0].share == .7);
  CHECK(scenario.seats.size() == 3);
  REQUIRE(scenario.contracts.size() == 1);
  CHECK(scenario.contracts[0].commissioner == 1);
  CHECK(scenario.contracts[0].provider == 0);
  CHECK(scenario.contracts[0].place == 0);
  CHECK(scenario.contracts[0].share == .5);
  CHECK(read_scenario_text(read.text, "again").text == read.text);
}

TEST_CASE("files that are no scenarios are refused", "[reader]") {
  const Folder folder;
  const auto says = [&](const std::string& name, const std::string& text) {
    return Catch::Matchers::Contains(name + text);
  };
  const std::string place = folder.path.string();
  CHECK_THROWS_WITH(read_scenario_file(place), says(place, ": is a folder, not a scenario"));
  CHECK_THROWS_WITH(read_scenario_file(place + "/none"), says("none", ": no such file"));
  CHECK_THROWS_WITH(read_scenario_file("three_place"), Catch::Contains("\"three_places\"?"));
  CHECK_THROWS_WITH(read_scenario_file(folder.write("empty", "")), says("empty", ": is empty"));
  CHECK_THROWS_WITH(read_scenario_file(folder.write("blank", " \n\t\n")),
                    says("blank", ": is empty"));
  CHECK_THROWS_WITH(read_scenario_file(folder.write("binary", std::string("\0\1\2", 3))),
                    says("binary:1", ": is not text"));
  CHECK_THROWS_WITH(read_scenario_file(folder.write("results.h5", "\x89HDF\r\n\x1a\n")),
                    says("results.h5", ": is a result file"));
  CHECK_THROWS_WITH(read_scenario_file(folder.write("latin", "# ok\n# caf\xE9\n")),
                    says("latin:2", ": is not UTF-8"));
  CHECK_THROWS_WITH(read_scenario_file(folder.write("wide", "\xFF\xFEt\0i\0")),
                    says("wide", ": is UTF-16"));
  fs::resize_file(folder.write("large", "# "), (16u << 20) + 1);
  CHECK_THROWS_WITH(read_scenario_file(place + "/large"), says("large", ": is larger than 16 MB"));
  CHECK(read_scenario_file(folder.write("mark", "\xEF\xBB\xBF" + std::string(small_scenario)))
            .scenario.organisations.size() == 2);
}
