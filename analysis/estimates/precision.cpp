#include "analysis/estimates/precision.hpp"

#include <cmath>

#include "analysis/statistics/none.hpp"
#include "analysis/statistics/student.hpp"

namespace concordat::analysis {
namespace {
constexpr double normal_80 = .8416212335729143;

template <class Number>
Precision precision(std::span<const Number> values) {
  double count = 0, mean = 0, squares = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    count += 1;
    const double off = value - mean;
    mean += off / count;
    squares += off * (value - mean);
  }
  if (count < 1) return {0, none, none, none};
  if (count < 2) return {1, mean, none, none};
  const double deviation = std::sqrt(squares / (count - 1));
  return {static_cast<std::uint64_t>(count), mean,
          student_975(count - 1) * deviation / std::sqrt(count),
          least_difference(deviation, count)};
}
}  // namespace

Precision precision_of(std::span<const float> values) { return precision(values); }
Precision precision_of(std::span<const double> values) { return precision(values); }

double least_difference(double deviation, double count) {
  if (count < 2) return none;
  return (student_975(2 * (count - 1)) + normal_80) * deviation * std::sqrt(2 / count);
}

}  // namespace concordat::analysis
