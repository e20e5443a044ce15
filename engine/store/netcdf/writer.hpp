#pragma once
/// A file as netCDF has it, wherever it is kept: named dimensions, variables over them, units and
/// long names as attributes.
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace concordat::engine {

enum class ValueType : std::uint8_t {
  uint8,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  float32,
  float64,
  text
};

template <class Number>
constexpr ValueType value_type() {
  if constexpr (std::is_same_v<Number, std::uint8_t>) return ValueType::uint8;
  if constexpr (std::is_same_v<Number, std::uint16_t>) return ValueType::uint16;
  if constexpr (std::is_same_v<Number, std::int32_t>) return ValueType::int32;
  if constexpr (std::is_same_v<Number, std::uint32_t>) return ValueType::uint32;
  if constexpr (std::is_same_v<Number, std::int64_t>) return ValueType::int64;
  if constexpr (std::is_same_v<Number, std::uint64_t>) return ValueType::uint64;
  if constexpr (std::is_same_v<Number, float>) return ValueType::float32;
  if constexpr (std::is_same_v<Number, double>) return ValueType::float64;
}

/// Numbers in memory whose type is known when the program runs.
struct Numbers {
  template <class Number>
  explicit Numbers(std::span<const Number> values)
      : type(value_type<Number>()), first(values.data()), count(values.size()) {}

  ValueType type;
  const void* first;
  std::size_t count;
};

/// Rows of a table in memory: `row` values each, `stride` apart, from `offset` on. Both are so many
/// times what one index of the variable's second axis has.
struct TableRows {
  std::size_t count, offset, row, stride;
};

/// Where the values of one variable go.
class VariableTarget {
 public:
  virtual ~VariableTarget() = default;
  virtual void text(const char* attribute, const std::string& value) = 0;
  virtual void numbers(const char* attribute, Numbers values) = 0;
  virtual void write(const std::vector<std::string>& values) = 0;
  virtual void write(Numbers values) = 0;
  virtual void write_rows(std::uint64_t first, Numbers table, TableRows rows) = 0;
  /// `count` values of a variable with one axis, of this type.
  virtual void read_back(ValueType type, void* into, std::uint64_t count) const = 0;
};

/// A variable of a file being written.
class NetcdfVariable {
 public:
  explicit NetcdfVariable(std::unique_ptr<VariableTarget> target) : target_(std::move(target)) {}

  NetcdfVariable& text(const char* attribute, const std::string& value) {
    target_->text(attribute, value);
    return *this;
  }
  template <class Number>
  NetcdfVariable& number(const char* attribute, Number value) {
    return numbers(attribute, std::span<const Number>(&value, 1));
  }
  template <class Number>
  NetcdfVariable& numbers(const char* attribute, std::span<const Number> values) {
    target_->numbers(attribute, Numbers(values));
    return *this;
  }
  template <class Number>
  void write(std::span<const Number> values) {
    target_->write(Numbers(values));
  }
  void write(const std::vector<std::string>& values) { target_->write(values); }

  /// Reads back a variable with one axis.
  template <class Number>
  std::vector<Number> read_back(std::uint64_t count) const {
    std::vector<Number> values(count);
    if (count > 0) target_->read_back(value_type<Number>(), values.data(), count);
    return values;
  }

  /// TableRows `first` and on, each of `row` values; in memory rows are `stride` apart, from
  /// `offset`. TableRows are given in order.
  template <class Number>
  void write_rows(std::uint64_t first, std::span<const Number> values, std::size_t offset,
                  std::size_t row, std::size_t stride) {
    target_->write_rows(first, Numbers(values), {values.size() / stride, offset, row, stride});
  }

 private:
  std::unique_ptr<VariableTarget> target_;
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
  virtual ~NetcdfWriter() = default;

  /// A group; names of what is in it begin with its name and "/".
  virtual void add_group(const std::string& name) = 0;
  /// A dimension with its coordinate variable, which is still to be written.
  virtual NetcdfVariable add_dimension(const std::string& name, ValueType type, std::uint64_t size,
                                       Packed packed = Packed::no) = 0;
  /// A variable over dimensions added before. `chunk_rows` > 0 cuts it along the first.
  virtual NetcdfVariable add_variable(const std::string& name, ValueType type,
                                      const std::vector<std::string>& dimensions,
                                      std::uint64_t chunk_rows = 0, Packed packed = Packed::no) = 0;
  /// Whether a variable, or a dimension, of this name was added.
  virtual bool has(const std::string& name) const = 0;
  /// Attributes of the file.
  virtual void text(const char* attribute, const std::string& value) = 0;
  virtual void numbers(const char* attribute, Numbers values) = 0;
  template <class Number>
  void number(const char* attribute, Number value) {
    numbers(attribute, Numbers(std::span<const Number>(&value, 1)));
  }
};

}  // namespace concordat::engine
