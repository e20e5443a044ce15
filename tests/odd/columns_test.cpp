// Who writes and reads what: a page of the ODD, and the rule behind it.
#include "tests/odd/columns.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "agents/month/month.hpp"
#include "agents/tables/events.hpp"
#include "tests/odd/page.hpp"
#include "tests/paths.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

/// Columns with two writing steps, and why.
const std::map<std::string, std::string> shared = {
    {"trust",
     "it grows and decays at the end of the month (`trust`), but who leaves or hands a "
     "contract back is trusted less before others act (`breach`)"},
    {"action", "chosen in `decide`; who withdraws or refuses stops at once (`membership`)"},
    {"collaboration", "the mean of an organisation's actions, kept with them"}};

template <class Names>
std::string listed(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + code(name);
  return text.empty() ? "-" : text;
}

std::string columns_page() {
  std::string text =
      "# Who writes and reads what\n\nMade from `agents/state` and `agents/month` by `tests/odd`. "
      "A "
      "step may write the groups that its signature names,\nso that anything else does not "
      "compile; what it reads is found in its text and in what it calls, whether its mechanism\nis "
      "on or off. What no step writes is set at the start.\n\n## Steps, in the order of a "
      "month\n\n";
  std::vector<std::vector<std::string>> rows;
  for (const StepAccess& step : step_accesses()) {
    std::set<std::string> others = step.reads;
    for (const ColumnGroup& group : column_groups())
      if (std::ranges::count(step.writes, group.name) > 0)
        for (const std::string& column : group.columns) others.erase(column);
    rows.push_back({code(step.name), code(step.function), listed(step.writes), listed(others)});
  }
  text += table({"step", "function", "writes the groups", "reads of others"}, rows);
  text += "\n## Groups and their columns\n\n";
  rows.clear();
  for (const ColumnGroup& group : column_groups()) {
    std::set<std::string> steps;
    for (const StepAccess& step : step_accesses())
      if (std::ranges::count(step.writes, group.name) > 0) steps.insert(step.name);
    rows.push_back({code(group.name), listed(group.columns), listed(steps)});
  }
  text += table({"group", "columns", "written by"}, rows);
  text += "\n## Columns with two writing steps\n\n";
  rows.clear();
  for (const auto& [column, why] : shared) rows.push_back({code(column), why});
  return text + table({"column", "why"}, rows);
}

std::string file_of_step(std::string_view name) {
  const std::string path = "agents/month/" + std::string(name);
  const bool has_folder = std::filesystem::is_directory(project_folder() / path);
  return (has_folder ? path + "/" + std::string(name) : path) + ".hpp";
}

}  // namespace

TEST_CASE("the ODD says which step writes and reads which column", "[odd]") {
  check_page("columns.md", columns_page());
}

TEST_CASE("each column is written by one step, but for three that have their reasons", "[odd]") {
  int columns = 0;
  for (const auto& [column, steps] : writers_of_columns()) {
    INFO(column << " is written by " << listed(steps));
    CHECK(steps.size() <= (shared.count(column) == 1 ? 2u : 1u));
    ++columns;
  }
  CHECK(columns > 70);
  CHECK(shared.size() <= 3);
}

TEST_CASE("the scan of steps finds the month, and what each step writes", "[odd]") {
  REQUIRE(step_accesses().size() == std::size(agents::month));
  for (std::size_t k = 0; k < std::size(agents::month); ++k) {
    INFO(agents::month[k].name);
    CHECK(step_accesses()[k].name == agents::month[k].name);
    CHECK_FALSE(step_accesses()[k].writes.empty());
  }
}

TEST_CASE("each step has somebody who trespasses by it in a test", "[odd]") {
  const std::string tests = project_file("tests/architecture/steps/trespass.cpp");
  for (const agents::Step& step : agents::month) {
    INFO("step " << step.name << " is missing in tests/architecture/steps/trespass.cpp");
    const bool is_tried = tests.find("TRESPASS_" + std::string(step.name)) != tests.npos;
    CHECK(is_tried);
  }
}

TEST_CASE("each event acts in the step that its row names", "[odd]") {
  for (const agents::EventRow& row : agents::event_table()) {
    INFO(file_of_step(row.step) << " does nothing at EventKind::" << row.name);
    const bool is_step = std::ranges::any_of(
        agents::month, [&](const agents::Step& step) { return step.name == row.step; });
    CHECK(is_step);
    CHECK(is_looked_for("EventKind::" + std::string(row.name)));
  }
}
