#include "analysis/statistics/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

#include "analysis/statistics/none.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "engine/random/draws.hpp"
#include "engine/random/philox.hpp"

namespace concordat::analysis {
namespace {
// Names of the two uses: no resample shares its draws with a shuffle of the same seed.
constexpr std::uint32_t resampling = engine::code_of("analysis/resample");
constexpr std::uint32_t shuffling = engine::code_of("analysis/shuffle");

/// Draw number `index` of a use: a whole number below `bound`. Its bias is below bound / 2^32.
class WholeDraws {
 public:
  WholeDraws(std::uint64_t seed, std::uint32_t use, std::uint32_t number)
      : low_(static_cast<std::uint32_t>(seed)),
        high_(static_cast<std::uint32_t>(seed >> 32)),
        use_(use),
        number_(number) {}
  std::uint32_t below(std::uint64_t bound, std::uint32_t index) {
    if (index / 4 != block_) {
      block_ = index / 4;
      words_ = engine::philox::words({block_, number_, use_, 0}, low_, high_);
    }
    return static_cast<std::uint32_t>(words_[index % 4] * bound >> 32);
  }

 private:
  std::uint32_t low_, high_, use_, number_;
  std::uint32_t block_ = ~0u;
  engine::philox::Words words_{};
};
}  // namespace

std::vector<std::uint32_t> all_rows(std::size_t rows) {
  std::vector<std::uint32_t> all(rows);
  std::iota(all.begin(), all.end(), 0u);
  return all;
}

std::vector<std::uint32_t> resampled_rows(std::size_t rows, std::uint64_t seed,
                                          std::uint32_t resample) {
  WholeDraws draws(seed, resampling, resample);
  std::vector<std::uint32_t> drawn(rows);
  for (std::uint32_t i = 0; i < drawn.size(); ++i) drawn[i] = draws.below(rows, i);
  return drawn;
}

std::vector<std::uint32_t> shuffled_rows(std::size_t rows, std::uint64_t seed,
                                         std::uint32_t number) {
  WholeDraws draws(seed, shuffling, number);
  std::vector<std::uint32_t> order = all_rows(rows);
  for (std::uint32_t i = 0; i + 1 < order.size(); ++i)
    std::swap(order[i], order[i + draws.below(rows - i, i)]);
  return order;
}

Interval percentile_interval(std::span<const double> values) {
  return percentile_interval(values, .025);
}

Interval percentile_interval(std::span<const double> values, double tail) {
  std::vector<double> sorted;
  std::ranges::copy_if(values, std::back_inserter(sorted), [](double v) { return !std::isnan(v); });
  if (sorted.empty()) return {none, none};
  std::ranges::sort(sorted);
  return {quantile(sorted, tail), quantile(sorted, 1 - tail)};
}

}  // namespace concordat::analysis
