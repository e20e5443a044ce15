#include "apps/cli/words/stress/names.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {

std::string regime_words(const std::string& name) {
  std::string words = name;
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string way_words(const std::string& regime,
                      const std::vector<analysis::GovernedLater>& later) {
  std::string words = regime_words(regime);
  bool is_other = false;  // than it was from the beginning on
  for (const analysis::GovernedLater& one : later) {
    if (one.regime == regime && !is_other) continue;
    is_other = true;
    words += ", from " + month_name(one.month) +
             (one.until > 0 ? " until " + month_name(one.until - 1) : "") + " " +
             regime_words(one.regime) + (one.forum.empty() ? "" : " (" + one.forum + ")");
  }
  return words;
}

Json later_json(const std::vector<analysis::GovernedLater>& later) {
  Json json = Json::array();
  for (const analysis::GovernedLater& one : later)
    json.push_back({{"month", one.month},
                    {"regime", one.regime},
                    {"forum", one.forum.empty() ? Json() : Json(one.forum)},
                    {"until_month", one.until > 0 ? Json(one.until) : Json()}});
  return json;
}

std::string rule_words(const std::string& decision) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words{
      {{"logit", "weighs costs and benefits, with chance"},
       {"best_response", "does whatever is expected to bring more"},
       {"fermi", "copies partners that fare better"},
       {"bush_mosteller", "repeats what paid more than it hoped for"},
       {"conditional", "joins in once enough others are expected to"}}};
  for (const auto& [name, meaning] : words)
    if (name == decision) return std::string(meaning);
  return regime_words(decision);
}

bool is_gain(const analysis::StressCell& cell) {
  return cell.lost.interval.high < 0 && cell.lost.value <= -.05;
}

std::string lost_words(const analysis::StressCell& cell) {
  return is_gain(cell) ? "gains " + decimals(-cell.lost.value, 1) : decimals(cell.lost.value, 1);
}

std::string months_words(int presses) {
  return plural(static_cast<std::uint64_t>(presses), "month") + " of pressure";
}

std::string back_words(int median, int presses) {
  const std::string after = presses > 0 ? "after " + months_words(presses) : "from its start on";
  if (median < 0) return "not within the test";
  if (median == 0) return "as soon as it ends, " + after;
  return plural(static_cast<std::uint64_t>(median), "month") + " later, " + after;
}

std::string in_lines(const std::string& words, int width) {
  std::string heading;
  for (const std::string& line : wrapped(words, width))
    heading += (heading.empty() ? "" : "\n") + line;
  return heading;
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

Json to_json(const analysis::Estimate& estimate) {
  return {{"value", estimate.value}, {"interval_95", to_json(estimate.interval)}};
}

}  // namespace concordat::apps
