#pragma once
/// What the number of runs can tell: how near means are known, and what two such jobs tell apart.
#include <string>
#include <vector>

#include "analysis/report/summary.hpp"
#include "configs/plan/plan.hpp"

namespace concordat::apps {

/// By how much two jobs of so many runs with draws of their own have to differ so that they are
/// told apart four times in five: the last lines of every summary of runs.
std::string precision_lines(const analysis::Summary& summary);

/// Whether the runs stopped because all is known as well as was asked, outcome by outcome.
std::string until_lines(const analysis::Summary& summary,
                        const std::vector<configs::Narrow>& until);

}  // namespace concordat::apps
