#pragma once
/// Ensembles of a scene into result files, as the program makes them.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "agents/structure/structure.hpp"
#include "engine/ensemble/ensemble.hpp"
#include "engine/store/results.hpp"

namespace concordat::tests {

/// A folder of its own, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// How an ensemble is run; none of it may change a result.
struct Manner {
  int threads = 2;
  std::uint64_t runs_per_commit = 0;
  engine::Trajectories trajectories = engine::Trajectories::none;
  std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
};

/// Runs 0 to `runs` - 1 into a file, going on where a killed process stopped. Returns the digest.
std::string run_into(const std::string& output, const agents::Structure& structure,
                     std::uint64_t runs, const Manner& manner);

}  // namespace concordat::tests
