// Stress tests that somebody edited: what was taken out is named, and nothing is looked for there.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>

#include "engine/store/results.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::Answer;
using tests::say;

namespace {
using Lines = std::vector<std::string>;

bool is_row(const std::string& line) { return line.find("row:") != std::string::npos; }

/// A stress test whose experiment is edited, and simulated as a study.
class Edited {
 public:
  Edited(std::vector<std::string> asked, const std::function<void(Lines&)>& edit) {
    Lines words{"stress", "three_places", "--replicates", "2",      "--months",
                "60",     "--output",     whole(),        "--quiet"};
    words.insert(words.end(), asked.begin(), asked.end());
    REQUIRE(say(words).code == apps::ExitCode::done);
    Lines experiment = tests::lines(engine::ResultFile(whole()).scenario());
    edit(experiment);
    std::ofstream file(folder_.file("e.txtpb"));
    for (const std::string& line : experiment) file << line << "\n";
    file.close();
    const Answer swept =
        say({"sweep", folder_.file("e.txtpb"), "--quiet", "--output", folder_.file("e.h5")});
    INFO(swept.err);
    REQUIRE(swept.code == apps::ExitCode::done);
  }

  std::string whole() const { return folder_.file("whole.h5"); }
  Answer shown() const { return say({"stress", folder_.file("e.h5")}); }
  Answer compared() const { return say({"compare", whole(), folder_.file("e.h5")}); }

 private:
  tests::Folder folder_;
};

/// Takes out what says of points when they are run: each `refined { ... }` and `crossing { ... }`.
void run_all(Lines& lines) {
  for (const char* block : {"refined {", "crossing {"})
    for (;;) {
      const auto first = std::find_if(lines.begin(), lines.end(), [&](const std::string& line) {
        return line.find(block) != std::string::npos;
      });
      if (first == lines.end()) break;
      const auto last = std::find_if(first, lines.end(), [](const std::string& line) {
        return line.find('}') != std::string::npos;
      });
      lines.erase(first, last + 1);
    }
}

/// Keeps these of the points, by number.
std::function<void(Lines&)> points(const std::vector<std::size_t>& kept) {
  return [kept](Lines& lines) {
    const auto first = std::find_if(lines.begin(), lines.end(), is_row);
    const auto last = std::find_if_not(first, lines.end(), is_row);
    Lines rows;
    for (const std::size_t k : kept) rows.push_back(first[std::ptrdiff_t(k)]);
    lines.insert(lines.erase(first, last), rows.begin(), rows.end());
    run_all(lines);
  };
}

std::function<void(Lines&)> without_month(int month) {
  return [month](Lines& lines) {
    const auto named = "\"collaboration_" + std::to_string(month) + "\"";
    const auto name = std::find_if(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.find(named) != std::string::npos;
    });
    lines.erase(name - 1, std::find(name, lines.end(), "}") + 1);
  };
}

const Lines squeeze{"--shock", "squeeze", "--regime", "memorandum"};
}  // namespace

TEST_CASE("of an edited stress test it is said what was taken out") {
  const std::pair<std::function<void(Lines&)>, const char*> cases[] = {
      {points({1, 2}), "its first point has a shock"},
      {points({1}), "its first point has a shock"},
      {points({0, 1, 7}), "memorandum, best_response: stress[0].size 0.06 was tried, and nothing"},
      {points({0, 0, 1}), "its parameter sets differ in what was tried"},
      {without_month(30), "its months have a gap behind month 29"}};
  for (const auto& [edit, why] : cases) {
    const Edited edited(squeeze, edit);
    for (const Answer& answer : {edited.shown(), edited.compared()}) {
      CHECK(answer.code == apps::ExitCode::bad_input);
      CHECK_THAT(answer.err, Contains("is no whole stress test") && Contains(why));
    }
  }
  const Edited sizes_gone(squeeze, points({0, 1}));
  CHECK(sizes_gone.shown().code == apps::ExitCode::done);
}

TEST_CASE("a map out of which a point was taken, or that has one twice, is refused") {
  for (const std::size_t other : {2, 5}) {
    std::vector<std::size_t> kept{0, 1, 2, 3, 4, 5, 6, 7, 8};
    kept[4] = other;
    const Answer shown = Edited({"--map"}, points(kept)).shown();
    CHECK(shown.code == apps::ExitCode::bad_input);
    CHECK_THAT(shown.err, Contains("is no whole map"));
  }
}
