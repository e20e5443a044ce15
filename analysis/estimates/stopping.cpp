#include "analysis/estimates/stopping.hpp"

#include <algorithm>

#include "analysis/statistics/student.hpp"
#include "engine/error.hpp"
#include "engine/statistics/fixed_point.hpp"

namespace concordat::analysis {
namespace {
constexpr std::uint32_t in_block = 8;      // replicates that are simulated side by side
constexpr std::uint32_t fewest_sound = 8;  // below, no interval is trusted

/// About a quarter more, in whole blocks. 64 bits: near the end of 32 it may not wrap around.
std::uint64_t next_look(std::uint64_t replicates) {
  const std::uint64_t wanted = replicates + std::max<std::uint64_t>(in_block, replicates / 4);
  return (wanted + in_block - 1) / in_block * in_block;
}

/// Wilson's interval, whose longer side is no longer than `half`. With z^2 = z2 and the share p:
/// (z2 |1 - 2 p| / 2 n + z sqrt(p (1 - p) / n + z2 / 4 n^2)) / (1 + z2 / n) <= half.
bool share_is_narrow(const Tally& tally, double half) {
  constexpr double z2 = normal_975 * normal_975;
  const double n = tally.count, p = mean(tally);
  const double skew = p < .5 ? 1 - 2 * p : 2 * p - 1;
  const double room = half * (1 + z2 / n) - z2 * skew / (2 * n);
  return room >= 0 && room * room >= z2 * (p * (1 - p) / n + z2 / (4 * n * n));
}

/// Student's interval, all in steps. A skewed outcome needs more values before that interval holds
/// what it says: 25 squared skewnesses (Cochran 1977, Sampling Techniques, p. 42; †unchecked), and
/// 50 where the same values also decide when to stop (tests/analysis/stopping_coverage_test.cpp).
/// An interval four times as narrow as asked may be somewhat off.
bool mean_is_narrow(const Tally& tally, double half) {
  constexpr double skewness_factor = 50;
  const double n = tally.count, t = student_975(n - 1);
  const auto [squares, cubes] = deviations(tally);
  const double asked = half * half * n * (n - 1), reached = t * t * squares;
  const bool is_sound = squares * squares * squares >= skewness_factor * cubes * cubes;
  return 16 * reached <= asked || (is_sound && reached <= asked);
}
}  // namespace

std::vector<std::uint32_t> rounds(std::uint32_t least, std::uint32_t most) {
  std::vector<std::uint32_t> ends;
  std::uint64_t end = 0;
  const auto go_on_until = [&](std::uint64_t last, auto&& after) {
    while (end < last) {
      end = std::min(last, after(end));
      ends.push_back(static_cast<std::uint32_t>(end));
    }
  };
  go_on_until(least, [](std::uint64_t before) { return before + in_block; });
  go_on_until(most, next_look);
  return ends;
}

bool is_narrow(const Tally& tally, const engine::Quantity& quantity, double half_width) {
  if (tally.count < fewest_sound) return false;
  return is_share(tally, quantity) ? share_is_narrow(tally, half_width)
                                   : mean_is_narrow(tally, half_width * engine::steps_per_unit);
}

Stopping::Stopping(const configs::Replicates& plan, std::span<const engine::Quantity> outcomes,
                   std::uint64_t points)
    : least_(plan.least),
      most_(plan.narrow.empty() ? plan.least : plan.most),
      rounds_(rounds(least_, most_)),
      arrived_(points) {
  for (const configs::Narrow& narrow : plan.narrow) {
    const auto row = std::ranges::find(outcomes, narrow.outcome, &engine::Quantity::name);
    if (row == outcomes.end())
      throw engine::UserError("adaptive: there is no outcome \"" + narrow.outcome + "\"");
    if (!tally_fits(*row, most_))
      throw engine::UserError("adaptive: " + std::to_string(most_) +
                              " replicates are too many for the sums of " + narrow.outcome);
    watched_.push_back({static_cast<std::size_t>(row - outcomes.begin()), *row, narrow.half_width});
  }
  tallies_.resize(points * watched_.size());
}

void Stopping::add(std::uint64_t point, std::span<const float> outcomes) {
  CONCORDAT_EXPECT(arrived_[point] < most_);
  arrived_[point] += 1;
  for (std::size_t w = 0; w < watched_.size(); ++w)
    analysis::add(tallies_[point * watched_.size() + w], watched_[w].quantity,
                  outcomes[watched_[w].outcome]);
}

std::uint32_t Stopping::wanted(std::uint64_t point) const {
  const std::uint32_t arrived = arrived_[point];
  if (arrived < least_) return least_;
  const auto look = std::ranges::lower_bound(rounds_, arrived);
  const bool is_final = *look == arrived && (arrived == most_ || is_settled(point));
  return is_final || *look > arrived ? *look : *(look + 1);
}

/// Whether all that is watched is known well enough.
bool Stopping::is_settled(std::uint64_t point) const {
  for (std::size_t w = 0; w < watched_.size(); ++w)
    if (!is_narrow(tallies_[point * watched_.size() + w], watched_[w].quantity,
                   watched_[w].half_width))
      return false;
  return true;
}

}  // namespace concordat::analysis
