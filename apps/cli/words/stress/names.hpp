#pragma once
/// What the answers of a stress test call things.
#include <string>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"
#include "analysis/stress/report.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string regime_words(const std::string& name);  ///< "lead_acute" -> "lead acute"

/// With what the scenario makes of it on a day: "memorandum, from Apr 2018 statutory (vale)".
std::string way_words(const std::string& regime, const std::vector<analysis::GovernedLater>& later);

/// [{"month", "regime", "forum", "until_month"}].
Json later_json(const std::vector<analysis::GovernedLater>& later);

/// Of a rule of choice what an organisation does by it: "copies partners that fare better".
std::string rule_words(const std::string& decision);

/// Whether a shock adds joint work, as its interval says.
bool is_gain(const analysis::StressCell& cell);

std::string lost_words(const analysis::StressCell& cell);  ///< ".8" years, or "gains .7"

std::string months_words(int presses);  ///< "35 months of pressure"

/// When half of the runs hurt are back, from the end of the pressure on: "at once, after 35 months
/// of pressure".
std::string back_words(int median, int presses);

/// A heading is as wide as its longest line.
std::string in_lines(const std::string& words, int width);

/// A shock's size in its unit: "6 %", "3.0 years".
std::string shock_size(const std::string& unit, double size);

std::string significant(double value);  ///< three digits that say something: .0312, 6.25, 120

/// A share in per cent as the page rounds it: one decimal below ten.
std::string share_number(double share);

/// "70 [62–78]", in per cent; a dash where there is none.
std::string share_words(const analysis::Estimate& share);

/// What no answer may be read as having found.
inline constexpr const char* put_in =
    "What a way of governing brings (a duty, a mandate, shared risk) is put in, not found.";

/// {"value", "interval_95"}.
Json to_json(const analysis::Estimate& estimate);

}  // namespace concordat::apps
