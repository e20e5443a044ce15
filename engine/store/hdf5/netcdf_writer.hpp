#pragma once
/// A new HDF5 file as netCDF-4 lays it down: named dimensions attached to every axis, units and
/// long names on every variable.
#include <span>
#include <string>
#include <vector>

#include "engine/store/hdf5/contents.hpp"
#include "engine/store/hdf5/hdf5.hpp"

namespace concordat::engine {

/// A variable of a file being written.
class NetcdfVariable {
 public:
  /// Notes in `contents`, which has to outlive it, what it is given.
  NetcdfVariable(hdf5::Handle dataset, std::string name, Contents& contents)
      : dataset_(std::move(dataset)), name_(std::move(name)), contents_(&contents) {}

  NetcdfVariable& text(const char* attribute, const std::string& value);
  template <class Number>
  NetcdfVariable& number(const char* attribute, Number value) {
    return attribute_of(attribute, hdf5::type_of<Number>(), &value, 1);
  }
  template <class Number>
  NetcdfVariable& numbers(const char* attribute, std::span<const Number> values) {
    return attribute_of(attribute, hdf5::type_of<Number>(), values.data(), values.size());
  }
  template <class Number>
  void write(std::span<const Number> values) {
    write_all(hdf5::type_of<Number>(), values.data(), values.size());
  }
  void write(const std::vector<std::string>& values);

  /// Reads back a variable with one axis.
  template <class Number>
  std::vector<Number> read_back(std::uint64_t count) const {
    std::vector<Number> values(count);
    if (count > 0)
      hdf5::check(H5Dread(dataset_.get(), hdf5::type_of<Number>(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                          values.data()),
                  "read back");
    return values;
  }

  /// Rows `first` and on, each of `row` values; in memory rows are `stride` apart, from `offset`.
  /// Rows are given in order.
  template <class Number>
  void write_rows(std::uint64_t first, std::span<const Number> values, std::size_t offset,
                  std::size_t row, std::size_t stride) {
    write_rows(hdf5::type_of<Number>(), first, values.data(), values.size() / stride, offset, row,
               stride);
  }

 private:
  NetcdfVariable& attribute_of(const char* name, hid_t type, const void* values, std::size_t count);
  void write_all(hid_t type, const void* values, std::size_t count);
  void write_rows(hid_t type, std::uint64_t first, const void* values, std::size_t rows,
                  std::size_t offset, std::size_t row, std::size_t stride);
  void note_rows(hid_t type, const void* values, std::size_t rows, std::size_t offset,
                 std::size_t row, std::size_t stride);
  hdf5::Handle dataset_;
  std::string name_;
  Contents* contents_;
};

/// What readers find a variable by (xarray: filter_by_attrs): of what it is, which quantity, and
/// what of it.
inline void find_by(NetcdfVariable& variable, const std::string& about, const std::string& quantity,
                    const std::string& statistic) {
  variable.text("about", about).text("quantity", quantity).text("statistic", statistic);
}

enum class Packed : std::uint8_t { no, deflated };

class NetcdfWriter {
 public:
  /// Begins the file anew. Throws hdf5::Failure, as everything here.
  explicit NetcdfWriter(const std::string& path);
  ~NetcdfWriter();

  /// A group; names of what is in it begin with its name and "/".
  void add_group(const std::string& name);
  /// A dimension with its coordinate variable, which is still to be written.
  NetcdfVariable add_dimension(const std::string& name, hid_t type, std::uint64_t size,
                               Packed packed = Packed::no);
  /// A variable over dimensions added before. `chunk_rows` > 0 cuts it along the first.
  NetcdfVariable add_variable(const std::string& name, hid_t type,
                              const std::vector<std::string>& dimensions,
                              std::uint64_t chunk_rows = 0, Packed packed = Packed::no);
  /// Whether a variable, or a dimension, of this name was added.
  bool has(const std::string& name) const { return contents_.has(name); }
  void text(const char* attribute, const std::string& value);
  template <class Number>
  void number(const char* attribute, Number value) {
    number_attribute(attribute, hdf5::type_of<Number>(), &value);
  }
  /// Writes everything out and closes. Returns what is to be in the file.
  Contents close();

 private:
  struct Dimension {
    std::string name;
    std::uint64_t size;
    hdf5::Handle scale;
  };
  const Dimension& dimension(const std::string& name) const;
  void number_attribute(const char* attribute, hid_t type, const void* value);
  hdf5::Handle file_;
  std::vector<Dimension> dimensions_;
  Contents contents_;
};

}  // namespace concordat::engine
