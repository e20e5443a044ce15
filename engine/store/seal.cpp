#include "engine/store/seal.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "engine/error.hpp"
#include "engine/statistics/hash.hpp"

namespace concordat::engine {
namespace {

constexpr char magic[8] = {'C', 'N', 'C', 'D', 'S', 'E', 'A', 'L'};
constexpr std::uint64_t bytes_at_once = 1 << 20;

/// As it stands in the file.
struct Seal {
  char name[8] = {};
  std::uint64_t length = 0;  ///< of what it seals [byte]
  HashValue hash{};          ///< XXH3-128 of that
  std::uint64_t own = 0;     ///< XXH3-64 of the three above
};
static_assert(sizeof(Seal) == 40);

std::span<std::uint8_t> bytes_of(Seal& seal) {
  return {reinterpret_cast<std::uint8_t*>(&seal), sizeof(seal)};
}

std::uint64_t checksum_of(Seal& seal) { return checksum(bytes_of(seal).first(32), {}); }

/// Of the first `length` bytes; false where they cannot all be read.
bool hash_bytes(const File& file, std::uint64_t length, HashValue& into) {
  Hash hash;
  std::vector<std::uint8_t> bytes(std::min(bytes_at_once, length));
  for (std::uint64_t done = 0; done < length;) {
    const auto part = std::span(bytes).first(std::min(bytes_at_once, length - done));
    if (file.read(done, part) != part.size()) return false;
    hash.add(part.data(), part.size());
    done += part.size();
  }
  into = hash.value();
  return true;
}

[[noreturn]] void throw_unreadable(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR)
    throw UserError(path + ": no such file\n   give the path of a result file (.h5)");
  throw UserError(path + ": cannot be read (" + std::strerror(error) + ")");
}

File open_regular(const std::string& path) {
  // Not to wait for somebody to write, where it is a pipe.
  File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), path);
  if (!file.is_open()) throw_unreadable(path, errno);
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) throw_unreadable(path, errno);
  if (!S_ISREG(status.st_mode))
    throw UserError(path + ": not a file\n   give the path of a result file (.h5)");
  return file;
}

}  // namespace

void seal(File& file, const std::string& path) {
  Seal seal;
  std::memcpy(seal.name, magic, sizeof(magic));
  seal.length = file.size();
  errno = 0;
  if (!hash_bytes(file, seal.length, seal.hash)) throw_write_error(path, errno == 0 ? EIO : errno);
  seal.own = checksum_of(seal);
  file.write(seal.length, bytes_of(seal));
}

void expect_sealed(const std::string& path) {
  const File file = open_regular(path);
  const std::uint64_t size = file.size();
  errno = 0;
  Seal seal;
  if (size >= sizeof(seal) && file.read(size - sizeof(seal), bytes_of(seal)) != sizeof(seal) &&
      errno != 0)
    throw_unreadable(path, errno);
  if (std::memcmp(seal.name, magic, sizeof(magic)) != 0 || seal.own != checksum_of(seal) ||
      seal.length != size - sizeof(seal))
    throw path.ends_with(".txtpb")
        ? UserError(path +
                    ": a scenario or an experiment, and not what came of it\n"
                    "   run it first, and name the result file (.h5)")
        : UserError(path +
                    ": not a result file of Concordat, or damaged\n"
                    "   it was cut short, altered, or written by another program or version");
  HashValue found{};
  if (!hash_bytes(file, seal.length, found)) throw_unreadable(path, errno == 0 ? EIO : errno);
  if (found != seal.hash)
    throw UserError(path +
                    ": damaged: its checksum does not hold\n"
                    "   bytes of it have changed since it was finished: take a copy of it, or run"
                    " it again");
}

}  // namespace concordat::engine
