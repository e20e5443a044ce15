#include "engine/store/variables/moment_reading.hpp"

#include <algorithm>

namespace concordat::engine {
namespace {

constexpr std::uint64_t runs_at_once = 16384;

void read_quantity(const NetcdfReader& file, const layout::Group& group, const std::string& name,
                   std::span<Moments> into) {
  const auto read = [&](const char* what, auto zero) {
    return file.read<decltype(zero)>(layout::variable(group, name, what), into.size());
  };
  const auto counts = read("count", std::uint64_t{});
  const auto clipped = read("clipped", std::uint64_t{});
  const auto sums = read("sum", std::int64_t{});
  const auto low = read("squares_low", std::uint64_t{});
  const auto high = read("squares_high", std::uint64_t{});
  const auto bins = file.read<std::uint32_t>(layout::variable(group, name, "histogram"),
                                             into.size() * histogram_bins);
  for (std::size_t i = 0; i < into.size(); ++i) {
    into[i] = {counts[i], clipped[i], sums[i], low[i], high[i], {}};
    std::copy_n(bins.begin() + static_cast<std::ptrdiff_t>(i * histogram_bins), histogram_bins,
                into[i].histogram.begin());
  }
}

}  // namespace

void add_runs_of(const NetcdfReader& file, const std::vector<std::string>& outcomes,
                 std::uint64_t runs, Digest& digest) {
  for (std::uint64_t first = 0; first < runs; first += runs_at_once) {
    const std::size_t count = std::min(runs_at_once, runs - first);
    std::vector<std::uint8_t> failed(count);
    std::vector<float> column(count), table(count * outcomes.size());
    file.read_rows(std::string("failed"), first, std::span(failed));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      file.read_rows(outcomes[i], first, std::span(column));
      for (std::size_t run = 0; run < count; ++run) {
        table[run * outcomes.size() + i] = column[run];
      }
    }
    digest.add_runs(table, failed);
  }
}

std::vector<Moments> read_moments(const NetcdfReader& file, const layout::Group& group,
                                  const std::vector<std::string>& quantities, std::uint64_t size) {
  std::vector<Moments> moments(quantities.size() * size);
  for (std::size_t i = 0; i < quantities.size() && size > 0; ++i) {
    read_quantity(file, group, quantities[i], std::span(moments).subspan(i * size, size));
  }
  return moments;
}

}  // namespace concordat::engine
