#pragma once
/// Numbers as text and back, the same everywhere: the shortest decimals that read back to the same
/// bits, whatever the locale.
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#ifndef __cpp_lib_to_chars
#include <cstdio>
#include <cstdlib>
#endif

namespace concordat::engine {

#ifndef __cpp_lib_to_chars
/// The standard library of Debian's emscripten converts whole numbers only. In a browser the locale
/// is always C, so that the C functions say the same.
template <class Number>
std::string shortest_of(Number number) {
  char buffer[40];
  int size = 0;
  for (int digits = 1; digits <= 17; ++digits) {
    size = std::snprintf(buffer, sizeof buffer, "%.*g", digits, static_cast<double>(number));
    if (static_cast<Number>(std::strtod(buffer, nullptr)) == number) break;
  }
  return {buffer, static_cast<std::size_t>(size)};
}

inline bool read_shortest(const std::string& word, double& number) {
  char* end = nullptr;
  number = std::strtod(word.c_str(), &end);
  const bool starts_well = !word.empty() && word.front() != ' ' && word.front() != '+';
  return starts_well && end == word.c_str() + word.size();
}
#endif

/// The shortest decimals of a number.
template <class Number>
std::string decimals_of(Number number) {
#ifndef __cpp_lib_to_chars
  if constexpr (std::is_floating_point_v<Number>)
    return shortest_of(number);
  else
#endif
  {
    char buffer[40];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
  }
}

/// All of a word as a number; false where it is none, or out of range.
template <class Number>
bool read_decimals(std::string_view word, Number& number) {
#ifndef __cpp_lib_to_chars
  if constexpr (std::is_floating_point_v<Number>)
    return read_shortest(std::string(word), number);
  else
#endif
  {
    const char* const end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, number);
    return read.ec == std::errc() && read.ptr == end;
  }
}

}  // namespace concordat::engine
