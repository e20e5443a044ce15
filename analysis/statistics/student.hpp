#pragma once
/// Student's t in basic arithmetic only: the same bits on every machine.
#include <array>
#include <cstddef>

namespace concordat::analysis {

inline constexpr double normal_975 = 1.959963984540054;

/// The 97.5 % quantile of Student's t with a whole number of degrees of freedom, at least 1. Up to
/// 6 from a table; from 7 on the Cornish-Fisher expansion (Abramowitz & Stegun 1964, 26.7.5), whose
/// relative error stays below 3e-5.
constexpr double student_975(double degrees) {
  constexpr std::array<double, 6> table{12.706204736174698, 4.302652729749462, 3.182446305283709,
                                        2.7764451051977934, 2.570581835636314, 2.4469118511449786};
  if (degrees < 7) return table[static_cast<std::size_t>(degrees) - 1];
  constexpr double z = normal_975, z2 = z * z;
  constexpr double g1 = (z2 + 1) * z / 4;
  constexpr double g2 = ((5 * z2 + 16) * z2 + 3) * z / 96;
  constexpr double g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) * z / 384;
  constexpr double g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) * z / 92160;
  const double v = 1 / degrees;
  return z + v * (g1 + v * (g2 + v * (g3 + v * g4)));
}

}  // namespace concordat::analysis
