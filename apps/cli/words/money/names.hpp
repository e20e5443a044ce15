#pragma once
/// What text and JSON of money say alike.
#include <string>

#include "agents/tables/flows.hpp"

namespace concordat::apps {

/// 2016 -> "2016/17".
inline std::string financial_year(int year) {
  const int next = (year + 1) % 100;
  return std::to_string(year) + (next < 10 ? "/0" : "/") + std::to_string(next);
}

/// Its names.
inline const agents::FlowRow& row_of(agents::Flow flow) {
  return agents::flow_table()[static_cast<std::size_t>(flow)];
}

}  // namespace concordat::apps
