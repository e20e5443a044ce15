#pragma once
/// Numbers that describe a path: a value after each month, the first after month 1.
#include <span>

namespace concordat::analysis {

/// The first month in which the path reaches a share of its highest; the horizon + 1 where it never
/// lies above 0 [month].
double reaching_month(std::span<const double> path, double share);

/// The first month from which on the path stays above 0; the horizon + 1 if there is none [month].
double crossing_month(std::span<const double> path);

/// Of a difference that a shock in month `from` makes: months from the deepest difference, up or
/// down, until half of it is made good, over months from the shock until the deepest, one at least.
/// Where it is never made good, until the horizon. 0 where there is no difference at all [1].
double recovery_ratio(std::span<const double> difference, int from);

}  // namespace concordat::analysis
