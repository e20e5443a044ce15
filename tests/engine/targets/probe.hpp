#pragma once
/// The lanes' operations and functions as compiled for one target, over arrays, so that ordinary
/// tests can compare targets. Holds nothing but pointers: code for a newer instruction set must
/// not share an inline function with the rest of the program.
#include <cstddef>
#include <cstdint>

namespace concordat::probe {

/// Of the widest target.
inline constexpr int most_lanes = 16;

struct Address {
  std::uint32_t what, who, whom, index;
};

/// out[k] = f(a[k], b[k], c[k]) for k below n, a multiple of `most_lanes`.
template <class T>
using Apply = void (*)(const T* a, const T* b, const T* c, T* out, std::size_t n);

template <class T>
struct Operation {
  const char* name;
  Apply<T> apply;
};

struct Target {
  const char* name;
  int lanes;
  const Operation<float>* reals;  ///< these lists end with a null name
  const Operation<double>* moneys;
  const Operation<std::uint32_t>* words;
  /// `most_lanes` replicates' draws at one address: uniform, normal, and the four words
  /// [word][replicate].
  void (*draw)(std::uint64_t seed, const std::uint32_t* replicates, const Address& address,
               float* uniform, float* normal, std::uint32_t* words);
};

const Target& scalar_target();
const Target& sse2_target();
const Target& avx2_target();
const Target& avx512_target();
const Target& portable_target();

}  // namespace concordat::probe
