#pragma once
/// The finished HDF5 file, written run by run and then the moments; format.md specifies it.
#include <memory>
#include <string>

#include "engine/store/digest.hpp"
#include "engine/store/netcdf_writer.hpp"
#include "engine/store/run_values.hpp"

namespace concordat::engine {

class FinishedFile {
 public:
  /// Creates the file with its dimensions. Throws hdf5::Failure, as everything here.
  FinishedFile(const std::string& path, const ResultHeader& header);

  /// The next runs, from run `first` on, in run order.
  void add_runs(std::uint64_t first, const RunValues& values);
  /// Writes the moments over all runs and closes. Returns the digest.
  std::string close(const MomentTable& moments);

 private:
  void describe();
  void add_dimensions();
  void add_run_variables();
  void add_paths();

  hdf5::Session session_;
  const ResultHeader& header_;
  NetcdfWriter file_;
  Digest digest_;
  std::uint64_t failed_runs_ = 0;
  std::vector<NetcdfVariable> runs_, outcomes_, failed_, series_paths_, organisation_paths_;
};

}  // namespace concordat::engine
