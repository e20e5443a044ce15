#pragma once
/// How the model stands to the patterns, as tables of a file.
#include <string>

#include "analysis/jobs/job.hpp"
#include "analysis/patterns/robustness.hpp"
#include "engine/store/table_file.hpp"

namespace concordat::apps {

/// Tables of patterns, claims and points; `maker` and `seed` are what it was made with.
engine::TableFile validation_tables(const analysis::Robustness& found, const analysis::Maker& maker,
                                    std::uint64_t seed);

}  // namespace concordat::apps
