// Networks and tables as other tools write them: read as if they were written inline.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "configs/experiment/experiment.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "tests/configs/folder.hpp"
#include "tests/paths.hpp"

using namespace concordat;
using Catch::Matchers::Contains;

namespace {

std::string folder() { return (tests::project_folder() / "tests/imports").string(); }

configs::Resolved network(const std::string& name) {
  return configs::read_scenario_file(folder() + "/networks/" + name);
}

/// What is said of everybody but their names, which tools keep in different ways, in any order.
std::vector<std::string> said(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (line.find("name:") == line.npos && line.find("title:") == line.npos) lines.push_back(line);
  std::ranges::sort(lines);
  return lines;
}

configs::Resolved own(const std::string& name) {
  return configs::read_scenario_file(folder() + "/own/" + name);
}

/// An experiment that takes its points from a table.
std::string study(const std::string& table) {
  return "scenario: 'three_places' design { list { file: '" + table +
         "' } } replicates: 4 outcome { name: 't' series: 'trust' from: 1 until: 12 }";
}

configs::Experiment points(const std::string& name) {
  return configs::read_experiment_text(study("tables/" + name), "study", folder());
}

/// The experiment's text with whole numbers as R writes them, not pandas.
std::string text_of_points(const std::string& name) {
  std::string text = points(name).text;
  for (std::size_t at = 0; (at = text.find(".0,", at)) != text.npos;) text.erase(at, 2);
  return text;
}

std::string refusal(const std::string& text, const std::string& table) {
  const Folder files;
  files.write("table.csv", table);
  try {
    configs::read_experiment_text(text.empty() ? study("table.csv") : study("table.csv") + text,
                                  "study", files.path.string());
  } catch (const engine::UserError& error) {
    return error.what();
  }
  return "accepted";
}

/// What is wrong with a scenario whose tables are these, written as "name.csv" to its text.
std::string refused(const std::string& scenario,
                    const std::vector<std::pair<std::string, std::string>>& tables) {
  const Folder files;
  for (const auto& [name, text] : tables) files.write(name, text);
  try {
    configs::read_scenario_text(scenario, "own.txtpb", {}, files.path.string());
  } catch (const engine::UserError& error) {
    return error.what();
  }
  return "accepted";
}

const std::string around =
    "system { code: 'vale' } place { code: 'ashby' population: 3e5 } "
    "tables { organisations: 'bodies.csv' contracts: 'contracts.csv' }";
const std::string bodies =
    "code,kind,turnover,place\nH1,acute,400,ashby\nC1,ccg,180,ashby\nL1,council,100,ashby\n";

}  // namespace

TEST_CASE("the same network of every tool is the same scenario", "[imports]") {
  const auto expected = said(network("networkx.graphml").text);
  for (const auto& file : std::filesystem::directory_iterator(folder() + "/networks")) {
    INFO(file.path().string());
    CHECK(said(configs::read_scenario_file(file.path().string()).text) == expected);
  }
}

TEST_CASE("the same bodies from tables are the same scenario", "[imports]") {
  CHECK(said(own("own.txtpb").text) == said(network("networkx.graphml").text));
}

TEST_CASE("a table of points is the same whatever tool wrote it", "[imports]") {
  const std::string expected = text_of_points("pandas.csv");
  for (const char* name :
       {"pandas_semicolons.csv", "pandas_tabs.csv", "pandas_windows.csv", "r_csv.csv", "r_csv2.csv",
        "r_tabs.txt", "excel_semicolons.csv", "excel_sep.csv", "excel_tabs.txt"}) {
    INFO(name);
    CHECK(text_of_points(name) == expected);
  }
}

TEST_CASE("an index of pandas and names of rows of R are refused with what leaves them out",
          "[imports]") {
  for (const char* name :
       {"pandas_index.csv", "r_row_names.csv", "r_table_row_names.txt", "r_table.txt"})
    CHECK_THROWS_WITH(points(name),
                      Contains(std::string(name) + ":1:") && Contains("row.names = FALSE"));
}

