#pragma once
/// Reads variables and attributes of an HDF5 file, trusting none of its sizes.
#include <span>
#include <string>
#include <vector>

#include "engine/store/hdf5/hdf5.hpp"

namespace concordat::engine {

/// Throws hdf5::Failure where something is missing, of another kind or of another size.
class NetcdfReader {
 public:
  explicit NetcdfReader(const std::string& path);

  std::string text(const char* attribute) const;
  template <class Number>
  Number number(const char* attribute) const {
    Number value{};
    read_attribute(file_, attribute, hdf5::type_of<Number>(), &value);
    return value;
  }
  bool has(const std::string& variable) const;
  bool has_attribute(const std::string& variable, const char* attribute) const;
  double number_of(const std::string& variable, const char* attribute) const;
  /// Length of a variable's first axis.
  std::uint64_t length(const std::string& variable) const;
  /// The values of a variable that has exactly `count` of them.
  template <class Number>
  std::vector<Number> read(const std::string& variable, std::uint64_t count) const {
    expect(variable, count);
    std::vector<Number> values(count);
    read_all(variable, hdf5::type_of<Number>(), values.data(), count);
    return values;
  }
  /// Values of a variable with one axis, from `first` on.
  template <class Number>
  void read_rows(const std::string& variable, std::uint64_t first, std::span<Number> into) const {
    read_rows(variable, first, into.size(), into);
  }
  /// `rows` along the first axis, from `first` on, of as many values as fill `into`.
  template <class Number>
  void read_rows(const std::string& variable, std::uint64_t first, std::uint64_t rows,
                 std::span<Number> into) const {
    read_rows(variable, hdf5::type_of<Number>(), first, rows, into.size(), into.data());
  }
  /// Values in a row along the first axis.
  std::uint64_t row_length(const std::string& variable) const;
  std::vector<std::string> texts(const std::string& variable) const;

 private:
  hdf5::Handle variable(const std::string& name) const;
  void expect(const std::string& variable, std::uint64_t count) const;
  void read_attribute(const hdf5::Handle& of, const char* name, hid_t type, void* into) const;
  void read_all(const std::string& variable, hid_t type, void* into, std::uint64_t count) const;
  void read_rows(const std::string& variable, hid_t type, std::uint64_t first, std::uint64_t rows,
                 std::uint64_t values, void* into) const;
  hdf5::Handle file_;
};

}  // namespace concordat::engine
