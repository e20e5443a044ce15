#include "tests/engine/targets/probe.hpp"

#include "engine/lanes.hpp"
#include "engine/numerics.hpp"
#include "engine/random/draws.hpp"

#define CONCORDAT_TEXT_(x) #x
#define CONCORDAT_TEXT(x) CONCORDAT_TEXT_(x)
#define CONCORDAT_JOIN_(a, b) a##b
#define CONCORDAT_JOIN(a, b) CONCORDAT_JOIN_(a, b)

namespace concordat::probe {
namespace {

using namespace engine;

// Applies an expression of a, b and c to whole arrays, `lane_count` numbers at a time.
template <class Lane, class T, class F>
CONCORDAT_INLINE void over(const T* a, const T* b, const T* c, T* out, std::size_t n, F f) {
  for (std::size_t at = 0; at < n; at += lane_count) {
    Lane x, y, z;
    std::memcpy(&x, a + at, sizeof x);
    std::memcpy(&y, b + at, sizeof y);
    std::memcpy(&z, c + at, sizeof z);
    const Lane result = f(x, y, z);
    std::memcpy(out + at, &result, sizeof result);
  }
}

// A lambda is evaluated in `over`, which is inlined here: nothing is left for the linker to mix.
#define OPERATION(T, Lane, name, expression)                                               \
  {                                                                                        \
    name, [](const T* p, const T* q, const T* r, T* out, std::size_t n) {                  \
      over<Lane>(                                                                          \
          p, q, r, out, n,                                                                 \
          [](const Lane& a, const Lane& b, const Lane& c) __attribute__((always_inline)) { \
            (void)b, (void)c;                                                              \
            return Lane(expression);                                                       \
          });                                                                              \
    }                                                                                      \
  }
#define REAL(name, expression) OPERATION(float, Real, name, expression)
#define MONEY(name, expression) OPERATION(double, Money, name, expression)
#define WORD(name, expression) OPERATION(std::uint32_t, Bits, name, expression)

const Operation<float> reals[] = {
    REAL("a + b", a + b),
    REAL("a - b", a - b),
    REAL("a * b", a* b),
    REAL("a / b", a / b),
    REAL("-a", -a),
    REAL("a < b ? b : c", select(a < b, b, c)),
    REAL("a > b ? b : c", select(a > b, b, c)),
    REAL("a <= b ? b : c", select(a <= b, b, c)),
    REAL("a >= b ? b : c", select(a >= b, b, c)),
    REAL("a == b ? b : c", select(a == b, b, c)),
    REAL("a < b and b < c ? a : c", select((a < b) & (b < c), a, c)),
    REAL("a < b or b < c ? a : c", select((a < b) | (b < c), a, c)),
    REAL("not a < b ? a : c", select(!(a < b), a, c)),
    REAL("any", any(a < b) == any(!(a >= b)) ? Real(1.0f) : Real(0.0f)),
    REAL("a < b ? b : c, packed", select(unpacked(packed(a < b)), b, c)),
    REAL("everywhere", select(Mask(true), a, b)),
    REAL("nowhere", select(Mask(false), a, b)),
    REAL("minimum", minimum(a, b)),
    REAL("maximum", maximum(a, b)),
    REAL("clipped", clipped(a, minimum(b, c), maximum(b, c))),
    REAL("square_root", square_root(a* a)),
    REAL("truncated and back", real_from(truncated(clipped(a, Real(-1e9f), Real(1e9f))))),
    REAL("to_money and back", to_real(to_money(a) * to_money(b))),
    REAL("exponential", exponential(a)),
    REAL("logarithm", logarithm(a)),
    REAL("logistic", logistic(a)),
    REAL("power", power(a, b)),
    REAL("normal_quantile", normal_quantile(a)),
    {nullptr, nullptr}};

const Operation<double> moneys[] = {MONEY("a + b", a + b),
                                    MONEY("a - b", a - b),
                                    MONEY("a * b", a* b),
                                    MONEY("a / b", a / b),
                                    MONEY("-a", -a),
                                    MONEY("a < b ? b : c", select(a < b, b, c)),
                                    MONEY("a > b ? b : c", select(a > b, b, c)),
                                    MONEY("a <= b ? b : c", select(a <= b, b, c)),
                                    MONEY("a >= b ? b : c", select(a >= b, b, c)),
                                    MONEY("a == b ? b : c", select(a == b, b, c)),
                                    MONEY("minimum", minimum(a, b)),
                                    MONEY("maximum", maximum(a, b)),
                                    MONEY("clipped", clipped(a, minimum(b, c), maximum(b, c))),
                                    MONEY("to_real and back", to_money(to_real(a))),
                                    {nullptr, nullptr}};

const Operation<std::uint32_t> words[] = {
    WORD("a + b", a + b),
    WORD("a - b", a - b),
    WORD("a * b", a* b),
    WORD("a & b", a& b),
    WORD("a | b", a | b),
    WORD("a ^ b", a ^ b),
    WORD("a << 7", a << 7),
    WORD("a >> 9", a >> 9),
    WORD("signed a >> 9", same_bits<Bits>(same_bits<Int>(a) >> 9)),
    WORD("signed a < b ? b : c", same_bits<Bits>(select(same_bits<Int>(a) < same_bits<Int>(b),
                                                        same_bits<Int>(b), same_bits<Int>(c)))),
    WORD("signed a == b ? b : c", same_bits<Bits>(select(same_bits<Int>(a) == same_bits<Int>(b),
                                                         same_bits<Int>(b), same_bits<Int>(c)))),
    WORD("real from signed a", same_bits<Bits>(real_from(same_bits<Int>(a)))),
    WORD("open_unit", same_bits<Bits>(open_unit(a))),
    {nullptr, nullptr}};

void draw(std::uint64_t seed, const std::uint32_t* replicates, const Address& at, float* uniform,
          float* normal, std::uint32_t* out) {
  for (int first = 0; first < most_lanes; first += lane_count) {
    Bits runs;
    std::memcpy(&runs, replicates + first, sizeof runs);
    const Draws draws(seed, runs);
    const Real u = draws.uniform(at.what, at.who, at.whom, at.index);
    const Real z = draws.normal(at.what, at.who, at.whom, at.index);
    const FourBits four = draws.words(at.what, at.who, at.whom, at.index);
    std::memcpy(uniform + first, &u, sizeof u);
    std::memcpy(normal + first, &z, sizeof z);
    for (int w = 0; w < 4; ++w)
      std::memcpy(out + most_lanes * w + first, &four.word[w], sizeof runs);
  }
}

}  // namespace

const Target& CONCORDAT_JOIN(CONCORDAT_TARGET, _target)() {
  static constexpr Target target{
      CONCORDAT_TEXT(CONCORDAT_TARGET), lane_count, reals, moneys, words, draw};
  return target;
}

}  // namespace concordat::probe
