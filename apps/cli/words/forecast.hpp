#pragma once
/// What a study would take, in words.
#include <string>

#include "analysis/jobs/forecast.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string forecast_text(const analysis::StudyForecast& forecast);
Json forecast_json(const analysis::StudyForecast& forecast);

}  // namespace concordat::apps
