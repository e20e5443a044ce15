#include "engine/numerics.hpp"

#include "engine/bits.hpp"

namespace concordat::engine {
namespace {
constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;
}  // namespace

// ln((1+f)) with s = f/(2+f): 2s + 2s^3/3 + 2s^5/5 + ...; |s| < .172, so 11 terms reach 1e-17.
double precise_logarithm(double x) {
  const auto bits = same_bits<std::uint64_t>(x);
  int exponent = static_cast<int>(bits >> 52) - 1023;
  double m = same_bits<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > 1.41421356237309504880) {
    m *= 0.5;
    ++exponent;
  }
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  double series = 0.0;
  for (int k = 23; k >= 3; k -= 2) series = (series + 1.0 / k) * z;
  const double k = exponent;
  return k * ln2_high + (2.0 * s + (2.0 * s * series + k * ln2_low));
}

// 2^k e^r with |r| < .35, Taylor to r^14.
double precise_exponential(double x) {
  x = x < -700.0 ? -700.0 : x > 700.0 ? 700.0 : x;
  constexpr double round_to_integer = 6755399441055744.0;  // 1.5 * 2^52
  const double k = (x * 1.44269504088896338700 + round_to_integer) - round_to_integer;
  const double r = (x - k * ln2_high) - k * ln2_low;
  double sum = 1.0;
  for (int n = 14; n >= 1; --n) sum = 1.0 + sum * r / n;
  const auto scale = static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52;
  return sum * same_bits<double>(scale);
}

double precise_power(double x, double y) { return precise_exponential(y * precise_logarithm(x)); }

}  // namespace concordat::engine
