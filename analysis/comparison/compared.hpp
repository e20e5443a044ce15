#pragma once
/// Arms of result files compared, outcome by outcome.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "analysis/comparison/arms.hpp"

namespace concordat::analysis {

/// By outcome, "" for all others: the least difference that counts where sets are told apart.
using LeastDifferences = std::map<std::string, double>;

/// One outcome, every arm but the control against it.
struct ComparedOutcome {
  std::string name;
  double least = 0;                    ///< difference that counts
  std::vector<PairedComparison> arms;  ///< [arm - 1]
};

/// What was compared with what, and what came of it.
struct ComparedArms {
  std::string title;
  std::vector<std::shared_ptr<engine::ResultFile>> files;  ///< whose runs the arms are
  PairedArms pairing;
  std::vector<std::string> factors;                ///< of a study: whose levels the arms are
  std::vector<std::vector<std::string>> settings;  ///< [arm] lines of its scenario that are its own
  /// [arm] what happens in it, shocks among it, where arms differ in that; else empty.
  std::vector<std::vector<agents::Event>> events;
  std::vector<ComparedOutcome> outcomes;
  bool are_kept = true;      ///< the files: else their paths mean nothing to anybody
  bool is_ensemble = false;  ///< points are parameter sets that a calibration accepted
  /// Those made by another version of the program than the first: some of the difference may be
  /// due to that.
  std::vector<std::shared_ptr<engine::ResultFile>> of_other_versions;

  std::uint64_t failed_runs() const;
};

/// Result files of single scenarios, the control first; `outcomes` as asked for, else the usual
/// ones. Throws UserError.
ComparedArms compare_files(const std::vector<std::string>& paths,
                           const std::vector<std::string>& outcomes,
                           const LeastDifferences& least = {});

/// The levels of factors of one study; without names those of the only factor whose levels are
/// words. Throws UserError.
ComparedArms compare_levels(const std::string& path, const std::vector<std::string>& factors,
                            const std::vector<std::string>& outcomes,
                            const LeastDifferences& least = {});

/// Factors by whose levels a study can be compared, those with words first: points differ in them
/// alone and share their draws.
std::vector<std::string> comparable_factors(const engine::ResultFile& study);

}  // namespace concordat::analysis
