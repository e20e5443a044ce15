#pragma once
/// Which instruction set and how many lanes this translation unit is compiled for.
///
/// The build compiles the model's kernel several times and picks one at run time. Everything
/// that depends on lanes lives in an inline namespace named after its target, so that the linker
/// can never mix, say, an AVX2 function into the portable kernel. Code that does not say
/// otherwise is compiled for `scalar`: one run at a time, the readable reference.
#ifndef CONCORDAT_TARGET
#define CONCORDAT_TARGET scalar
#define CONCORDAT_LANES 1
#endif

#if defined(__x86_64__)
namespace concordat::engine {
/// Whether this machine's processor has what the kernels of these names need: for those who pick
/// one.
[[gnu::always_inline]] inline bool has_avx2() { return __builtin_cpu_supports("avx2") != 0; }
[[gnu::always_inline]] inline bool has_avx512() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
}
}  // namespace concordat::engine
#endif

/// Everything small that a kernel calls: never a function of its own, which the linker could share.
#define CONCORDAT_INLINE [[gnu::always_inline]] inline
