#include "analysis/sensitivity/sizes.hpp"

#include <cmath>

#include "engine/error.hpp"

namespace concordat::analysis {

void expect_size(const std::string& what, std::span<const double> values, std::size_t needed,
                 const std::string& why) {
  if (values.size() == needed) return;
  throw engine::UserError(what + ": " + std::to_string(values.size()) + " values\n   needs " +
                          std::to_string(needed) + ": " + why);
}

void expect_finite(const std::string& what, std::span<const double> values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isfinite(values[i]))
      throw engine::UserError(what + ": value " + std::to_string(i + 1) + " of " +
                              std::to_string(values.size()) +
                              " is not a number\n   a point of the design has failed\n   "
                              "leave out every row or trajectory that holds it");
}

void expect_unit(const std::string& what, std::span<const double> values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!(values[i] >= 0 && values[i] <= 1))
      throw engine::UserError(what + ": value " + std::to_string(i + 1) + " is " +
                              std::to_string(values[i]) +
                              "\n   inputs are places in the unit cube\n   scale each factor "
                              "to [0, 1]");
}

}  // namespace concordat::analysis
