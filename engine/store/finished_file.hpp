#pragma once
/// What is in a finished result, written run by run and then the moments; format.md specifies it.
#include <optional>
#include <string>
#include <vector>

#include "engine/statistics/digest.hpp"
#include "engine/store/netcdf/writer.hpp"
#include "engine/store/point_months.hpp"
#include "engine/store/runs/run_values.hpp"
#include "engine/store/variables/design_variables.hpp"

namespace concordat::engine {

/// Throws UserError where sums over as many runs as a header plans would not fit, and
/// std::invalid_argument where its lists do not fit its shape.
void expect_fits(const ResultHeader& header);

class FinishedFile {
 public:
  /// Creates the file of `runs` runs with its dimensions.
  FinishedFile(NetcdfWriter& file, const ResultHeader& header, std::uint64_t runs);

  /// The next runs, from an address on, in the order of addresses.
  void add_runs(std::uint64_t address, const RunValues& values);
  /// Of a study that keeps months, after all runs: what every point shows of them.
  void add_months(const ReadKept& runs);
  /// Writes the moments over all runs. Nothing can be added afterwards.
  void close(const MomentTable& moments);
  std::string digest() const { return digest_.text(); }  ///< once it is closed

 private:
  void describe();
  void add_dimensions();
  void add_axes_of_moments();
  void write_names(std::uint64_t address, std::size_t runs);
  void add_run_variables();
  void add_paths();
  void add_kept_paths();
  void write_over_sets();
  void write_run_on(const MomentTable& moments);
  void write_kept_paths(const RunValues& values, std::uint64_t first);

  const ResultHeader& header_;
  NetcdfWriter& file_;
  Digest digest_;
  const std::uint64_t runs_;
  std::uint64_t row_ = 0, failed_runs_ = 0;
  std::optional<DesignVariables> design_;
  std::vector<std::string> coordinates_;
  std::vector<NetcdfVariable> names_, outcomes_, failed_, series_paths_, organisation_paths_,
      place_paths_, kept_paths_;
};

}  // namespace concordat::engine
