#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <set>

#include "tests/architecture/sources.hpp"
#include "tests/paths.hpp"

using namespace concordat::tests;

namespace {
/// Where the same input must give the same bits on every machine.
const std::vector<std::string> reproducible = {"engine/random/",
                                               "engine/network/",
                                               "engine/statistics/",
                                               "engine/numerics",
                                               "engine/lanes",
                                               "agents/",
                                               "analysis/designs/",
                                               "analysis/calibration/",
                                               "analysis/statistics/tally",
                                               "analysis/statistics/student",
                                               "analysis/algebra/",
                                               "analysis/estimates/stopping"};

std::vector<const Source*> reproducible_sources() {
  std::vector<const Source*> found;
  for (const std::string& folder : reproducible)
    for (const Source* source : cpp_sources(folder)) found.push_back(source);
  return found;
}

bool is_code(const std::string& path) {
  return ends_with(path, ".hpp") || ends_with(path, ".cpp") || ends_with(path, ".py") ||
         ends_with(path, ".sh") || ends_with(path, ".cmake") || path == "dev";
}
}  // namespace

TEST_CASE(
    "no clock, locale, stream, thread or hidden randomness is included where results are made") {
  const std::set<std::string> banned = {
      "chrono", "ctime",  "time.h",  "locale",     "clocale",      "iostream",  "fstream",
      "random", "thread", "mutex",   "future",     "atomic",       "execution", "complex",
      "cfenv",  "cstdio", "stdio.h", "sys/time.h", "ranges/random"};
  for (const Source* source : reproducible_sources())
    for (const Include& include : includes_of(*source)) {
      if (ends_with(source->path, "/graphml.cpp")) continue;  // reads a file: that is its work
      INFO(source->path << " includes " << include.name);
      CHECK(banned.count(include.name) == 0);
    }
}

TEST_CASE("no libm, clock, rand or unordered sum is called where results are made") {
  // sqrt, floor, fabs and the like are exact, so they give the same bits everywhere.
  const std::regex banned(
      R"re((^|[^\w.>])(std::)?(exp2?|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan2?|)re"
      R"re(sinh|cosh|tanh|[lt]gamma|erfc?|cbrt|hypot|rand|srand|time|clock)f?\s*\(|)re"
      R"re(std::(reduce|transform_reduce|random_device|mt19937\w*|shuffle)\b)re");
  for (const Source* source : reproducible_sources()) {
    std::smatch call;
    INFO(source->path);
    if (std::regex_search(source->code, call, banned)) FAIL_CHECK("calls " << call.str());
  }
}

TEST_CASE("no file is longer than 400 lines") {
  for (const Source& source : sources()) {
    if (!is_code(source.path)) continue;
    INFO(source.path);
    CHECK(std::ranges::count(source.text, '\n') <= 400);
  }
}

TEST_CASE("namespaces are named after folders") {
  for (const std::string folder : {"engine", "agents", "configs", "analysis", "apps"})
    for (const Source* source : cpp_sources(folder + "/")) {
      const std::regex opened(R"re(namespace concordat::(\w+))re");
      for (std::sregex_iterator at(source->code.begin(), source->code.end(), opened), end;
           at != end; ++at) {
        INFO(source->path);
        CHECK((*at)[1].str() == folder);
      }
    }
}

TEST_CASE("every header is guarded once and by pragma") {
  for (const Source* source : cpp_sources("")) {
    if (!ends_with(source->path, ".hpp")) continue;
    INFO(source->path);
    CHECK(starts_with(source->text, "#pragma once\n"));
  }
}

TEST_CASE("no file name is a bag of things") {
  const std::regex bag(
      R"re((^|.*[/_])(utils?|manager|helpers?|base|misc|common|v\d+)(_.*|\..*))re");
  for (const Source& source : sources()) {
    INFO(source.path);
    CHECK_FALSE(std::regex_match(source.path, bag));
  }
}

TEST_CASE("no name of a test looks like an option") {
  // ctest hands the name to the test program, which would not take it for a name.
  const std::regex option(R"re(TEST_CASE\("\s*-)re");
  for (const Source* source : cpp_sources("tests/")) {
    INFO(source->path);
    CHECK_FALSE(std::regex_search(source->text, option));
  }
}

TEST_CASE("no path of one machine is written down") {
  const std::regex path(R"re((^|[\s"'=(:`])/(work|home|root|Users|mnt)/\w)re");
  for (const Source& source : sources()) {
    std::smatch found;
    INFO(source.path);
    if (std::regex_search(source.text, found, path)) FAIL_CHECK("names" << found.str() << "...");
  }
}

TEST_CASE("the root holds only what architecture.md names") {
  const std::set<std::string> named = {"CMakeLists.txt", "CMakePresets.json",
                                       "README.md",      "CONTRIBUTING.md",
                                       "SECURITY.md",    "LICENSE",
                                       "CITATION.cff",   "dev",
                                       "codemeta.json",  "engine",
                                       "agents",         "configs",
                                       "analysis",       "apps",
                                       "tests",          "benchmarks",
                                       "docs",           "build"};
  for (const auto& entry : std::filesystem::directory_iterator(project_folder())) {
    const auto name = entry.path().filename().string();
    const bool is_result = name.find(".h5") != name.npos;
    INFO(name);
    CHECK((starts_with(name, ".") || is_result || named.count(name) == 1));
  }
}
