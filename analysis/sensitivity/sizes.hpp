#pragma once
/// What every method asks of its arrays, refused with what is needed instead.
#include <cstddef>
#include <span>
#include <string>

namespace concordat::analysis {

/// Throws UserError unless there are exactly `needed` values; `why` says where the number comes
/// from ("4 trajectories x (3 factors + 1) points").
void expect_size(const std::string& what, std::span<const double> values, std::size_t needed,
                 const std::string& why);

/// Throws UserError, naming the first, where a value is NaN or infinite: a failed point.
void expect_finite(const std::string& what, std::span<const double> values);

/// Throws UserError, naming the first, where a value lies outside [0, 1].
void expect_unit(const std::string& what, std::span<const double> values);

}  // namespace concordat::analysis
