#pragma once
/// Two kinds of error: the user's (UserError, always on) and the programmer's (expect, in checked
/// builds only).
#include <cassert>
#include <stdexcept>
#include <string>

namespace concordat::engine {

/// Something that the user can mend. The text says where, what, why and what to do:
/// "file:line:column: problem\n   explanation\n   suggestion".
class UserError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Results could not be written (exit code 3).
class WriteError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A contract of the code itself: what must hold on entry, an index within its bounds. Checked in
/// builds with CONCORDAT_CHECKED (the presets debug, asan and tsan); in others it costs nothing, so
/// that it may stand in the innermost loop.
#ifdef CONCORDAT_CHECKED
#define CONCORDAT_EXPECT(condition) assert(condition)
#else
#define CONCORDAT_EXPECT(condition) static_cast<void>(0)
#endif

}  // namespace concordat::engine
