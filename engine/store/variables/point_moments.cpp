#include "engine/store/variables/point_moments.hpp"

#include <algorithm>

#include "engine/store/variables/layout.hpp"

namespace concordat::engine {
namespace {

constexpr std::uint64_t chunk_bytes = 1 << 18;

/// Points whose values are written, and read, together: a chunk of the widest variable.
std::size_t points_in_chunk(std::size_t width) {
  const std::size_t row =
      sizeof(float) * layout::probabilities.size() * std::max<std::size_t>(1, width);
  return std::clamp<std::size_t>(chunk_bytes / row, 1, 256);
}

}  // namespace

std::string kept_name(const KeptQuantity& quantity) {
  return (quantity.of_places ? layout::places.prefix : layout::series.prefix) +
         std::string(quantity.quantity.name);
}

const char* about_of(const KeptQuantity& quantity) {
  return quantity.of_places ? layout::places.about : layout::series.about;
}

std::string difference_name(const std::string& kept) { return kept + "_difference"; }

Quantity difference_of(const Quantity& quantity) {
  const double range = quantity.high - quantity.low;
  return {quantity.name, quantity.unit, quantity.meaning, -range, range};
}

PointMoments::PointMoments(NetcdfWriter& file, const std::string& name, const char* about,
                           const Quantity& quantity, const std::vector<std::string>& axes,
                           std::size_t width, const std::string& over)
    : file_(file),
      name_(name),
      about_(about),
      quantity_(quantity),
      axes_(axes),
      width_(width),
      points_at_once_(points_in_chunk(width)),
      over_(over),
      mean_(variable("mean", ValueType::float64, std::string(quantity.unit), "mean")),
      sd_(variable("sd", ValueType::float64, std::string(quantity.unit), "standard deviation")),
      quantile_(variable("quantile", ValueType::float32, std::string(quantity.unit),
                         "quantiles, linear between ranks,", true)),
      count_(variable("count", ValueType::uint64, "1", "number counted")),
      clipped_(variable("clipped", ValueType::uint64, "1", "number outside low to high")),
      sum_(variable("sum", ValueType::int64, "1", "sum in steps of 2^-24")),
      squares_low_(
          variable("squares_low", ValueType::uint64, "1", "sum of squared steps, lower 64 bits,")),
      squares_high_(variable("squares_high", ValueType::uint64, "1",
                             "sum of squared steps, upper 64 bits,")) {
  mean_.number("low", quantity.low).number("high", quantity.high);
}

NetcdfVariable PointMoments::variable(const char* what, ValueType type, const std::string& unit,
                                      const std::string& meaning, bool by_quantile) {
  std::vector<std::string> axes = axes_;
  if (by_quantile) axes.insert(axes.begin() + 1, "quantile");
  NetcdfVariable made =
      file_.add_variable(name_ + "_" + what, type, axes, points_at_once_, Packed::deflated);
  made.text("units", unit)
      .text("long_name", std::string(quantity_.meaning) + ": " + meaning + " " + over_);
  find_by(made, about_, std::string(quantity_.name), what);
  return made;
}

void PointMoments::add(std::span<const Moments> of_point) {
  for (const Moments& each : of_point) {
    means_.push_back(engine::mean(each));
    sds_.push_back(standard_deviation(each));
    counts_.push_back(each.count);
    clips_.push_back(each.clipped);
    sums_.push_back(each.sum);
    low_.push_back(each.squares_low);
    high_.push_back(each.squares_high);
  }
  for (const double probability : layout::probabilities)
    for (const Moments& each : of_point)
      quantiles_.push_back(static_cast<float>(quantile(each.sketch, quantity_, probability)));
  if (++waiting_ == points_at_once_) flush();
}

void PointMoments::flush() {
  const auto write = [&](NetcdfVariable& into, auto& values, std::size_t row) {
    into.write_rows(written_, std::span(std::as_const(values)), 0, row, row);
    values.clear();
  };
  if (waiting_ == 0) return;
  write(mean_, means_, width_);
  write(sd_, sds_, width_);
  write(quantile_, quantiles_, width_ * layout::probabilities.size());
  write(count_, counts_, width_);
  write(clipped_, clips_, width_);
  write(sum_, sums_, width_);
  write(squares_low_, low_, width_);
  write(squares_high_, high_, width_);
  written_ += waiting_;
  waiting_ = 0;
}

namespace {

/// Exact moments of some points, of one quantity.
std::vector<Moments> read_points(const NetcdfReader& file, const std::string& name,
                                 std::uint64_t first, std::uint64_t points) {
  const std::uint64_t width = file.row_length(name + "_count");
  std::vector<Moments> moments(points * width);
  const auto read = [&](const char* what, auto Moments::*into) {
    using Number = std::remove_reference_t<decltype(moments.front().*into)>;
    std::vector<Number> values(moments.size());
    file.read_rows(name + "_" + what, first, points, std::span(values));
    for (std::size_t i = 0; i < values.size(); ++i) moments[i].*into = values[i];
  };
  read("count", &Moments::count);
  read("clipped", &Moments::clipped);
  read("sum", &Moments::sum);
  read("squares_low", &Moments::squares_low);
  read("squares_high", &Moments::squares_high);
  return moments;
}

}  // namespace

void add_points_of(const NetcdfReader& file, const std::vector<std::string>& names,
                   std::uint64_t points, Digest& digest) {
  constexpr std::uint64_t at_once = 64;
  std::vector<std::string> all = names;
  if (file.has(layout::control))
    for (const std::string& name : names) all.push_back(difference_name(name));
  for (std::uint64_t first = 0; first < points && !names.empty(); first += at_once) {
    const std::uint64_t count = std::min(at_once, points - first);
    std::vector<std::vector<Moments>> read;
    for (const std::string& name : all) read.push_back(read_points(file, name, first, count));
    for (std::uint64_t point = 0; point < count; ++point)
      for (const std::vector<Moments>& each : read) {
        const std::size_t width = each.size() / count;
        digest.add_exact(std::span(each).subspan(point * width, width));
      }
  }
}

}  // namespace concordat::engine
