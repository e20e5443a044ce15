#pragma once
/// What shares of a study left, made one file.
#include <vector>

#include "analysis/jobs/job.hpp"

namespace concordat::analysis {

/// How many shares there were, as far as their parts show it; 0 where nothing was begun.
std::uint64_t shares_begun(const std::string& output);

struct MissingShare {
  std::uint64_t index = 0, runs = 0;
};

struct Merged {
  std::uint64_t total = 0, missing = 0;  ///< runs
  std::vector<MissingShare> lacking;     ///< the first `most_named` that lack something
};

/// Finishes the job's output from all parts if no run is missing. Throws engine::UserError,
/// engine::WriteError.
Merged merge_shares(const Study& study, const Job& job, std::uint64_t shares,
                    std::size_t most_named);

}  // namespace concordat::analysis
