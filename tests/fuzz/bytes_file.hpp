#pragma once
/// Bytes as a file, for readers that want a path.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace concordat::tests {

/// What holds whatever was read; anything else is a fault.
inline void expect(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

/// A file that holds the bytes while it is read, named anew by each process.
class BytesFile {
 public:
  BytesFile(const std::string& ending, const std::string& bytes)
      : path_((std::filesystem::temp_directory_path() /
               ("concordat_fuzz_" + std::to_string(getpid()) + ending))
                  .string()) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~BytesFile() { std::filesystem::remove(path_); }
  BytesFile(const BytesFile&) = delete;
  BytesFile& operator=(const BytesFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace concordat::tests
