#include "apps/cli/screen/waterfall.hpp"

#include <algorithm>
#include <cmath>

namespace concordat::apps {
namespace {

/// From sums to columns of the screen.
struct Scale {
  double low, high;
  int width;
  int column(double sum) const {
    if (high <= low) return 0;
    return static_cast<int>(std::lround((sum - low) / (high - low) * width));
  }
};

Scale scale_of(std::span<const double> values, int width) {
  double sum = 0, low = 0, high = 0;
  for (const double value : values) {
    sum += value;
    low = std::min(low, sum);
    high = std::max(high, sum);
  }
  return {low, high, width};
}

std::string bar(const Scale& scale, double from, double to) {
  const int zero = std::min(scale.column(0), scale.width - 1);
  int first = scale.column(std::min(from, to)), last = scale.column(std::max(from, to));
  if (first == last && std::abs(to - from) >= .005) ++last;
  if (last > scale.width) --first, --last;
  std::string line;
  for (int c = 0; c < scale.width; ++c)
    line += c >= first && c < last ? (to > from ? "█" : "░") : c == zero ? "·" : " ";
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}
}  // namespace

std::vector<std::string> waterfall(std::span<const double> values, int width) {
  const Scale scale = scale_of(values, width);
  std::vector<std::string> bars;
  double sum = 0;
  for (const double value : values) {
    bars.push_back(bar(scale, sum, sum + value));
    sum += value;
  }
  bars.push_back(bar(scale, 0, sum));
  return bars;
}

}  // namespace concordat::apps
