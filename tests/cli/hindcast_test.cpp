// The model against the record, as a command.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
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

TEST_CASE("hindcast scores single trusts in each year of which margins are brought") {
  const tests::Folder folder;
  const std::string brought = folder.file("later.csv");
  std::ofstream(brought) << "code,2018_19,2017_18\nRHQ,-0.011,0.004\nR1H,,-0.03\nRTF,0.02,0.01\n";
  const std::vector<std::string> words{"hindcast", "--replicates", "2",        "--quiet",
                                       "--trusts", brought,        "--format", "json"};
  const Answer answer = say(words);
  REQUIRE(answer.code == apps::ExitCode::done);
  const auto value = [all = json::parse(answer.out)](const char* measure, const char* year) {
    for (const json& one : all)
      if (one["measure"] == measure && one["year"] == year) return one["median"];
    return json("missing");
  };
  CHECK(value("trusts_compared", "2017/18") == 3);
  CHECK(value("trusts_compared", "2018/19") == 2);
  for (const char* measure : {"rank_correlation", "covered_50", "covered_90", "score",
                              "score_last_year", "score_with_spread", "score_sector"})
    for (const char* year : {"2016/17", "2017/18", "2018/19"})
      CHECK(value(measure, year).is_number());
  const Answer shown = say({"hindcast", "--replicates", "1", "--quiet", "--trusts", brought});
  CHECK(tests::width(shown.out) <= apps::screen_columns + static_cast<int>(brought.size()));
  CHECK_THAT(shown.out, Contains("margins of " + brought) && Contains("trusts compared"));
}

TEST_CASE("hindcast refuses bad margins before it runs, all problems at once") {
  const tests::Folder folder;
  const std::string brought = folder.file("bad.csv");
  std::ofstream(brought) << "code,2017_18\nRHX,0.1\nRHQ,7\n";
  const Answer answer = say({"hindcast", "--trusts", brought});
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK(answer.out.empty());
  CHECK_THAT(answer.err, Contains("bad.csv:2:1: no trust has the code \"RHX\"") &&
                             Contains("bad.csv:3:5: margin 7 is outside of -5 to 5"));
  CHECK(say({"hindcast", "--trusts", folder.file("none.csv")}).code == apps::ExitCode::bad_input);
}
