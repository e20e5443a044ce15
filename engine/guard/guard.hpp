#pragma once
/// An end in words where a library would end the process without.

namespace concordat::engine {

/// Held by a thread while it is inside a library that does not survive that memory fails it: HDF5
/// 1.10 and Open MPI 4.1 follow null, free twice, call themselves until the stack is full, or call
/// exit. There that ends the process with a sentence and exit code 4, as it ends wherever there is
/// no memory left. What other threads do is left alone.
class Guard {
 public:
  /// `own`: this thread's crashes are the library's. `all`: also those of others, where none but
  /// threads that the library starts can be there.
  enum class Threads { own, all };

  /// Its name, a literal. Of several that one thread holds the first counts.
  explicit Guard(const char* library, Threads threads = Threads::own);
  ~Guard();
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;
};

/// The same end, for a thread that has nobody to throw to.
[[noreturn]] void end_without_memory();

}  // namespace concordat::engine
