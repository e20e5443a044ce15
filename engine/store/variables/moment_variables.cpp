#include "engine/store/variables/moment_variables.hpp"

#include <algorithm>
#include <span>

namespace concordat::engine {
namespace {

/// One quantity of a group, on its way into the file.
struct Column {
  NetcdfWriter& file;
  const layout::Group& group;
  const Quantity& quantity;
  std::span<const Moments> moments;

  NetcdfVariable add(const char* what, ValueType type, std::vector<std::string> dimensions,
                     const std::string& unit, const std::string& meaning) const {
    // Histograms are mostly empty bins; everything else is too small to gain. A mebibyte in a
    // chunk, as much as is read at once: a larger one would be unpacked for each of its parts.
    constexpr std::size_t most_rows = (1 << 20) / (histogram_bins * sizeof(std::uint32_t));
    const std::uint64_t chunk = dimensions.size() == 2 && dimensions.back() == "bin"
                                    ? std::clamp<std::size_t>(moments.size(), 1, most_rows)
                                    : 0;
    NetcdfVariable variable =
        file.add_variable(layout::variable(group, std::string(quantity.name), what), type,
                          dimensions, chunk, chunk > 0 ? Packed::deflated : Packed::no);
    variable.text("units", unit).text("long_name", std::string(quantity.meaning) + ": " + meaning);
    find_by(variable, group.about, std::string(quantity.name), what);
    return variable;
  }

  template <class Number, class Value>
  void add_each(const char* what, const std::string& unit, const std::string& meaning,
                Value value) const {
    std::vector<Number> values;
    for (const Moments& each : moments) {
      values.push_back(static_cast<Number>(value(each)));
    }
    add(what, value_type<Number>(), {group.dimension}, unit, meaning)
        .write(std::span<const Number>(values));
  }
};

void write_statistics(const Column& column) {
  const std::string unit(column.quantity.unit);
  column.add_each<double>("mean", unit, "mean over runs", mean);
  column.add_each<double>("sd", unit, "standard deviation over runs", standard_deviation);
  const std::size_t size = column.moments.size();
  std::vector<double> quantiles(layout::probabilities.size() * size);
  for (std::size_t i = 0; i < size; ++i) {
    Sketch sketch = column.moments[i].sketch;
    sketch.settle();
    for (std::size_t p = 0; p < layout::probabilities.size(); ++p)
      quantiles[p * size + i] = quantile(sketch, column.quantity, layout::probabilities[p]);
  }
  column
      .add("quantile", ValueType::float64, {"quantile", column.group.dimension}, unit,
           "quantiles over runs, linear between ranks")
      .write(std::span<const double>(quantiles));
}

void write_histogram(const Column& column) {
  std::vector<std::uint32_t> bins;
  bins.reserve(column.moments.size() * histogram_bins);
  for (const Moments& each : column.moments) {
    bins.insert(bins.end(), each.histogram.begin(), each.histogram.end());
  }
  NetcdfVariable variable =
      column.add("histogram", ValueType::uint32, {column.group.dimension, "bin"}, "1",
                 "runs by bin of equal width from low to high");
  variable.number("low", column.quantity.low).number("high", column.quantity.high);
  variable.write(std::span<const std::uint32_t>(bins));
}

void write_exact_moments(const Column& column) {
  column.add_each<std::uint64_t>("count", "1", "runs counted",
                                 [](const Moments& each) { return each.count; });
  column.add_each<std::uint64_t>("clipped", "1", "runs outside low to high, counted at the end",
                                 [](const Moments& each) { return each.clipped; });
  column.add_each<std::int64_t>("sum", "1", "sum over runs in steps of 2^-24",
                                [](const Moments& each) { return each.sum; });
  column.add_each<std::uint64_t>("squares_low", "1", "sum of squared steps, lower 64 bits",
                                 [](const Moments& each) { return each.squares_low; });
  column.add_each<std::uint64_t>("squares_high", "1", "sum of squared steps, upper 64 bits",
                                 [](const Moments& each) { return each.squares_high; });
}

}  // namespace

void write_moments(NetcdfWriter& file, const layout::Group& group,
                   const std::vector<Quantity>& quantities, const std::vector<Moments>& moments) {
  if (moments.empty()) {
    return;
  }
  const std::size_t per_quantity = moments.size() / quantities.size();
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const Column column{file, group, quantities[i],
                        std::span(moments).subspan(i * per_quantity, per_quantity)};
    write_statistics(column);
    write_histogram(column);
    write_exact_moments(column);
  }
}

}  // namespace concordat::engine
