#pragma once
/// What makes two jobs the same: only then may one go on with the other's journal.
#include <cstdint>
#include <string>

#include "engine/store/runs/header.hpp"

namespace concordat::engine {

struct Job {
  std::string version, commit;
  std::string scenario;  ///< XXH3-128 of the scenario text
  std::string axes;      ///< XXH3-128 of shape, quantities and codes
  std::uint64_t seed = 0, runs = 0;
  Trajectories trajectories = Trajectories::none;
  bool operator==(const Job&) const = default;
};

Job job_of(const ResultHeader& header);
/// The hash by which jobs compare scenarios.
std::string hash_of_text(const std::string& text);

/// What of `existing` differs from `wanted`, for people: "another scenario", "seed 2, not 1";
/// empty where nothing does.
std::string difference(const Job& existing, const Job& wanted);

/// 1234567 as "1,234,567".
std::string with_commas(std::uint64_t number);

}  // namespace concordat::engine
