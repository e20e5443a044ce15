#pragma once
/// What the answers of a stress test call things.
#include <string>

#include "analysis/statistics/bootstrap.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string regime_words(const std::string& name);  ///< "lead_acute" -> "lead acute"

/// A shock's size in its unit: "6 %", "3.0 years".
std::string shock_size(const std::string& unit, double size);

std::string significant(double value);  ///< three digits that say something: .0312, 6.25, 120

/// A share in per cent as the page rounds it: one decimal below ten.
std::string share_number(double share);

/// "70 [62–78]", in per cent; a dash where there is none.
std::string share_words(const analysis::Estimate& share);

/// Lines that fit a screen.
std::string paragraph(const std::string& words, int indent = 2);

/// {"value", "interval_95"}.
Json to_json(const analysis::Estimate& estimate);

}  // namespace concordat::apps
