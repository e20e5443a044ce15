#pragma once
/// How fast change goes at the speed of trust: what a little more trust in everyone brings forward,
/// and by which ways.
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/experiments/in_memory.hpp"
#include "analysis/experiments/one_scenario.hpp"
#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

/// A way in which trust acts on joint work.
enum class Way : std::uint8_t { choices, yield, votes };
inline constexpr Way ways[] = {Way::choices, Way::yield, Way::votes};

/// "through choices": what partners are expected to do, what joint work yields, what passes.
std::string_view name_of(Way way);

/// What is asked: so much more trust, when, and the month whose integration is to be reached.
struct TrustLift {
  double size = .1;      ///< added to everyone's trust in everyone, which ends at 1
  int month = 24;        ///< when
  int level_month = 60;  ///< integration is to reach what the untouched twin has then
  int horizon() const { return 2 * level_month; }
};

/// What the lift does where some ways are closed.
struct Speed {
  std::vector<Way> closed;
  std::uint64_t pairs = 0, units = 0;  ///< that count; units: parameter sets, or pairs
  Estimate months;         ///< by which integration reaches the level sooner; mean over pairs
  Estimate yearly;         ///< what is added to integration in a year, from lift to level month
  double not_reached = 0;  ///< share of pairs in which it is not reached within the horizon
  bool is_zero = false;    ///< every pair's arms are the same in every month, to the last bit
};

/// The first month from `from` on in which a path has reached a level, as a fraction of a month
/// between two; the path's length where it does not.
double month_of_reaching(std::span<const float> path, double level, int from);

/// The same draws with and without the lift. Intervals of 95 % are over pairs, or over parameter
/// sets where there are some. Nothing where it was told to stop. Throws engine::UserError for a
/// scenario that is not sound.
std::optional<Speed> measure_speed(OneScenario one, const std::vector<Way>& closed,
                                   const TrustLift& lift, const InMemory& how);

}  // namespace concordat::analysis
