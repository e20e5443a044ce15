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
  CHECK_THAT(refusal("", "trust.gain\r.01\r"),
             Contains("table.csv:1:11: the line ends") && Contains("old Macintoshes"));
  CHECK_THAT(refusal("", "trust.gain\n.01\n# two\r.02\n.03\n"),
             Contains("table.csv:3:6: the line ends"));
  CHECK_THAT(refusal("", "trust.gain\n\".01\n"), Contains("table.csv:2:1: a quote is open"));
  CHECK_THAT(refusal("", "months\n24.5\n"), Contains("a whole number"));
}

TEST_CASE("points and commas are not both decimal in one table", "[imports]") {
  CHECK_THAT(refusal("", "trust.gain;months\n0,02;24\n.03;36\n"),
             Contains("table.csv:3:1: \".03\" has a point, but a comma parts decimals in this "
                      "table: \"0,02\" in line 2") &&
                 Contains("write ,03"));
  const auto turnovers = [](const std::string& rows) {
    return refused(around, {{"bodies.csv", "code;kind;turnover;reserve;place\n" + rows},
                            {"contracts.csv", "provider,commissioner,share\n"}});
  };
  CHECK_THAT(turnovers("H1;acute;1.310;0,25;ashby\nC1;ccg;180.000;;ashby\n"),
             Contains("bodies.csv:2:10: \"1.310\" has a point, but a comma parts decimals") &&
                 Contains("write 1310 if the point parts thousands, 1,310 if it parts decimals") &&
                 Contains("bodies.csv:3:8: \"180.000\" has a point"));
  CHECK_THAT(
      turnovers("H1;acute;1.310,5;;ashby\n"),
      Contains("bodies.csv:2:10: \"1.310,5\" has a point and a comma") && Contains("write 1310,5"));
  CHECK_THAT(turnovers("H1;acute;1,310.5;;ashby\n"), Contains("write 1310.5"));
  CHECK_THAT(turnovers("H1;acute;1,310;.25;ashby\n"),
             Contains("bodies.csv:2:10: \"1,310\" has a comma, but a point parts decimals") &&
                 Contains("write 1310 if the comma parts thousands, 1.310 if it parts decimals"));
}

TEST_CASE("a table of which nothing tells whether points part thousands is refused with both cures",
          "[imports]") {
  const auto turnovers = [](const std::string& heading, const std::string& rows) {
    return refused(around, {{"bodies.csv", heading + "\n" + rows},
                            {"contracts.csv", "provider,commissioner,share\n"}});
  };
  CHECK_THAT(turnovers("code;kind;turnover;place",
                       "H1;acute;1.310;ashby\nL1;council;20;ashby\nC1;ccg;180.000;ashby\n"),
             Contains("bodies.csv:2:10: \"1.310\" may be 1310 or a number with three decimals: "
                      "nothing in the table tells") &&
                 Contains("write 1310 if the point parts thousands, 1.3100 if it parts decimals\n"
                          "   the same goes for 1 more") &&
                 !Contains("bodies.csv:4"));
  CHECK_THAT(turnovers("code;kind;turnover;place", "H1;acute;1.310.000;ashby\n"),
             Contains("\"1.310.000\" has a point between thousands") && Contains("write 1310000"));
  CHECK_THAT(turnovers("code;kind;turnover;place", "H1;acute;1,310;ashby\n"),
             Contains("\"1,310\" may be 1310 or") && Contains("write 1310 if the comma"));
  CHECK_THAT(turnovers("code\tkind\tturnover\tplace", "H1\tacute\t1,310\tashby\n"),
             Contains("\"1,310\" may be 1310 or") && Contains("write 1310 if the comma"));
  CHECK_THAT(refusal("", "event[0].size;months\n1.310;24\n"),
             Contains("table.csv:2:1: \"1.310\" may be 1310 or"));
}

TEST_CASE("one number tells what all points of a table are, and texts stay what they are",
          "[imports]") {
  const auto bodies_of = [](const std::string& heading, const std::string& rows) {
    const Folder files;
    files.write("bodies.csv", heading + "\n" + rows);
    return configs::read_scenario_text(
               "system { code: 'vale' } place { code: 'ashby' population: 3e5 } "
               "tables { organisations: 'bodies.csv' }",
               "own.txtpb", {}, files.path.string())
        .scenario.organisations;
  };
  const std::string heading = "code;name;kind;turnover;reserve;place";
  const auto points = bodies_of(heading, "1,5;2,25;acute;101.310;.25;ashby\n");
  REQUIRE(points.size() == 1);
  CHECK(points[0].turnover == 101.31);
  CHECK(points[0].code == "1,5");
  CHECK(points[0].name == "2,25");
  const auto commas = bodies_of(heading, "1.310;180.000;acute;101,31;;ashby\n");
  REQUIRE(commas.size() == 1);
  CHECK(commas[0].turnover == 101.31);
  CHECK(commas[0].code == "1.310");
  CHECK(commas[0].name == "180.000");
  CHECK(bodies_of("code,kind,turnover,place", "H1,acute,101.310,ashby\n")[0].turnover == 101.31);
}

TEST_CASE("a number with points and commas between commas is refused with the number that is meant",
          "[imports]") {
  CHECK_THAT(refusal("", "trust.gain,months\n\"1.310,5\",24\n"),
             Contains("decimals come after a point: 1310.5"));
  CHECK_THAT(refusal("", "trust.gain,months\n\"1,310.5\",24\n"),
             Contains("leave commas between thousands out: 1310.5"));
  CHECK_THAT(refusal("", "trust.gain,months\n.01,\"1,200\"\n"),
             Contains("leave commas between thousands out: 1200"));
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
