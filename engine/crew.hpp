#pragma once
/// Hands that share the work of one run, where it is large. Plain pointers: what is compiled for
/// one instruction set may leave no function behind (target.hpp).

namespace concordat::engine {

struct Crew {
  /// One of several parts of some work, which any thread may do at any time.
  using Work = void (*)(const void* what, int part);

  void* hands;
  /// Does parts 0 .. parts - 1 and comes back when all are done.
  void (*share)(void* hands, int parts, Work work, const void* what);
};

}  // namespace concordat::engine
