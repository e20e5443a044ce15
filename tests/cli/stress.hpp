#pragma once
/// Stress tests on the command line: a small one, and what one says.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/words.hpp"

namespace concordat::tests {

/// What `stress` says of these words, as JSON.
inline nlohmann::json document(std::vector<std::string> words) {
  words.insert(words.begin(), "stress");
  words.insert(words.end(), {"--format", "json", "--quiet"});
  const Answer answer = say(words);
  INFO(answer.err);
  REQUIRE(answer.code == apps::ExitCode::done);
  return nlohmann::json::parse(answer.out);
}

/// Eight pairs of six years, and more words.
inline std::vector<std::string> small(const std::string& output, std::vector<std::string> more) {
  std::vector<std::string> words{"three_places", "--replicates", "8",   "--months",
                                 "72",           "--output",     output};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace concordat::tests
