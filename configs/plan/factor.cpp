#include "configs/plan/plan.hpp"
#include "configs/text/values.hpp"

namespace concordat::configs {

std::optional<double> number_of(const Factor& factor, const std::string& value) {
  switch (factor.values) {
    case FactorValues::numbers:
      return parsed_number(value);
    case FactorValues::truths:
      return parsed_truth(value);
    case FactorValues::words:
      break;
  }
  return {};
}

}  // namespace concordat::configs
