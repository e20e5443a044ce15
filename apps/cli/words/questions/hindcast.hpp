#pragma once
/// The model against the record: on a screen, as JSON and as comma-separated text.
#include <string>

#include "analysis/hindcast/hindcast.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string hindcast_text(const analysis::Hindcast& hindcast, const Console& console);
Json hindcast_json(const analysis::Hindcast& hindcast);
/// A heading and a row for each line; a cell is empty where there is nothing to say.
std::string hindcast_csv(const analysis::Hindcast& hindcast);

}  // namespace concordat::apps
