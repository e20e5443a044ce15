#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/random/philox.hpp"
#include "tests/engine/runnable_targets.hpp"

using namespace concordat;
using probe::runnable_targets;

namespace {

constexpr std::size_t count = 4096;

// Arbitrary words from an address of their own.
std::vector<std::uint32_t> arbitrary_words(std::uint32_t which) {
  std::vector<std::uint32_t> words(count);
  for (std::uint32_t k = 0; k < count; ++k)
    words[k] = engine::philox::words({k, which, 1, 2}, 3, 4)[0];
  return words;
}

// Numbers over many magnitudes and both signs; every ninth is a special one.
template <class T>
std::vector<T> arbitrary_numbers(std::uint32_t which, double largest_exponent) {
  const T special[] = {T(0),    T(-0.0), T(1), T(-1), T(0.5), std::numeric_limits<T>::min(),
                       T(1e-3), T(-88)};
  const auto words = arbitrary_words(which), more = arbitrary_words(which + 100);
  std::vector<T> numbers(count);
  for (std::size_t k = 0; k < count; ++k) {
    const double exponent = (more[k] * 0x1p-31 - 1.0) * largest_exponent;
    numbers[k] = static_cast<T>(std::ldexp(words[k] * 0x1p-31 - 1.0, static_cast<int>(exponent)));
    if (k % 9 == which % 9) numbers[k] = special[words[k] % 8];
  }
  return numbers;
}

template <class T>
bool same(T a, T b) {
  return std::memcmp(&a, &b, sizeof a) == 0 || (a != a && b != b);
}

template <class T>
void compare(const probe::Operation<T>* reference, const probe::Operation<T>* other,
             const std::vector<T>& a, const std::vector<T>& b, const std::vector<T>& c) {
  for (const auto* operation = reference; operation->name; ++operation) {
    INFO("operation " << operation->name);
    const auto expected = probe::apply(reference, operation->name, a, b, c);
    const auto found = probe::apply(other, operation->name, a, b, c);
    std::size_t differ = 0, first = 0;
    for (std::size_t k = count; k-- > 0;) {
      if (same(expected[k], found[k])) continue;
      ++differ;
      first = k;
    }
    INFO("first at a = " << a[first] << ", b = " << b[first] << ", c = " << c[first] << ": "
                         << expected[first] << " and " << found[first]);
    CHECK(differ == 0);
  }
}

}  // namespace

TEST_CASE("every operation on lanes gives each run what it gets alone, bit for bit") {
  const auto targets = runnable_targets();
  REQUIRE(targets.front()->lanes == 1);
  const auto& alone = *targets.front();
  for (const auto* target : targets) {
    INFO("target " << target->name);
    if (target != &alone) CHECK((target->lanes == 8 || target->lanes == 16));
    for (const double magnitude : {2.0, 6.0, 100.0}) {
      compare(alone.reals, target->reals, arbitrary_numbers<float>(1, magnitude),
              arbitrary_numbers<float>(2, magnitude), arbitrary_numbers<float>(3, magnitude));
      compare(alone.moneys, target->moneys, arbitrary_numbers<double>(4, magnitude),
              arbitrary_numbers<double>(5, magnitude), arbitrary_numbers<double>(6, magnitude));
    }
    compare(alone.words, target->words, arbitrary_words(7), arbitrary_words(8), arbitrary_words(9));
  }
}

TEST_CASE("the scalar operations do what they say") {
  const auto* reals = runnable_targets().front()->reals;
  const auto result = [&](const char* name, float a, float b, float c) {
    return probe::apply(reals, name, std::vector<float>{a}, {b}, {c})[0];
  };
  CHECK(result("a < b ? b : c", 1, 2, 3) == 2);
  CHECK(result("a < b ? b : c", 2, 2, 3) == 3);
  CHECK(result("a <= b ? b : c", 2, 2, 3) == 2);
  CHECK(result("a < b and b < c ? a : c", 1, 2, 2) == 2);
  CHECK(result("a < b or b < c ? a : c", 1, 2, 2) == 1);
  CHECK(result("not a < b ? a : c", 1, 2, 3) == 3);
  CHECK(result("everywhere", 1, 2, 3) == 1);
  CHECK(result("nowhere", 1, 2, 3) == 2);
  CHECK(result("clipped", 5, 1, 3) == 3);
  CHECK(result("clipped", -5, 1, 3) == 1);
  CHECK(result("clipped", 2, 1, 3) == 2);
  CHECK(result("truncated and back", -2.75f, 0, 0) == -2);
  CHECK(result("square_root", -3, 0, 0) == 3);
}
