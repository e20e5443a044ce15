#include "apps/cli/words/stress/names.hpp"

#include <algorithm>
#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {

std::string regime_words(const std::string& name) {
  std::string words = name;
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string shock_size(const std::string& unit, double size) {
  if (std::isinf(size)) return "beyond";
  if (unit == "share" || unit == "chance") return percent(size);
  return decimals(size, 1) + (unit == "years" ? " years" : "");
}

std::string significant(double value) {
  if (value == 0 || !std::isfinite(value)) return decimals(value, 0);
  const int before = static_cast<int>(std::floor(std::log10(std::fabs(value)))) + 1;
  return decimals(value, std::clamp(3 - before, 0, 9));
}

std::string share_number(double share) {
  const double tenths = std::round(1000 * share);
  const bool is_small = tenths > 0 && tenths < 100 && std::fmod(tenths, 10) != 0;
  return decimals(is_small ? tenths / 10 : std::round(100 * share), is_small ? 1 : 0);
}

std::string share_words(const analysis::Estimate& share) {
  if (std::isnan(share.value)) return "–";
  return share_number(share.value) + " [" + share_number(share.interval.low) + "–" +
         share_number(share.interval.high) + "]";
}

std::string paragraph(const std::string& words, int indent) {
  std::string lines;
  for (const std::string& line : wrapped(words, screen_columns - indent - 2))
    lines += std::string(static_cast<std::size_t>(indent), ' ') + line + "\n";
  return lines;
}

Json to_json(const analysis::Estimate& estimate) {
  return {{"value", estimate.value}, {"interval_95", to_json(estimate.interval)}};
}

}  // namespace concordat::apps
