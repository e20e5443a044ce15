#include "apps/cli/screen/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace concordat::apps {
namespace {
std::string printed(const char* format, int digits, double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, digits, value);
  return text.data();
}

/// The value of a bar: the last month of its share of the months, so that the last bar is the end.
double value_of_bar(std::span<const double> values, int bar, int bars) {
  const auto last =
      static_cast<std::size_t>(bar + 1) * values.size() / static_cast<std::size_t>(bars);
  return values[std::max<std::size_t>(last, 1) - 1];
}
}  // namespace

std::string with_thousands(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (auto at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

std::string decimals(double value, int digits) {
  if (std::isnan(value)) return "–";
  std::string text = printed("%.*f", digits, value);
  if (std::strtod(text.c_str(), nullptr) == 0 && text.front() == '-') text.erase(0, 1);
  if (text.starts_with("0.")) text.erase(0, 1);
  if (text.starts_with("-0.")) text.erase(1, 1);
  return text;
}

std::string percent_number(double share) {
  const bool is_rare = share > 0 && share < .0095;
  return is_rare ? decimals(100 * share, 1) : decimals(std::round(100 * share), 0);
}

std::string percent(double share) { return std::isnan(share) ? "–" : percent_number(share) + " %"; }

std::string people(double number) {
  if (number >= 9.95e6) return printed("%.*f", 0, number / 1e6) + " m";
  if (number >= 999500) return printed("%.*f", 1, number / 1e6) + " m";
  return with_thousands(static_cast<std::uint64_t>(std::llround(number / 1000) * 1000));
}

std::string bytes(std::uintmax_t size) {
  constexpr std::array<std::string_view, 5> units{"bytes", "kB", "MB", "GB", "TB"};
  auto value = static_cast<double>(size);
  std::size_t unit = 0;
  for (; value >= 999.5 && unit + 1 < units.size(); ++unit) value /= 1000;
  const int digits = unit > 0 && value < 9.95 ? 1 : 0;
  return printed("%.*f ", digits, value).append(units[unit]);
}

std::string seconds(double duration) {
  if (duration < 59.5) return printed("%.*f s", duration < 9.95 ? 1 : 0, duration);
  const auto whole = std::llround(duration);
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string plural(std::uint64_t number, const std::string& noun) {
  return with_thousands(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string month_name(int month) {
  constexpr std::array<std::string_view, 12> names{"Apr", "May", "Jun", "Jul", "Aug", "Sep",
                                                   "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"};
  const int year = 2016 + (month + 3) / 12;
  return std::string(names[static_cast<std::size_t>(month % 12)]) + " " + std::to_string(year);
}

std::string sparkline(std::span<const double> values, int width) {
  constexpr std::array<std::string_view, 8> bars{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  if (values.empty()) return "";
  if (std::ranges::any_of(values, [](double value) { return std::isnan(value); })) return "–";
  const double low = std::min(0.0, *std::ranges::min_element(values));
  const double high = std::max(low, *std::ranges::max_element(values));
  std::string line;
  for (int bar = 0; bar < width; ++bar) {
    const double value = value_of_bar(values, bar, width);
    const double height = high > low ? (value - low) / (high - low) : 0;
    line += bars[static_cast<std::size_t>(std::clamp(std::lround(7 * height), 0L, 7L))];
  }
  return line;
}

}  // namespace concordat::apps
