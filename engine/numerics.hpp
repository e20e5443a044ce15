#pragma once
/// The only exp, log, logistic and normal that a model may call.
///
/// Built from + - * / and integer operations, so that every compiler, machine
/// and browser gives the same bits; libm does not. Greatest errors found over
/// the ranges stated, in units in the last place, which tests hold them to:
/// exponential and logarithm 1, logistic 2.5, normal_quantile 6.5, power 2 + 2
/// |y ln x|.
#include "engine/lanes.hpp"

namespace concordat::engine {
inline namespace CONCORDAT_TARGET {

/// e^x for float lanes; x is held to [-87, 88], so the result is never zero,
/// infinite or denormal. Range reduction by ln 2 in two parts and a degree-6
/// polynomial (Cephes, Moshier 1992).
CONCORDAT_INLINE Real exponential(Real x) {
  x = clipped(x, Real(-87.0f), Real(88.0f));
  constexpr float round_to_integer = 12582912.0f;  // 1.5 * 2^23: adding it drops the fraction
  const Real k = (x * Real(1.44269504f) + Real(round_to_integer)) - Real(round_to_integer);
  const Real r = (x - k * Real(0.693359375f)) - k * Real(-2.12194440e-4f);
  Real p = Real(1.9875691500e-4f);
  p = p * r + Real(1.3981999507e-3f);
  p = p * r + Real(8.3334519073e-3f);
  p = p * r + Real(4.1665795894e-2f);
  p = p * r + Real(1.6666665459e-1f);
  p = p * r + Real(5.0000001201e-1f);
  p = p * r * r + r + Real(1.0f);
  const Int scale = (truncated(k) + Int(127)) << 23;
  return p * same_bits<Real>(scale);
}

/// ln x for float lanes; x below the smallest normal number counts as that
/// number (-87.34). Mantissa in [sqrt(1/2), sqrt 2) and a degree-9 polynomial
/// (Cephes).
CONCORDAT_INLINE Real logarithm(Real x) {
  x = maximum(x, Real(1.17549435e-38f));
  const Int bits = same_bits<Int>(x);
  Int exponent = (bits >> 23) - Int(126);
  Real m = same_bits<Real>((bits & Int(0x007fffff)) | Int(0x3f000000));  // in [.5, 1)
  const Mask low = m < Real(0.707106781f);
  exponent = exponent + select(low, Int(-1), Int(0));
  m = select(low, m + m, m) - Real(1.0f);
  const Real z = m * m;
  Real p = Real(7.0376836292e-2f);
  p = p * m + Real(-1.1514610310e-1f);
  p = p * m + Real(1.1676998740e-1f);
  p = p * m + Real(-1.2420140846e-1f);
  p = p * m + Real(1.4249322787e-1f);
  p = p * m + Real(-1.6668057665e-1f);
  p = p * m + Real(2.0000714765e-1f);
  p = p * m + Real(-2.4999993993e-1f);
  p = p * m + Real(3.3333331174e-1f);
  const Real k = real_from(exponent);
  Real y = m * z * p + k * Real(-2.12194440e-4f);
  y = y - z * Real(0.5f);
  return m + y + k * Real(0.693359375f);
}

/// 1 / (1 + e^-x).
CONCORDAT_INLINE Real logistic(const Real &x) {
  return Real(1.0f) / (Real(1.0f) + exponential(-x));
}

/// x^y for x > 0.
CONCORDAT_INLINE Real power(const Real &x, const Real &y) { return exponential(y * logarithm(x)); }

/// The standard normal quantile of a probability in (0, 1): Wichura 1988, AS
/// 241, PPND7. The three rational approximations share one division, which is
/// dear.
CONCORDAT_INLINE Real normal_quantile(const Real &p) {
  const Real q = p - Real(0.5f);
  const Real r = Real(0.180625f) - q * q;
  const Real centre_above =
      q * (((Real(59.109374720f) * r + Real(159.29113202f)) * r + Real(50.434271938f)) * r +
           Real(3.3871327179f));
  const Real centre_below =
      ((Real(67.187563600f) * r + Real(78.757757664f)) * r + Real(17.895169469f)) * r + Real(1.0f);
  const Mask lower = q < Real(0.0f);
  const Real s = square_root(-logarithm(select(lower, p, Real(1.0f) - p)));
  const Real t = s - Real(1.6f);
  const Real near_above =
      ((Real(0.17023821103f) * t + Real(1.3067284816f)) * t + Real(2.7568153900f)) * t +
      Real(1.4234372777f);
  const Real near_below = (Real(0.12021132975f) * t + Real(0.73700164250f)) * t + Real(1.0f);
  Real tail_above = near_above, tail_below = near_below;
  const Mask is_far = s >= Real(5.0f);
  if (any(is_far)) {  // never for draws, which stay above 2^-24
    const Real w = s - Real(5.0f);
    const Real far_above =
        ((Real(0.017337203997f) * w + Real(0.42868294337f)) * w + Real(3.0812263860f)) * w +
        Real(6.6579051150f);
    const Real far_below = (Real(0.012258202635f) * w + Real(0.24197894225f)) * w + Real(1.0f);
    tail_above = select(is_far, far_above, tail_above);
    tail_below = select(is_far, far_below, tail_below);
  }
  const Mask is_central = r >= Real(0.0f);
  const Real above = select(is_central, centre_above, select(lower, -tail_above, tail_above));
  return above / select(is_central, centre_below, tail_below);
}

}  // namespace CONCORDAT_TARGET

/// ln x in double precision for x > 0, for set-up work one run at a time; below
/// 1e-15 relative.
double precise_logarithm(double x);
/// e^x in double precision, x held to [-700, 700]; below 1e-15 relative.
double precise_exponential(double x);
/// x^y in double precision for x > 0; below 1e-15 (1 + |y ln x|) relative.
double precise_power(double x, double y);

}  // namespace concordat::engine
