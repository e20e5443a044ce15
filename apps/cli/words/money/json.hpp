#pragma once
/// Who pays whom, and what is left, as JSON.
#include "analysis/report/money.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// Of all years.
Json money_json(const analysis::MoneyTable& money);

}  // namespace concordat::apps
