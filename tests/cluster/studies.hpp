#pragma once
/// A study of some seconds, and the commands that run it.
#include <string>

#include "tests/cluster/started.hpp"

namespace concordat::tests {

/// A folder with an experiment, and what the program is told to do with it.
class ClusterStudy {
 public:
  ClusterStudy();
  /// The same with replicates until an interval is narrow.
  static std::string adaptive();

  void write(const std::string& experiment);
  std::string file(const std::string& name) const { return folder_ / name; }
  const std::string& path() const { return folder_.path(); }

  std::string sweep(const std::string& output, const std::string& more = "") const;
  std::string merge(const std::string& output, const std::string& more = "") const;
  std::string digest(const std::string& output) const;
  /// Of the whole study run by one process.
  std::string digest_alone() const;

 private:
  Folder folder_;
  std::string experiment_;
};

/// The program itself.
extern const std::string concordat_program;

}  // namespace concordat::tests
