#pragma once
/// One line printed per published check: expected, obtained, tolerance.
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <string>

namespace concordat::tests {

/// Prints the line and checks |obtained - expected| <= tolerance.
inline void compare(const std::string& check, const std::string& what, double expected,
                    double obtained, double tolerance) {
  const double off = std::fabs(obtained - expected);
  std::printf("%-4s %-58s expected %11.7g  obtained %11.7g  off %8.1e  allowed %8.1e  %s\n",
              check.c_str(), what.c_str(), expected, obtained, off, tolerance,
              off <= tolerance ? "ok" : "WRONG");
  INFO(check << " " << what << ": expected " << expected << ", obtained " << obtained
             << ", allowed " << tolerance);
  CHECK(off <= tolerance);
}

/// Prints the line and checks that what was obtained lies below a bound by more than `margin`.
inline void require_below(const std::string& check, const std::string& what, double bound,
                          double obtained, double margin) {
  const bool holds = obtained + margin < bound;
  std::printf("%-4s %-58s below    %11.7g  obtained %11.7g  by %9.1e  required %8.1e  %s\n",
              check.c_str(), what.c_str(), bound, obtained, bound - obtained, margin,
              holds ? "ok" : "WRONG");
  INFO(check << " " << what << ": bound " << bound << ", obtained " << obtained << ", margin "
             << margin);
  CHECK(holds);
}

/// Four standard errors of a share p seen in `trials` independent trials.
inline double four_errors_of_share(double p, double trials) {
  return 4 * std::sqrt(p * (1 - p) / trials);
}

}  // namespace concordat::tests
