#include "engine/store/temporary.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "engine/error.hpp"
#include "engine/store/journal/parts.hpp"
#include "engine/store/seal.hpp"

namespace concordat::engine {
namespace {

/// Without a file nothing is held; where there are no locks, everybody may.
bool is_held(const std::string& path) {
  const File file = open_to_read(path);
  return file.is_open() && ::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0 &&
         errno == EWOULDBLOCK;
}

File create(const std::string& path) {
  File file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644), path);
  if (!file.is_open()) throw_write_error(path, errno);
  return file;
}

constexpr std::string_view hdf5_beginning = "\x89HDF\r\n\x1a\n";

bool is_hdf5(const File& file) {
  std::array<std::uint8_t, hdf5_beginning.size()> start{};
  return file.read(0, start) == start.size() &&
         std::ranges::equal(start, hdf5_beginning, {}, {},
                            [](char c) { return static_cast<std::uint8_t>(c); });
}

/// What keeps it from being replaced, ever.
std::string why_kept(const std::string& output) {
  struct stat status {};
  if (::lstat(output.c_str(), &status) != 0) return "";
  if (S_ISLNK(status.st_mode)) return "is a link to another file";
  if (!S_ISREG(status.st_mode)) return "is no ordinary file";
  if (status.st_size == 0) return "";
  const File file = open_to_read(output);
  if (!file.is_open()) return "cannot be read (" + std::generic_category().message(errno) + ")";
  return is_hdf5(file) ? "" : "is not a result file of Concordat";
}

[[noreturn]] void throw_at_work(const std::string& output) {
  throw UserError(output + " is being written by another process",
                  {Advice::wait_or_stop, Advice::choose_another_output});
}

}  // namespace

void expect_not_at_work(const std::string& output) {
  if (is_held(journal_path(output, 0))) throw_at_work(output);
}

void expect_replaceable(const std::string& output) {
  const std::string why = why_kept(output);
  if (!why.empty())
    throw UserError(output + " exists and " + why + ": it is never overwritten",
                    {Advice::choose_another_output});
}

void expect_own_temporary(const std::string& output) {
  expect_own(output + ".tmp", hdf5_beginning);
}

void throw_taken(const std::string& output) {
  throw WriteError(output + ": another file has come to be there since this job began\n" +
                   "   it is left alone: move it away");
}

Temporary::Temporary(const std::string& output, bool may_replace)
    : output_(output), path_(output + ".tmp"), may_replace_(may_replace) {
  if (is_held(path_)) throw_at_work(output);
  expect_own_temporary(output);
  if (::unlink(path_.c_str()) != 0 && errno != ENOENT) throw_write_error(path_, errno);
  file_ = create(path_);
  ::flock(file_.descriptor(), LOCK_EX | LOCK_NB);
}

Temporary::~Temporary() {
  if (file_.is_open()) ::unlink(path_.c_str());
}

void Temporary::put_in_place(const Contents& written) {
  written.expect_in(path_);
  seal(file_, output_);
  file_.sync();
  expect_sealed(path_);
  give_name();
  file_.close();
  sync_folder_of(output_);
}

void Temporary::give_name() const {
  if (may_replace_ && !why_kept(output_).empty()) throw_taken(output_);
  if (engine::give_name(path_, output_, may_replace_)) return;
  if (errno == EEXIST) throw_taken(output_);
  throw_write_error(output_, errno);
}

}  // namespace concordat::engine
