#pragma once
/// What there is to choose from, a table each.
#include "apps/cli/screen/table.hpp"

namespace concordat::apps {

// places.cpp
Table footprint_table();
Table scenario_table();
Table kind_table();
Table subtype_table();
Table years_table();
// experiments.cpp
Table experiment_table();
Table pattern_table();
Table condition_table();
Table shock_table();
// quantities.cpp
Table parameter_table();
Table metric_table();
// mechanisms.cpp
Table regime_table();
Table decision_table();
Table event_table();
Table switch_table();

}  // namespace concordat::apps
