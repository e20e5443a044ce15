#pragma once
/// What a file was given, as fingerprints: HDF5 may fail to write in silence, so a finished file is
/// opened afresh and compared with them before anybody is told that it is done.
#include <map>
#include <string>
#include <vector>

#include "engine/statistics/hash.hpp"

namespace concordat::engine {

/// Variables by their path ("trust_mean", "points/seed"), attributes as "path@name", the file's
/// own as "@name". Values are hashed in the order of the axes.
class Contents {
 public:
  void add(const std::string& name, const void* values, std::size_t bytes) {
    hashes_[name].add(values, bytes);
  }
  /// Whether a variable was attached to dimensions, or something of this name was given.
  bool has(const std::string& name) const {
    return attached_.contains(name) || hashes_.contains(name);
  }
  void add_text(const std::string& name, const std::string& text);
  /// The dimensions of a variable, one or more, axis by axis.
  void attach(const std::string& variable, const std::vector<std::string>& dimensions) {
    if (!dimensions.empty()) attached_[variable] = dimensions;
  }

  /// Reads the file at a path; throws hdf5::Failure where it holds anything else than this.
  void expect_in(const std::string& path) const;

 private:
  std::map<std::string, Hash> hashes_;
  std::map<std::string, std::vector<std::string>> attached_;
};

}  // namespace concordat::engine
