// Who pays whom, and what is left of it.
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

namespace {
using Words = std::vector<std::string>;

const Words all_switches{
    "--set", "switches.offset=true",       "--set", "switches.pooled_budgets=true",
    "--set", "switches.vat=true",          "--set", "switches.commissioner_fund=true",
    "--set", "switches.capital=true",      "--set", "switches.workforce=true",
    "--set", "switches.accreditation=true"};

Words joined(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

json document(Words words) {
  const Answer answer = say(joined(joined({"money"}, words), {"--format", "json"}));
  REQUIRE(answer.code == apps::ExitCode::done);
  return json::parse(answer.out);
}

/// What each kind receives in a year, and what it receives less what it pays.
struct Books {
  std::map<std::string, double> received, left;
};
Books books_of(const json& money, std::size_t year) {
  Books books;
  for (const json& row : money["flows"]) {
    const double millions = row["millions"][year];
    books.received[row["to"]] += millions;
    books.left[row["to"]] += millions;
    books.left[row["from"]] -= millions;
  }
  return books;
}

void check_sums(const json& money) {
  for (std::size_t year = 0; year < money["years"].size(); ++year) {
    const Books books = books_of(money, year);
    for (const json& row : money["results"]) {
      const std::string kind = row["kind"];
      INFO(kind << " in year " << year);
      const double turnover = books.received.at(kind), left = row["millions"][year];
      CHECK(std::abs(left - books.left.at(kind)) < 1e-6 * turnover);
    }
  }
}

/// What the rows of a table are about, without its numbers.
std::vector<std::string> rows_of(const json& money) {
  std::vector<std::string> rows;
  for (const json& row : money["flows"])
    rows.push_back(row["flow"].get<std::string>() + ": " + row["from"].get<std::string>() + " to " +
                   row["to"].get<std::string>());
  for (const json& row : money["results"]) rows.push_back(row["kind"]);
  return rows;
}
}  // namespace

TEST_CASE("what each kind receives less what it pays is what is left to it") {
  check_sums(document(joined({"three_places", "--replicates", "9"}, all_switches)));
  check_sums(document({"--footprint", "england", "--replicates", "1", "--months", "36", "--set",
                       "switches.offset=true"}));
}

TEST_CASE("what is left is the margin of trusts in whole years") {
  const json money = document({"--footprint", "dorset", "--replicates", "1"});
  for (const json& row : money["results"]) {
    if (row["kind"] == "council") continue;  // draws on reserves
    for (std::size_t year = 0; year < 10; ++year) {
      const double left = row["millions"][year], margin = row["margin"][year];
      INFO(row["kind"] << " in year " << year);
      CHECK((left < 0) == (margin < 0));
      CHECK(row["low"][year] == row["high"][year]);
    }
  }
}

TEST_CASE("money has every year as JSON, and the horizon may end within one") {
  const json ten = document({"--footprint", "dorset", "--replicates", "2"});
  CHECK(ten["years"].size() == 10);
  CHECK(ten["years"][0] == "2016/17");
  CHECK(ten["months_of_last_year"] == 12);
  CHECK(ten["largest_imbalance"].get<double>() < 1e-9);
  const Words short_words{"--footprint", "dorset", "--months", "30", "--replicates", "2"};
  const json three = document(short_words);
  CHECK(three["years"] == json({"2016/17", "2017/18", "2018/19"}));
  CHECK(three["months_of_last_year"] == 6);
  check_sums(three);
  for (const json& row : three["flows"]) CHECK(row["millions"].size() == 3);
  for (const char* of : {"millions", "margin", "low", "high"})
    CHECK(three["results"][0][of].size() == 3);
  // Whole years are those of the longer run; half a year is about half of it.
  CHECK(three["flows"][0]["millions"][1] == ten["flows"][0]["millions"][1]);
  const double half = three["flows"][0]["millions"][2], whole = ten["flows"][0]["millions"][2];
  CHECK(half == Approx(whole / 2).epsilon(.02));
  CHECK_THAT(say(joined({"money"}, short_words)).out,
             Contains("The last year ends after 6 months"));
}

TEST_CASE("money of one run and of many differ in nothing but the means") {
  const json one = document({"--footprint", "dorset", "--replicates", "1"}),
             many = document({"--footprint", "dorset", "--replicates", "200"});
  CHECK(one["runs"] == 1);
  CHECK(many["runs"] == 200);
  CHECK(rows_of(one) == rows_of(many));
  CHECK(one["years"] == many["years"]);
  CHECK(one["flows"] != many["flows"]);
}

TEST_CASE("money stays within the screen and explains its signs") {
  for (const Words& chosen :
       {Words{"--footprint", "dorset"}, Words{"--footprint", "england"}, Words{"three_places"}}) {
    const Answer answer = say(joined(joined({"money", "--replicates", "3"}, chosen), all_switches));
    REQUIRE(answer.code == apps::ExitCode::done);
    CHECK(tests::width(answer.out) <= apps::screen_columns);
    CHECK_THAT(answer.out, Contains("Savings are negative: so much less is spent") &&
                               Contains("One-offs: what costs is positive") &&
                               Contains("less than a billionth of turnover"));
  }
  CHECK_THAT(say({"money", "three_places", "--set", "switches.savings=false"}).out,
             !Contains("Savings"));
}

TEST_CASE("money says so where none moves") {
  const Answer answer = say({"money", "three_places", "--set", "switches.finance=false"});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("no money moves: switches.finance is off"));
}

TEST_CASE("money shows no result of a kind that nobody is") {
  const concordat::tests::Folder folder;
  std::ofstream(folder.file("two.txtpb"))
      << "months: 12 system { code: \"s\" } place { code: \"p\" population: 100000 }\n"
         "organisation { code: \"H\" kind: acute turnover: 200 serves { place: \"p\" } }\n"
         "organisation { code: \"C\" kind: ccg turnover: 150 serves { place: \"p\" } }\n";
  const auto two = say({"money", folder.file("two.txtpb"), "--format", "json"});
  REQUIRE(two.code == 0);
  CHECK(nlohmann::json::parse(two.out)["results"].size() == 2);
}
