// A footprint of one's own, begun: what is written is sound, and nothing is lost for it.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::say;

TEST_CASE("new begins a folder that check and run take as it is") {
  const tests::Folder folder;
  const std::string town = folder.file("our town"), scenario = town + "/our town.txtpb";
  const tests::Answer answer = say({"new", town});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("check '" + scenario + "'") || Contains("check \"" + scenario));
  CHECK(say({"check", scenario}).code == apps::ExitCode::done);
  CHECK(say({"run", scenario, "--replicates", "2", "--months", "6", "--quiet", "--output",
             folder.file("a.h5")})
            .code == apps::ExitCode::done);
}

TEST_CASE("new replaces nothing and leaves nothing behind where it is refused") {
  const tests::Folder folder;
  const std::string town = folder.file("town"), table = folder.file("table.csv");
  std::filesystem::create_directory(town);
  CHECK(say({"new", town}).code == apps::ExitCode::done);  // an empty folder is filled
  CHECK_THAT(say({"new", town}).err, Contains("is there already"));
  std::ofstream(table) << "code,kind,turnover,place\nH1,acut,400,north\n";
  const tests::Answer refused = say({"new", folder.file("other"), "--organisations", table});
  CHECK(refused.code == apps::ExitCode::bad_input);
  CHECK_THAT(refused.err, Contains(table + ":2:4") && Contains("did you mean \"acute\"?"));
  CHECK_FALSE(std::filesystem::exists(folder.file("other")));
  CHECK(say({"new", folder.file("nowhere/town")}).code == apps::ExitCode::not_written);
}

TEST_CASE("new blames the table that it was given for what the scenario as a whole finds") {
  const tests::Folder folder;
  const std::string table = folder.file("table.csv");
  std::ofstream(table) << "code,kind,turnover,place\nH1,acute,400,north\nH1,ccg,400,north\n";
  const tests::Answer refused = say({"new", folder.file("town"), "--organisations", table});
  CHECK(refused.code == apps::ExitCode::bad_input);
  CHECK_THAT(refused.err, Contains(table + ":3"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.file("")), {}) == 1);
}
