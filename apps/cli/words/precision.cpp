#include "apps/cli/words/precision.hpp"

#include <algorithm>
#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
constexpr int words_begin = 21;

/// Two digits that count: ".0048", "1.2", "140".
std::string two_digits(double value) {
  int digits = 0;
  for (double scaled = std::abs(value); scaled > 0 && scaled < 10 && digits < 8; scaled *= 10)
    ++digits;
  return decimals(value, digits);
}

std::string indented(const std::string& heading, const std::string& words) {
  std::string text;
  for (const std::string& line : wrapped(words, screen_columns - words_begin - 2))
    text += "  " + left(text.empty() ? heading : "", words_begin - 2) + line + "\n";
  return text;
}

/// Half of the interval of an outcome's mean, or of the share of retreats.
double reached(const analysis::Summary& summary, const std::string& outcome) {
  if (const auto* found = summary.outcome(outcome)) return found->precision.half_width;
  const analysis::Retreat& retreat = summary.retreat;
  return std::max(retreat.share_95.high - retreat.share, retreat.share - retreat.share_95.low);
}
}  // namespace

std::string precision_lines(const analysis::Summary& summary) {
  const auto* outcome = summary.outcome("final_integration");
  if (!outcome || std::isnan(outcome->precision.tells_apart)) return "";
  return indented("told apart", "two such jobs " + two_digits(outcome->precision.tells_apart) +
                                    " apart in integration (4 times in 5)");
}

std::string until_lines(const analysis::Summary& summary,
                        const std::vector<configs::Narrow>& until) {
  std::string words;
  bool all_hold = true;
  for (const configs::Narrow& each : until) {
    const double half = reached(summary, each.outcome);
    all_hold = all_hold && half <= each.half_width;
    words += (words.empty() ? "" : ", ") + each.outcome + " within " +
             (std::isnan(half) ? "nothing known" : two_digits(half)) +
             " (asked: " + two_digits(each.half_width) + ")";
  }
  if (until.empty()) return "";
  return indented(
      all_hold ? "as asked" : "NOT AS ASKED",
      "after " + plural(summary.runs, "run") + (all_hold ? ": " : ", the most: ") + words);
}

}  // namespace concordat::apps
