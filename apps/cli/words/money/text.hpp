#pragma once
/// Who pays whom, and what is left, on a screen.
#include <string>

#include "analysis/report/money.hpp"

namespace concordat::apps {

/// Of ten years five. Ends without what was run.
std::string money_text(const analysis::MoneyTable& money);

}  // namespace concordat::apps
