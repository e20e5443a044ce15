#pragma once
/// Months at every design point: moments of one quantity over a point's runs, point by point.
#include <span>
#include <string>
#include <vector>

#include "engine/statistics/digest.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/store/hdf5/netcdf_reader.hpp"
#include "engine/store/netcdf/writer.hpp"
#include "engine/store/runs/kept_months.hpp"

namespace concordat::engine {

/// "integration", "place_integration"; of differences "integration_difference".
std::string kept_name(const KeptQuantity& quantity);
/// "series" or "place".
const char* about_of(const KeptQuantity& quantity);
std::string difference_name(const std::string& kept);
/// What differences of it can be.
Quantity difference_of(const Quantity& quantity);

/// Writes the variables of one quantity, some points at a time: memory does not grow with them.
class PointMoments {
 public:
  /// Over `point`, `month` and, of places, `place`.
  PointMoments(NetcdfWriter& file, const std::string& name, const char* about,
               const Quantity& quantity, const std::vector<std::string>& axes, std::size_t width,
               const std::string& over);

  /// The next point's, their sketches settled.
  void add(std::span<const Moments> of_point);
  void flush();

 private:
  NetcdfVariable variable(const char* what, ValueType type, const std::string& unit,
                          const std::string& meaning, bool by_quantile = false);

  NetcdfWriter& file_;
  std::string name_, about_;
  Quantity quantity_;
  std::vector<std::string> axes_;
  std::size_t width_, points_at_once_;
  std::uint64_t written_ = 0, waiting_ = 0;
  std::string over_;
  NetcdfVariable mean_, sd_, quantile_, count_, clipped_, sum_, squares_low_, squares_high_;
  std::vector<double> means_, sds_;
  std::vector<float> quantiles_;
  std::vector<std::uint64_t> counts_, clips_, low_, high_;
  std::vector<std::int64_t> sums_;
};

/// Feeds the exact moments of all points to the digest, as they were added: `names` of the
/// quantities, with what differs from the controls where the file has it.
void add_points_of(const NetcdfReader& file, const std::vector<std::string>& names,
                   std::uint64_t points, Digest& digest);

}  // namespace concordat::engine
