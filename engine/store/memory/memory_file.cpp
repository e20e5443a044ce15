#include "engine/store/memory/memory_file.hpp"

#include <algorithm>
#include <cstring>

namespace concordat::engine {
namespace {

void add_text(std::vector<MemoryAttribute>& attributes, const char* name,
              const std::string& value) {
  attributes.push_back({name, value, ValueType::text, {}});
}

void add_numbers(std::vector<MemoryAttribute>& attributes, const char* name, Numbers values) {
  const auto* const bytes = static_cast<const std::uint8_t*>(values.first);
  attributes.push_back(
      {name, {}, values.type, {bytes, bytes + values.count * size_of(values.type)}});
}

class Block : public VariableTarget {
 public:
  explicit Block(MemoryVariable& variable) : variable_(variable) {}

  void text(const char* attribute, const std::string& value) override {
    add_text(variable_.attributes, attribute, value);
  }
  void numbers(const char* attribute, Numbers values) override {
    add_numbers(variable_.attributes, attribute, values);
  }
  void write(const std::vector<std::string>& values) override { variable_.texts = values; }

  void write(Numbers values) override { copy(0, values, {values.count, 0, 1, 1}); }
  /// Of a variable whose rows are as long as these.
  void write_rows(std::uint64_t first, Numbers table, TableRows rows) override {
    copy(first * rows.row, table, rows);
  }

  void read_back(ValueType, void* into, std::uint64_t count) const override {
    std::memcpy(into, variable_.bytes.data(), count * size_of(variable_.type));
  }

 private:
  /// Numbers are given as they are kept, or with another sign: the bytes of those that fit both are
  /// the same.
  void copy(std::uint64_t at, Numbers table, TableRows rows) {
    const std::size_t size = size_of(variable_.type);
    const auto* const from = static_cast<const std::uint8_t*>(table.first);
    for (std::size_t i = 0; i < rows.count; ++i)
      std::memcpy(variable_.bytes.data() + (at + i * rows.row) * size,
                  from + (i * rows.stride + rows.offset) * size, rows.row * size);
  }

  MemoryVariable& variable_;
};

}  // namespace

std::size_t size_of(ValueType type) {
  switch (type) {
    case ValueType::uint8:
      return 1;
    case ValueType::uint16:
      return 2;
    case ValueType::int32:
    case ValueType::uint32:
    case ValueType::float32:
      return 4;
    case ValueType::int64:
    case ValueType::uint64:
    case ValueType::float64:
      return 8;
    case ValueType::text:
      break;
  }
  return 0;
}

NetcdfVariable MemoryWriter::add(MemoryVariable variable) {
  std::uint64_t count = 1;
  for (const std::uint64_t extent : variable.extents) count *= extent;
  variable.bytes.resize(count * size_of(variable.type));
  file_.variables.push_back(std::move(variable));
  return NetcdfVariable(std::make_unique<Block>(file_.variables.back()));
}

NetcdfVariable MemoryWriter::add_dimension(const std::string& name, ValueType type,
                                           std::uint64_t size, Packed) {
  dimensions_.emplace_back(name, size);
  return add({name, type, {name}, {size}, {}, {}});
}

NetcdfVariable MemoryWriter::add_variable(const std::string& name, ValueType type,
                                          const std::vector<std::string>& dimensions, std::uint64_t,
                                          Packed) {
  std::vector<std::uint64_t> extents;
  for (const std::string& each : dimensions)
    extents.push_back(
        std::ranges::find(dimensions_, each, &std::pair<std::string, std::uint64_t>::first)
            ->second);
  return add({name, type, dimensions, extents, {}, {}});
}

bool MemoryWriter::has(const std::string& name) const {
  return std::ranges::find(file_.variables, name, &MemoryVariable::name) != file_.variables.end();
}

void MemoryWriter::text(const char* attribute, const std::string& value) {
  add_text(file_.attributes, attribute, value);
}

void MemoryWriter::numbers(const char* attribute, Numbers values) {
  add_numbers(file_.attributes, attribute, values);
}

}  // namespace concordat::engine
