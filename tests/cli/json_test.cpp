// The page of JSON fields and the program say the same.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/words.hpp"
#include "tests/paths.hpp"

using namespace concordat;
using nlohmann::json;
using tests::say;

namespace {
/// Names of all fields, but for those whose names are data: of outcomes, series, kinds.
void add_names(const json& value, std::set<std::string>& names) {
  static const std::set<std::string> hold_data{"switches",       "organisations_by_kind",
                                               "outcomes",       "organisations_by_subtype",
                                               "series_medians", "series",
                                               "estimates"};
  if (value.is_array())
    for (const json& each : value) add_names(each, names);
  if (!value.is_object()) return;
  for (const auto& [name, field] : value.items()) {
    names.insert(name);
    if (hold_data.contains(name) && field.is_object())
      for (const auto& [key, each] : field.items()) add_names(each, names);
    else
      add_names(field, names);
  }
}

void check_documented(const std::vector<std::string>& words) {
  static const std::string page = tests::content(tests::project_folder() / "apps/cli/json.md");
  const json answer = json::parse(say(words).out);
  std::set<std::string> names;
  add_names(answer, names);
  CHECK(names.size() > 5);
  for (const std::string& name : names) {
    INFO(words.front() << ": " << name);
    const bool is_there = page.find("`" + name + "`") != page.npos ||
                          page.find("`" + name + ".<name>") != page.npos ||
                          page.find("." + name + "`") != page.npos ||
                          page.find(".<name>." + name) != page.npos;
    CHECK(is_there);
  }
}
}  // namespace

TEST_CASE("every field of JSON that runs, studies and comparisons give is on the page") {
  const tests::Folder folder;
  const auto run = [&](const std::string& name, std::vector<std::string> more) {
    std::vector<std::string> words{
        "run",     "three_places", "--months",        "12",       "--replicates", "32",
        "--quiet", "--output",     folder.file(name), "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  check_documented(run("a.h5", {}));
  check_documented(run("b.h5", {"--uncertain"}));
  check_documented({"run", "three_places", "--months", "12", "--until", "final_trust within .1",
                    "--quiet", "--output", folder.file("c.h5"), "--format", "json"});
  check_documented({"sweep", "regimes_compared", "--replicates", "2", "--quiet", "--output",
                    folder.file("s.h5"), "--format", "json"});
  check_documented({"compare", folder.file("s.h5"), "--by", "regime", "--format", "json"});
  check_documented({"status", folder.file("s.h5"), "--format", "json"});
  check_documented({"compare", "three_places", "--months", "12", "--uncertain", "--replicates",
                    "32", "--arm", "regime=memorandum", "--arm", "regime=majority", "--least",
                    ".01", "--quiet", "--format", "json"});
}

TEST_CASE("every command can say JSON but the one that speaks another protocol") {
  std::string without;
  for (const apps::Command& command : apps::all_commands())
    if (std::ranges::none_of(command.options,
                             [](const apps::Option& option) { return option.name == "--format"; }))
      without += command.name + " ";
  CHECK(without == "report figure export serve ");
}

TEST_CASE("what is made, shown and confirmed is told as JSON, and every field is on the page") {
  const tests::Folder folder;
  const std::string file = folder.file("r.h5");
  REQUIRE(say({"run", "three_places", "--months", "12", "--replicates", "8", "--quiet", "--output",
               file})
              .code == apps::ExitCode::done);
  check_documented({"replay", file, "--quiet", "--format", "json"});
  check_documented({"replay", file, "--run", "2", "--output", folder.file("one.h5"), "--quiet",
                    "--format", "json"});
  CHECK(json::parse(say({"replay", file, "--quiet", "--format", "json"}).out)["same"] == true);
  const json shown = json::parse(say({"show", "squeeze", "--format", "json"}).out);
  CHECK(shown["text"] == say({"show", "squeeze"}).out);
  const json made = json::parse(say({"new", folder.file("town"), "--format", "json"}).out);
  CHECK(std::filesystem::exists(made["scenario"].get<std::string>()));
}

TEST_CASE("every field of JSON that a stress test gives is on the page") {
  const tests::Folder folder;
  const auto test = [&](const std::string& name, std::vector<std::string> more) {
    std::vector<std::string> words{
        "stress",  "three_places", "--months",        "72",       "--replicates", "8",
        "--quiet", "--output",     folder.file(name), "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  check_documented(test("a.h5", {"--quick", "--hurdle", "50"}));
  check_documented(test("k.h5", {"--keystones"}));
  check_documented(test("m.h5", {"--map"}));
  check_documented(test("u.h5", {"--uncertain", "--per-set", "4", "--replicates", "80"}));
}
