#pragma once
/// Which outcomes of a file are looked at.
#include <string>
#include <vector>

#include "engine/store/results.hpp"

namespace concordat::analysis {

/// Those asked for, all known to the file; where none is asked for, those of `usual` and whatever
/// the experiment itself has named. Throws engine::UserError with the nearest name.
std::vector<std::string> chosen_outcomes(const engine::ResultFile& file,
                                         const std::vector<std::string>& asked,
                                         const std::vector<std::string>& usual);

/// That every run ends in each of these, whatever it simulates. Throws engine::UserError with the
/// nearest name.
void expect_outcomes(const std::vector<std::string>& asked);

/// "1", "month"; empty where the outcome is the experiment's own.
std::string unit_of_outcome(const std::string& name);

}  // namespace concordat::analysis
