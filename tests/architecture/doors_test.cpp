#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <set>

#include "tests/architecture/sources.hpp"

using namespace concordat::tests;

namespace {

/// Behind the doors of apps/, where nobody knows by which one people came in.
const std::vector<std::string> behind = {"engine/", "agents/", "configs/", "analysis/"};

/// Files that still speak of the command line: to be mended, not to be joined.
const std::set<std::string> known = {};

bool is_code(const std::string& path) {
  return ends_with(path, ".hpp") || ends_with(path, ".cpp") || ends_with(path, ".def") ||
         ends_with(path, ".proto");
}

bool is_lower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }

std::string word_at(const std::string& text, std::size_t at) {
  const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                    [](char c) { return is_lower(c) || c == '-'; });
  return text.substr(at, static_cast<std::size_t>(end - text.begin()) - at);
}

/// Words such as --output; decrements too.
std::multiset<std::string> options_in(const std::string& text) {
  std::multiset<std::string> found;
  for (std::size_t at = 0; (at = text.find("--", at)) != text.npos;) {
    const bool is_inside = at > 0 && (text[at - 1] == '-' || std::isalnum(text[at - 1]));
    at += 2;
    if (!is_inside && at < text.size() && is_lower(text[at])) found.insert(word_at(text, at));
  }
  return found;
}

/// Verbs of "concordat VERB".
std::multiset<std::string> commands_in(const std::string& text) {
  static const std::set<std::string> verbs = {
      "run",     "sweep", "status", "compare", "calibrate", "sensitivity", "validate", "check",
      "explain", "money", "list",   "info",    "replay",    "merge",       "slurm"};
  static const std::string name = "concordat ";
  std::multiset<std::string> found;
  for (std::size_t at = 0; (at = text.find(name, at)) != text.npos;) {
    at += name.size();
    if (const std::string word = word_at(text, at); verbs.count(word) == 1) found.insert(word);
  }
  return found;
}

/// What stands in comments and strings alone.
std::multiset<std::string> without(const std::multiset<std::string>& all,
                                   const std::multiset<std::string>& code) {
  std::multiset<std::string> left;
  std::ranges::set_difference(all, code, std::inserter(left, left.end()));
  return left;
}

}  // namespace

TEST_CASE("what is behind the doors speaks of no option and no command") {
  for (const Source& source : sources()) {
    const bool is_meant = std::ranges::any_of(
        behind, [&](const auto& from) { return starts_with(source.path, from); });
    if (!is_meant || !is_code(source.path) || known.count(source.path) == 1) continue;
    INFO(source.path);
    CHECK(without(options_in(source.text), options_in(source.code)).empty());
    CHECK(commands_in(source.text).empty());
  }
}
