#pragma once
/// A folder of its own that goes when it is no longer needed.
#include <filesystem>
#include <string>

namespace concordat::analysis {

class TemporaryFolder {
 public:
  /// `purpose` is part of its name: "replay". Throws WriteError.
  explicit TemporaryFolder(const std::string& purpose);
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  /// The path of a file in it.
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace concordat::analysis
