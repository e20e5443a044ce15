#pragma once
/// A study's design in the finished file: factors, points, and what became of each point.
#include <optional>
#include <string>
#include <vector>

#include "engine/statistics/digest.hpp"
#include "engine/store/hdf5/netcdf_reader.hpp"
#include "engine/store/hdf5/netcdf_writer.hpp"
#include "engine/store/runs/header.hpp"

namespace concordat::engine {

/// Writes them: the design at once, what became of the points at the end.
class DesignVariables {
 public:
  /// Needs the header's design. Throws hdf5::Failure.
  DesignVariables(NetcdfWriter& file, const ResultHeader& header);

  /// Counts the next runs, from an address on.
  void count(std::uint64_t address, const std::vector<std::uint8_t>& failed);
  void close();

 private:
  void add_factors();
  const ResultHeader& header_;
  NetcdfWriter& file_;
  std::vector<std::uint32_t> runs_, failed_;  ///< [point]
};

/// What the digest covers of a design, before its runs.
void add_design(Digest& digest, const DesignTable& design);

/// Reads the design of a file; nothing where it has none. Throws hdf5::Failure.
std::optional<DesignTable> read_design(const NetcdfReader& file);

}  // namespace concordat::engine
