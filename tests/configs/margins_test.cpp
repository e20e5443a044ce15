// Margins of single trusts that somebody brings. All of them are invented.
#include "configs/england/margins.hpp"

#include <catch2/catch.hpp>

#include "engine/error.hpp"
#include "tests/configs/folder.hpp"

using namespace concordat;
using Catch::Contains;
using configs::read_margins;

namespace {

configs::TrustMargins margins_in(const std::string& text) {
  const Folder folder;
  return read_margins(folder.write("margins.csv", text));
}

std::string refusal_of(const std::string& text) {
  try {
    margins_in(text);
  } catch (const engine::UserError& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("margins are read whatever the order of columns, and an empty cell is not known",
          "[margins]") {
  const auto margins = margins_in("2018_19,code,2010_11\n-0.01,RHQ,\n,R1H,.02\n,RTF,\n");
  CHECK(margins.size() == 2);
  CHECK(margins.at("RHQ") == std::map<int, double>{{2018, -.01}});
  CHECK(margins.at("R1H") == std::map<int, double>{{2010, .02}});
}

TEST_CASE("margins are read with a byte order mark, CRLF, quotes, comments and no last line end",
          "[margins]") {
  const auto margins = margins_in(
      "\xEF\xBB\xBF\"code\",\"2017_18\"\r\n# invented\r\n\r\n \"RHQ\" , \"-0.01\" \r\nR1H,1e-2");
  CHECK(margins.at("RHQ").at(2017) == -.01);
  CHECK(margins.at("R1H").at(2017) == .01);
}

TEST_CASE("all that is wrong with margins is said at once, each where it is", "[margins]") {
  const std::string said = refusal_of(
      "code,2017_18,2019_20,2016/17,name,,2017_18\n"
      "RHX,0.1,,,,,\n"
      "rhq,0.1,,,,,\n"
      "R1H,5.1,,,,,\n"
      "R1H,-1.2 %,,,,,nan\n"
      "RTF,0.1\n"
      ",0.1,,,,,\n");
  for (const char* part :
       {"margins.csv:1:14: year 2019_20 is outside of 2010_11 to 2018_19",
        "margins.csv:1:22: column \"2016/17\" is neither code nor a year",
        "did you mean \"2016_17\"?", "margins.csv:1:30: column \"name\" is neither",
        "margins.csv:1:35: column 6 has no name", "index=False",
        "margins.csv:1:36: column \"2017_18\" is there twice",
        "margins.csv:2:1: no trust has the code \"RHX\"", "margins.csv:3:1: no trust has the code",
        "did you mean \"RHQ\"?", "margins.csv:4:5: margin 5.1 is outside of -5 to 5",
        "margins.csv:5:1: trust \"R1H\" is there twice", "it is in line 4 too",
        "margins.csv:5:5: margin \"-1.2 %\" is not a number", "margins.csv:5:16: margin \"nan\"",
        "margins.csv:6:1: the row has 2 values, not 7", "margins.csv:7:1: the row has no code"})
    CHECK_THAT(said, Contains(part));
}

TEST_CASE("margins need a heading with codes and a year, and something below it", "[margins]") {
  CHECK_THAT(refusal_of("2017_18\n0.1\n"), Contains("the table has no column \"code\""));
  CHECK_THAT(refusal_of("code\nRHQ\n"), Contains("the table has no year"));
  CHECK_THAT(refusal_of("RHQ,0.1\nR1H,0.2\n"), Contains("the table has no column \"code\""));
  CHECK_THAT(refusal_of("code;17_18\nRHQ;0,1\n"), Contains("1:6: column \"17_18\" is neither"));
  CHECK_THAT(refusal_of("code,2017_18\n"), Contains("has no trusts below its heading"));
  CHECK_THAT(refusal_of("code,2017_18\nRHQ,\n"), Contains("has no margins below its heading"));
  CHECK_THAT(refusal_of("# nothing\n"), Contains("no column \"code\""));
  CHECK_THAT(refusal_of(" \n"), Contains("is empty") && Contains("code,2017_18"));
  CHECK_THAT(refusal_of("code,2017_18\nRHQ,0.1\xE9\n"), Contains("is not UTF-8"));
}

TEST_CASE("codes of commissioners and councils are none of trusts", "[margins]") {
  CHECK_THAT(refusal_of("code,2017_18\n11J,0.1\n"), Contains("no trust has the code \"11J\""));
}

TEST_CASE("margins that are brought count before those that ship", "[margins]") {
  const auto shipped = configs::trust_margins();
  const auto all = configs::margins_with({{"RHQ", {{2016, .5}, {2017, .25}}}});
  CHECK(all.at("RHQ").at(2016) == .5);
  CHECK(all.at("RHQ").at(2017) == .25);
  CHECK(all.at("RHQ").at(2015) == shipped.at("RHQ").at(2015));
  CHECK(all.at("R1H") == shipped.at("R1H"));
}

TEST_CASE("points and commas are not both decimal in one table of margins", "[margins]") {
  CHECK(margins_in("code;2017_18\nRHQ;-0,01\n").at("RHQ").at(2017) == -.01);
  CHECK_THAT(refusal_of("code;2017_18;2018_19\nRHQ;-0,01;0.02\n"),
             Contains("margins.csv:2:11: \"0.02\" has a point, but a comma parts decimals"));
}
