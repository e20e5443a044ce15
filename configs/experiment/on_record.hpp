#pragma once
/// What the record says of parameters: the sets that the library's calibration accepts.
#include <string>
#include <vector>

#include "agents/tables/parameters.hpp"

namespace concordat::configs {

struct SetsOnRecord {
  std::string experiment;  ///< the library's calibration that accepted them
  std::vector<const agents::ParameterRow*> parameters;
  std::vector<std::vector<double>> sets;  ///< [set][parameter], of equal standing
};

/// The 200 sets of money that fit 2016/17.
const SetsOnRecord& sets_on_record();

}  // namespace concordat::configs
