#pragma once
/// JSON, in the order in which it is written. Numbers that are not numbers become null.
#include <nlohmann/json.hpp>
#include <string>

#include "analysis/statistics/intervals.hpp"

namespace concordat::apps {

using Json = nlohmann::ordered_json;

/// Indented text with a line end.
std::string to_text(const Json& json);
/// [low, high].
Json to_json(const analysis::Interval& interval);

}  // namespace concordat::apps
