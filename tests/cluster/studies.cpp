#include "tests/cluster/studies.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>

#include "tests/paths.hpp"

namespace concordat::tests {
namespace {
constexpr const char* fixed = R"(
title: "Trust under two regimes"
footprint: "greater manchester"
months: 120
factor { path: "trust.gain" low: 0.01 high: 0.08 }
factor { path: "regime" level: "memorandum" level: "majority" }
design { latin_hypercube { points: 100 } }
replicates: 48
)";
}  // namespace

const std::string concordat_program = shell_word(build_folder() / "concordat");

ClusterStudy::ClusterStudy() { write(fixed); }

std::string ClusterStudy::adaptive() {
  std::string text = fixed;
  const auto put = [&text](const std::string& old, const std::string& now) {
    text.replace(text.find(old), old.size(), now);
  };
  put("months: 120", "months: 48");
  put("replicates: 48",
      "adaptive { least: 16 most: 64 narrow { outcome: \"final_collaboration\" half_width: 0.2 } "
      "}");
  return text;
}

void ClusterStudy::write(const std::string& experiment) {
  experiment_ = experiment;
  std::ofstream(file("study.txtpb")) << experiment;
}

std::string ClusterStudy::sweep(const std::string& output, const std::string& more) const {
  return concordat_program + " sweep " + file("study.txtpb") + " --output " + file(output) +
         " --quiet " + more;
}

std::string ClusterStudy::merge(const std::string& output, const std::string& more) const {
  return concordat_program + " merge " + file("study.txtpb") + " --output " + file(output) + " " +
         more;
}

std::string ClusterStudy::digest(const std::string& output) const {
  const Ended ended = started("exec " + concordat_program + " info " + file(output) + " --digest");
  INFO(ended.said);
  REQUIRE(ended.code == 0);
  REQUIRE(digests_in(ended.said).size() == 1);
  return digests_in(ended.said).front();
}

std::string ClusterStudy::digest_alone() const {
  static std::map<std::string, std::string> known;  // by experiment: it takes seconds
  std::string& alone = known[experiment_];
  if (alone.empty()) {
    const Ended ended = started("exec " + sweep("alone.h5"));
    INFO(ended.said);
    REQUIRE(ended.code == 0);
    alone = digest("alone.h5");
  }
  return alone;
}

}  // namespace concordat::tests
