#pragma once
/// One process holds a journal: by flock, which ends with the process, or on file systems without
/// locks by a file beside it that names its holder.
#include <string>

#include "engine/store/journal/file.hpp"

namespace concordat::engine {

class Lock {
 public:
  Lock() = default;
  /// Takes it. Throws UserError where another process holds the journal at `path`, WriteError where
  /// it cannot be taken; `output` is what people know.
  Lock(const File& journal, const std::string& path, const std::string& output);
  ~Lock() { release(); }
  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&& other) noexcept;

  /// Lets go of it before the journal is closed.
  void release();
  /// Whether there are no real locks, so that a killed process may leave it behind.
  bool is_stand_in() const { return !stand_in_.empty(); }

 private:
  int descriptor_ = -1;   ///< of the journal, where flock holds it
  std::string stand_in_;  ///< path of the file that stands for the lock
};

}  // namespace concordat::engine
