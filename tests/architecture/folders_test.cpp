// Folders: small, explained, and none that includes another which includes it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>

#include "tests/architecture/sources.hpp"

using namespace concordat::tests;

namespace {
const std::vector<std::string> covered{"engine/", "configs/", "analysis/", "apps/"};

/// Where this is still being done.
const std::vector<std::string> not_yet{"agents/"};

bool is_covered(const std::string& path) {
  const auto holds = [&](const std::string& folder) { return starts_with(path, folder); };
  return std::ranges::any_of(covered, holds) && std::ranges::none_of(not_yet, holds);
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

/// Includes between folders, with one that shows each.
std::map<std::pair<std::string, std::string>, std::string> crossings() {
  std::map<std::pair<std::string, std::string>, std::string> found;
  for (const Source* source : cpp_sources("")) {
    if (!is_covered(source->path)) continue;
    for (const Include& include : includes_of(*source)) {
      if (!include.quoted || !is_covered(include.name)) continue;
      const std::string from = folder_of(source->path), to = folder_of(include.name);
      if (from != to) found[{from, to}] = source->path + " includes " + include.name;
    }
  }
  return found;
}

/// Files of each folder that has any; data that is made or embedded is not counted.
std::map<std::string, int> folders() {
  std::map<std::string, int> found;
  for (const Source& source : sources()) {
    if (!is_covered(source.path) || source.path.find('/') == source.path.npos) continue;
    const bool is_data = ends_with(source.path, ".txtpb") || ends_with(source.path, ".csv");
    if (!is_data) ++found[folder_of(source.path)];
  }
  return found;
}

bool holds_code(const std::string& folder) {
  return std::ranges::any_of(cpp_sources(folder + "/"), [&](const Source* source) {
    return folder_of(source->path) == folder;
  });
}
}  // namespace

TEST_CASE("no two folders include each other") {
  const auto found = crossings();
  for (const auto& [folders, example] : found) {
    const auto back = found.find({folders.second, folders.first});
    if (back != found.end()) FAIL_CHECK(example << ", and " << back->second);
  }
  CHECK_FALSE(found.empty());
}

TEST_CASE("folders stand in an order in which each includes only those before it") {
  std::map<std::string, std::set<std::string>> below;
  for (const auto& [folders, example] : crossings()) below[folders.first].insert(folders.second);
  // Takes away what includes nothing that is left, until nothing goes any more.
  for (bool goes = true; goes;) {
    const auto is_at_the_bottom = [&](const auto& folder) {
      return std::ranges::none_of(folder.second,
                                  [&](const std::string& name) { return below.contains(name); });
    };
    goes = std::erase_if(below, is_at_the_bottom) > 0;
  }
  for (const auto& [folder, includes] : below) FAIL_CHECK(folder << " stands on a circle");
}

TEST_CASE("no folder holds more than about twenty files") {
  for (const auto& [folder, files] : folders()) {
    INFO(folder);
    CHECK(files <= 22);
  }
}

TEST_CASE("every folder of code says in a page what it is") {
  for (const auto& [folder, files] : folders()) {
    if (!holds_code(folder)) continue;
    INFO(folder);
    CHECK(exists_in_project(folder + "/README.md"));
  }
}

TEST_CASE("what asks the questions knows no screen") {
  // So that Python, a browser and a test can have all of it.
  const std::set<std::string> banned{"iostream", "ostream",  "cstdio",      "stdio.h",
                                     "csignal",  "signal.h", "sys/ioctl.h", "termios.h"};
  const std::regex words(
      R"re(\b(std::)?(cout|cerr|clog|stdout|stderr|STDOUT_FILENO|STDERR_FILENO|isatty|printf|)re"
      R"re(fprintf|puts|putchar|signal|sigaction)\b)re");
  for (const Source* source : cpp_sources("analysis/")) {
    INFO(source->path);
    for (const Include& include : includes_of(*source)) {
      INFO("includes " << include.name);
      CHECK(banned.count(include.name) == 0);
      CHECK_FALSE(starts_with(include.name, "apps/"));
    }
    std::smatch found;
    if (std::regex_search(source->code, found, words)) FAIL_CHECK("says " << found.str());
  }
}
