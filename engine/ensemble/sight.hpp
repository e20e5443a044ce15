#pragma once
/// What a thread sanitizer cannot see, because Debian's oneTBB is not built for it: that one thread
/// waited for another. Nothing at all in other builds.
#if defined(__SANITIZE_THREAD__)
#define CONCORDAT_THREADS_ARE_WATCHED
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CONCORDAT_THREADS_ARE_WATCHED
#endif
#endif

#ifdef CONCORDAT_THREADS_ARE_WATCHED
#include <sanitizer/tsan_interface.h>
#endif

namespace concordat::engine {

/// What this thread did so far comes before what others do after `comes_after` the same address.
inline void comes_before([[maybe_unused]] void* address) {
#ifdef CONCORDAT_THREADS_ARE_WATCHED
  __tsan_release(address);
#endif
}

inline void comes_after([[maybe_unused]] void* address) {
#ifdef CONCORDAT_THREADS_ARE_WATCHED
  __tsan_acquire(address);
#endif
}

}  // namespace concordat::engine