TEST_CASE("what a spreadsheet does to a table is said with its cure", "[imports]") {
  CHECK_THAT(refusal("", "trust.gain,months\n0,01,24\n0,02,36\n"),
             Contains("table.csv:1:1: every point has one value more than the heading") &&
                 Contains("decimal commas need semicolons"));
  CHECK_THAT(refusal("", "trust.gain,months\n\"0,01\",24\n"),
             Contains("table.csv:2:1") && Contains("decimals come after a point: 0.01"));
  CHECK_THAT(refusal("", "trust.gain\n5%\n"), Contains("5 % is 0.05"));
  CHECK_THAT(refusal("", "trust.gain\r.01\r"), Contains("old Macintoshes"));
  CHECK_THAT(refusal("", "trust.gain\n\".01\n"), Contains("table.csv:2:1: a quote is open"));
  CHECK_THAT(refusal("", "months\n24.5\n"), Contains("a whole number"));
}

TEST_CASE("one table of organisations and the rest inline, as Excel saves it", "[imports]") {
  const auto scenario = own("excel.txtpb").scenario;
  REQUIRE(scenario.organisations.size() == 5);
  CHECK(scenario.organisations[0].name == "Ashby & \"General\" <Hospital>");
  CHECK(scenario.organisations[0].turnover == 400.5);
  CHECK(scenario.organisations[3].reserve == .25);
  CHECK(scenario.memberships.size() == 5);
}

TEST_CASE("a table says more of a footprint's bodies", "[imports]") {
  const auto scenario = own("dorset.txtpb").scenario;
  int changed = 0;
  for (const auto& body : scenario.organisations) {
    changed += body.turnover == 260 && body.margin == -.02;
    changed += body.turnover == 255.5 && body.margin == .01;
  }
  CHECK(changed == 2);
  CHECK(scenario.contracts.size() > 4);
}

TEST_CASE("England's own tables can be taken as they are", "[imports]") {
  const std::string at = (tests::project_folder() / "configs/england_2017").string() + "/";
  std::string text = "tables { systems: '" + at + "footprints.csv'";
  for (const std::string of : {"places", "organisations", "memberships", "seats", "contracts"})
    text += " " + of + ": '" + at + of + ".csv'";
  const auto own = configs::read_scenario_text(text + " }", "all").scenario;
  configs::Overrides england;
  england.footprint = "England";
  const auto shipped = configs::footprint_scenario(england).scenario;
  CHECK(own.organisations.size() == shipped.organisations.size());
  CHECK(own.contracts.size() == shipped.contracts.size());
  CHECK(own.memberships.size() == shipped.memberships.size());
  CHECK(own.seats.size() == shipped.seats.size());
}

TEST_CASE("what is wrong with a table is said with its file, line and column", "[imports]") {
  CHECK_THAT(refused(around, {{"bodies.csv", "code,kind,turnovr\nH1,acute,4\n"},
                              {"contracts.csv", "provider,commissioner,share\n"}}),
             Contains("bodies.csv:1:11: nobody reads the column \"turnovr\"") &&
                 Contains("did you mean \"turnover\"?"));
  CHECK_THAT(refused(around, {{"bodies.csv", "kind,turnover\nacute,4\n"},
                              {"contracts.csv", "provider,commissioner,share\n"}}),
             Contains("bodies.csv:1:1: the table of organisations has no column \"code\""));
  const auto contracts = [](const std::string& rows) {
    return refused(around, {{"bodies.csv", bodies},
                            {"contracts.csv", "provider,commissioner,place,share\n" + rows}});
  };
  CHECK_THAT(contracts("H2,C1,ashby,.1\n"),
             Contains("contracts.csv:2:1: the table of organisations has no code \"H2\""));
  CHECK_THAT(contracts("H1,C1,ashbi,.1\n"),
             Contains("contracts.csv:2:7: no place has the code \"ashbi\"") &&
                 Contains("did you mean \"ashby\"?"));
  CHECK_THAT(contracts("H1,L1,ashby,.1\n"), Contains("contracts.csv:2:4: ") && Contains("no"));
  CHECK_THAT(contracts("H1,C1,ashby,1.5\n"),
             Contains("contracts.csv:2:13: ") && Contains("0 to 1"));
  CHECK_THAT(contracts("L1,C1,ashby,.1\n"),
             Contains("contracts.csv:2:4: organisation \"L1\" is of kind council"));
  CHECK_THAT(contracts("H1,C1,ashby,.5\n"),
             Contains("bodies.csv:3:8: organisation \"C1\" has contracts of £200m a year, more "
                      "than its turnover of £180m") &&
                 Contains("H1: 0.5 of £400m is £200m (contracts.csv:2)") &&
                 Contains("raise its turnover to £200m"));
  CHECK_THAT(refused("tables { places: 'none.csv' }", {}),
             Contains("own.txtpb:1:18: the table of places cannot be read"));
}
