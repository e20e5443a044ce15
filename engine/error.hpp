#pragma once
/// Two kinds of error: the user's (UserError, always on) and the programmer's (expect, debug only).
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

/// A contract of the code itself: what must hold on entry.
#define CONCORDAT_EXPECT(condition) assert(condition)

}  // namespace concordat::engine
