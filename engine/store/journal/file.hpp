#pragma once
/// A file by its descriptor: whole writes, syncs, and errors that say what could not be written.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace concordat::engine {

class File {
 public:
  File() = default;
  File(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
  std::uint64_t size() const;
  /// Reads up to the size of `into` bytes; returns how many there were.
  std::size_t read(std::uint64_t offset, std::span<std::uint8_t> into) const;
  void write(std::uint64_t offset, std::span<const std::uint8_t> bytes);
  void truncate(std::uint64_t size);
  void sync();
  void close();

 private:
  int descriptor_ = -1;
  std::string path_;
};

/// Opens to read; the file is not open where the path cannot be opened. Waits for nobody at a pipe.
File open_to_read(const std::string& path);
/// Opens to read and write, creating an empty file where there is none; follows no link. Throws
/// WriteError, and UserError where it is a pipe or a device.
File open_to_write(const std::string& path);
/// Whether what stands under a name that is only meant for our own files may be one of them:
/// nothing, an empty file, one that begins as they do, but for a damaged byte, or with zeros, as a
/// power cut may leave it. Of links and what is no file others speak.
bool may_be_own(const std::string& path, std::string_view beginning);
/// Throws UserError where it is not: it is neither replaced nor removed.
void expect_own(const std::string& path, std::string_view beginning);
/// Renames a file; false with errno set where that fails, which is EEXIST where one of that name is
/// there and may not be replaced.
bool give_name(const std::string& from, const std::string& to, bool may_replace);
/// Makes names in the folder of `path` (created, renamed, removed) survive a power cut.
void sync_folder_of(const std::string& path);
/// The error of a system call on a path: "path: cannot be written (reason)", with what to do.
[[noreturn]] void throw_write_error(const std::string& path, int error);

}  // namespace concordat::engine
