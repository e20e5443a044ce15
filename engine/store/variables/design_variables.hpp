#pragma once
/// A study's design in the finished file: factors, points, and what became of each point.
#include <optional>
#include <string>
#include <vector>

#include "engine/statistics/digest.hpp"
#include "engine/store/hdf5/netcdf_reader.hpp"
#include "engine/store/netcdf/writer.hpp"
#include "engine/store/runs/header.hpp"

namespace concordat::engine {

/// Writes them: the design at once, what became of the points at the end.
class DesignVariables {
 public:
  /// Needs the header's design. Throws hdf5::Failure.
  DesignVariables(NetcdfWriter& file, const ResultHeader& header);

  /// Counts the next runs, from an address on.
  void count(std::uint64_t address, const std::vector<std::uint8_t>& failed);
  /// Adds to `coordinates` the names of what describes points and runs.
  void close(std::vector<std::string>& coordinates);

 private:
  void add_factors();
  void add_runs(std::vector<std::string>& coordinates);
  const ResultHeader& header_;
  NetcdfWriter& file_;
  std::vector<std::string> names_;            ///< [factor] as variables have them
  std::vector<std::uint32_t> runs_, failed_;  ///< [point]
  std::vector<std::uint32_t> points_;         ///< [run] where factors are shown by run
};

/// What the digest covers of a design, before its runs.
void add_design(Digest& digest, const DesignTable& design);

/// Reads the design of a file; nothing where it has none. Throws hdf5::Failure.
std::optional<DesignTable> read_design(const NetcdfReader& file);

}  // namespace concordat::engine
