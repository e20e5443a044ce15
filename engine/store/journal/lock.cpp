#include "engine/store/journal/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <sstream>
#include <utility>

#include "engine/error.hpp"
#include "engine/store/journal/process.hpp"

namespace concordat::engine {
namespace {

/// Who holds a journal.
struct Holder {
  std::string machine;
  long process = 0;
};

std::string this_machine() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string text_of(const Holder& holder) {
  return std::to_string(holder.process) + " " + holder.machine;
}

/// What a symbolic link says, which need not lead anywhere; nobody where there is none.
Holder holder_in(const std::string& path) {
  std::array<char, 300> text{};
  const ssize_t length = ::readlink(path.c_str(), text.data(), text.size());
  std::istringstream words(std::string(text.data(), length > 0 ? std::size_t(length) : 0));
  Holder holder;
  words >> holder.process >> holder.machine;
  return holder;
}

/// Of another machine nobody knows, so it counts as living.
bool lives(const Holder& holder) {
  return holder.machine != this_machine() || holder.process <= 0 || is_alive(holder.process);
}

[[noreturn]] void throw_busy(const std::string& output, const std::string& by) {
  throw UserError(output + " is being written by another process" + by,
                  {Advice::wait_or_stop, Advice::choose_another_output});
}

std::string signed_by(const File& journal) {
  std::array<std::uint64_t, 2> start{};
  const std::span<std::uint8_t> bytes(reinterpret_cast<std::uint8_t*>(start.data()), sizeof(start));
  const bool is_signed = journal.read(0, bytes) == sizeof(start) && start[1] != 0;
  return is_signed ? " (pid " + std::to_string(start[1]) + ")" : "";
}

bool has_no_locks(int error) {
  return error == ENOSYS || error == ENOLCK || error == EOPNOTSUPP || error == EINVAL;
}

/// Moves the file of a dead holder out of the way; throws where the holder lives.
void take_from_the_dead(const std::string& path, const std::string& output) {
  const std::string aside = path + "." + std::to_string(::getpid());
  // Moved first and read then, so that of two processes only one takes it.
  if (std::rename(path.c_str(), aside.c_str()) != 0) return;
  const Holder holder = holder_in(aside);
  if (lives(holder)) {
    if (::symlink(text_of(holder).c_str(), path.c_str()) == 0 || errno == EEXIST)
      ::unlink(aside.c_str());
    throw_busy(output, " (pid " + std::to_string(holder.process) + " on " + holder.machine +
                           "; if that has ended, remove " + path + ")");
  }
  ::unlink(aside.c_str());
}

/// Creates what stands for the lock: a symbolic link, which is there with its text or not at all.
void stand_in_for_lock(const std::string& path, const std::string& output) {
  const std::string text = text_of({this_machine(), ::getpid()});
  for (int attempt = 0; attempt < 3; ++attempt) {
    if (::symlink(text.c_str(), path.c_str()) == 0) return;
    if (errno != EEXIST) throw_write_error(path, errno);
    take_from_the_dead(path, output);
  }
  throw_busy(output, "");
}

}  // namespace

Lock::Lock(const File& journal, const std::string& path, const std::string& output) {
  if (::flock(journal.descriptor(), LOCK_EX | LOCK_NB) == 0) {
    descriptor_ = journal.descriptor();
  } else if (errno == EWOULDBLOCK) {
    throw_busy(output, signed_by(journal));
  } else if (has_no_locks(errno)) {
    stand_in_for_lock(path + ".lock", output);
    stand_in_ = path + ".lock";
  } else {
    throw_write_error(path, errno);
  }
}

Lock::Lock(Lock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      stand_in_(std::exchange(other.stand_in_, {})) {}

Lock& Lock::operator=(Lock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(stand_in_, other.stand_in_);
  return *this;
}

void Lock::release() {
  if (descriptor_ >= 0) ::flock(std::exchange(descriptor_, -1), LOCK_UN);
  if (!stand_in_.empty()) ::unlink(std::exchange(stand_in_, {}).c_str());
}

}  // namespace concordat::engine
