#include "engine/store/journal/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "engine/error.hpp"

namespace concordat::engine {
namespace {

std::vector<Advice> advice(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return {Advice::make_room};
    case ENOENT:
    case ENOTDIR:
      return {Advice::create_folder, Advice::choose_another_output};
    case EISDIR:
      return {Advice::choose_file_in_folder};
    case ELOOP:  // a link where none is followed
      return {Advice::choose_another_output};
    case EMFILE:
    case ENFILE:
    case ENAMETOOLONG:
      return {};  // told below
    default:
      return {Advice::choose_writable_folder};
  }
}

/// What to do that is no matter of where the output is.
std::string remedy(int error) {
  switch (error) {
    case EMFILE:
      return "\n   a process may have too few files open here: raise the limit, as by ulimit -n "
             "1024";
    case ENFILE:
      return "\n   this machine has too many files open: end what has them, or try again later";
    case ENAMETOOLONG:
      return "\n   choose a shorter name: what is written beside it has a longer one";
    default:
      return "";
  }
}

}  // namespace

void throw_write_error(const std::string& path, int error) {
  throw WriteError(
      path + ": cannot be written (" + std::generic_category().message(error) + ")" + remedy(error),
      advice(error));
}

File::~File() { close(); }

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  return *this;
}

std::uint64_t File::size() const {
  struct stat status {};
  return ::fstat(descriptor_, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

std::size_t File::read(std::uint64_t offset, std::span<std::uint8_t> into) const {
  std::size_t done = 0;
  while (done < into.size()) {
    const ssize_t got = ::pread(descriptor_, into.data() + done, into.size() - done,
                                static_cast<off_t>(offset + done));
    if (got == 0 || (got < 0 && errno != EINTR)) {
      break;
    }
    done += got > 0 ? static_cast<std::size_t>(got) : 0;
  }
  return done;
}

void File::write(std::uint64_t offset, std::span<const std::uint8_t> bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t put = ::pwrite(descriptor_, bytes.data() + done, bytes.size() - done,
                                 static_cast<off_t>(offset + done));
    if (put < 0 && errno != EINTR) {
      throw_write_error(path_, errno);
    }
    done += put > 0 ? static_cast<std::size_t>(put) : 0;
  }
}

void File::truncate(std::uint64_t size) {
  if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) {
    throw_write_error(path_, errno);
  }
}

void File::sync() {
  if (::fsync(descriptor_) != 0) {
    throw_write_error(path_, errno);
  }
}

void File::close() {
  if (is_open()) {
    ::close(std::exchange(descriptor_, -1));
  }
}

File open_to_read(const std::string& path) {
  return {::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), path};
}

File open_to_write(const std::string& path) {
  File file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644),
            path);
  struct stat status {};
  if (!file.is_open() || ::fstat(file.descriptor(), &status) != 0) {
    throw_write_error(path, errno);
  }
  if (!S_ISREG(status.st_mode)) {
    throw UserError(path + ": is no ordinary file", {Advice::choose_another_output});
  }
  return file;
}

bool may_be_own(const std::string& path, std::string_view beginning) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return true;
  const File file = open_to_read(path);
  if (!file.is_open()) return true;
  std::string start(beginning.size(), '\0');
  start.resize(file.read(0, {reinterpret_cast<std::uint8_t*>(start.data()), start.size()}));
  if (start.find_first_not_of('\0') == start.npos) return true;
  std::size_t others = 0;
  for (std::size_t at = 0; at < start.size(); ++at) others += start[at] != beginning[at] ? 1 : 0;
  return others == 0 || (others == 1 && start.size() == beginning.size());
}

void expect_own(const std::string& path, std::string_view beginning) {
  if (!may_be_own(path, beginning))
    throw UserError(path + ": is there, and was not written by Concordat, which needs that name\n" +
                        "   it is left alone: move it away",
                    {Advice::choose_another_output});
}

bool give_name(const std::string& from, const std::string& to, bool may_replace) {
  if (may_replace) return std::rename(from.c_str(), to.c_str()) == 0;
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  struct stat status {};  // a file system that cannot do it in one step
  if (::lstat(to.c_str(), &status) != 0) return std::rename(from.c_str(), to.c_str()) == 0;
  errno = EEXIST;
  return false;
}

void sync_folder_of(const std::string& path) {
  const auto parent = std::filesystem::path(path).parent_path();
  const std::string folder = parent.empty() ? "." : parent.string();
  File handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), folder);
  // Some file systems cannot sync a folder (EINVAL); there the name is as safe as they make it.
  if (!handle.is_open() || (::fsync(handle.descriptor()) != 0 && errno != EINVAL)) {
    throw_write_error(folder, errno);
  }
}

}  // namespace concordat::engine
