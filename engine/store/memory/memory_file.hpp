#pragma once
/// A result as a finished file has it, in memory: every variable one block of numbers or texts,
/// which whoever takes it may keep.
#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "engine/store/netcdf/writer.hpp"

namespace concordat::engine {

/// One text, or numbers: one, or several.
struct MemoryAttribute {
  std::string name, text;  ///< the text of ValueType::text
  ValueType type = ValueType::text;
  std::vector<std::uint8_t> bytes;  ///< of numbers
};

struct MemoryVariable {
  std::string name;
  ValueType type = ValueType::float64;
  std::vector<std::string> dimensions;
  std::vector<std::uint64_t> extents;
  std::vector<std::uint8_t> bytes;  ///< of numbers, in the order of the axes
  std::vector<std::string> texts;
  std::vector<MemoryAttribute> attributes = {};
};

struct MemoryFile {
  std::deque<MemoryVariable> variables;  ///< a dimension's is named as it is
  std::vector<MemoryAttribute> attributes;
};

/// Writes into one, which has to outlive it and its variables.
class MemoryWriter : public NetcdfWriter {
 public:
  explicit MemoryWriter(MemoryFile& file) : file_(file) {}

  void add_group(const std::string&) override {}
  NetcdfVariable add_dimension(const std::string& name, ValueType type, std::uint64_t size,
                               Packed packed) override;
  NetcdfVariable add_variable(const std::string& name, ValueType type,
                              const std::vector<std::string>& dimensions, std::uint64_t chunk_rows,
                              Packed packed) override;
  bool has(const std::string& name) const override;
  void text(const char* attribute, const std::string& value) override;
  void numbers(const char* attribute, Numbers values) override;

 private:
  NetcdfVariable add(MemoryVariable variable);
  MemoryFile& file_;
  std::vector<std::pair<std::string, std::uint64_t>> dimensions_;
};

/// Bytes of one number.
std::size_t size_of(ValueType type);

}  // namespace concordat::engine
