// The model against the record, as a command.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

TEST_CASE("hindcast shows the record beside the runs within 80 columns") {
  const Answer answer = say({"hindcast", "--replicates", "2", "--quiet"});
  REQUIRE(answer.code == apps::ExitCode::done);
  CHECK(tests::width(answer.out) <= apps::screen_columns);
  CHECK_THAT(answer.out, Contains("trusts in deficit") && Contains("18/19") && Contains("105") &&
                             Contains("score (CRPS)") &&
                             Contains("not a forecast for these organisations"));
}

TEST_CASE("hindcast says the same as JSON and as a table, on any number of threads") {
  const tests::Folder folder;
  const std::string table = folder.file("h.csv");
  const std::vector<std::string> words{"hindcast", "--replicates", "9",     "--quiet",
                                       "--format", "json",         "--set", "trust.gain=.02"};
  std::vector<std::string> kept = words;
  kept.insert(kept.end(), {"--output", table, "--threads", "1"});
  const Answer all = say(words), one = say(kept);
  REQUIRE(all.code == apps::ExitCode::done);
  CHECK(all.out == one.out);
  const json lines = json::parse(all.out);
  REQUIRE(lines.is_array());
  CHECK(lines[0]["measure"] == "trusts_in_deficit");
  CHECK(lines[0]["record"] == 105);
  const std::string csv = tests::content(table);
  CHECK(csv.starts_with("measure,year,unit,record,median,low,high,"));
  CHECK(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) == lines.size() + 1);
}

TEST_CASE("hindcast keeps what is there unless it is asked to replace it") {
  const tests::Folder folder;
  const std::string table = folder.file("h.csv");
  const std::vector<std::string> words{"hindcast", "--replicates", "1",
                                       "--quiet",  "--output",     table};
  REQUIRE(say(words).code == apps::ExitCode::done);
  const Answer refused = say(words);
  CHECK(refused.code == apps::ExitCode::bad_input);
  CHECK_THAT(refused.err, Contains("is there already") && Contains("--overwrite"));
  CHECK(say({"hindcast", "--output", folder.file("none") + "/h.csv"}).code ==
        apps::ExitCode::not_written);
  CHECK(say({"hindcast", "--output", folder.file("")}).code == apps::ExitCode::not_written);
  CHECK(say({"hindcast", "--set", "trust.gian=.1"}).code == apps::ExitCode::bad_input);
}
