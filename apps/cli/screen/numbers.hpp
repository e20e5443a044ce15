#pragma once
/// Numbers as people read them: the same everywhere, whatever the machine's locale.
#include <cstdint>
#include <span>
#include <string>

namespace concordat::apps {

std::string with_thousands(std::uint64_t number);  ///< 1000 -> "1,000"
std::string percent(double share);                 ///< .714 -> "71 %"
std::string percent_number(double share);          ///< .714 -> "71"
std::string decimals(double value, int digits);    ///< (.5249, 2) -> ".52"
std::string people(double number);                 ///< 1500000 -> "1.5 m"
std::string bytes(std::uintmax_t size);            ///< 1234567 -> "1.2 MB"
std::string seconds(double duration);              ///< "0.3 s", "4 min 10 s", "2 h 05 min"
std::string plural(std::uint64_t number, const std::string& noun);  ///< (1, "run") -> "1 run"

/// The month of an index: 0 -> "Apr 2016".
std::string month_name(int month);

/// A row of bars, from 0 (or the lowest value, where it is negative) to the highest.
std::string sparkline(std::span<const double> values, int width);

}  // namespace concordat::apps
