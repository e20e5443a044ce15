#include "apps/python/module/arrays.hpp"

#include <pybind11/numpy.h>

#include <string>
#include <vector>

namespace concordat::apps {
namespace {
namespace py = pybind11;
using engine::ValueType;
using Bytes = std::vector<std::uint8_t>;

py::dtype dtype_of(ValueType type) {
  switch (type) {
    case ValueType::uint8:
      return py::dtype::of<std::uint8_t>();
    case ValueType::uint16:
      return py::dtype::of<std::uint16_t>();
    case ValueType::int32:
      return py::dtype::of<std::int32_t>();
    case ValueType::uint32:
      return py::dtype::of<std::uint32_t>();
    case ValueType::int64:
      return py::dtype::of<std::int64_t>();
    case ValueType::uint64:
      return py::dtype::of<std::uint64_t>();
    case ValueType::float32:
      return py::dtype::of<float>();
    case ValueType::float64:
    case ValueType::text:
      break;
  }
  return py::dtype::of<double>();
}

/// An array that keeps these bytes for as long as it, or a view of it, lives.
py::array array_of(ValueType type, std::vector<py::ssize_t> extents, Bytes bytes) {
  auto* const kept = new Bytes(std::move(bytes));
  const py::capsule owner(kept, [](void* block) { delete static_cast<Bytes*>(block); });
  return py::array(dtype_of(type), std::move(extents), kept->data(), owner);
}

/// Whatever the text is: names come from files.
py::str text_of(const std::string& text) {
  return py::reinterpret_steal<py::str>(
      PyUnicode_DecodeUTF8(text.data(), py::ssize_t(text.size()), "replace"));
}

py::object value_of(engine::MemoryAttribute attribute) {
  if (attribute.type == ValueType::text) return text_of(attribute.text);
  const auto count = py::ssize_t(attribute.bytes.size() / engine::size_of(attribute.type));
  const py::array numbers = array_of(attribute.type, {count}, std::move(attribute.bytes));
  return count == 1 ? py::object(numbers[py::int_(0)]) : py::object(numbers);
}

py::dict values_of(std::vector<engine::MemoryAttribute> attributes) {
  py::dict values;
  for (engine::MemoryAttribute& each : attributes) {
    const py::str name = text_of(each.name);
    values[name] = value_of(std::move(each));
  }
  return values;
}

py::object values_of(engine::MemoryVariable& variable) {
  if (variable.type != ValueType::text)
    return array_of(variable.type, {variable.extents.begin(), variable.extents.end()},
                    std::move(variable.bytes));
  py::list texts;
  for (const std::string& text : variable.texts) texts.append(text_of(text));
  return texts;
}

py::tuple dimensions_of(const engine::MemoryVariable& variable) {
  py::tuple dimensions(variable.dimensions.size());
  for (std::size_t k = 0; k < variable.dimensions.size(); ++k)
    dimensions[k] = text_of(variable.dimensions[k]);
  return dimensions;
}
}  // namespace

py::dict to_arrays(engine::MemoryFile file) {
  py::dict variables;
  for (engine::MemoryVariable& each : file.variables)
    variables[text_of(each.name)] =
        py::make_tuple(dimensions_of(each), values_of(each), values_of(std::move(each.attributes)));
  py::dict result;
  result["attributes"] = values_of(std::move(file.attributes));
  result["variables"] = variables;
  return result;
}

}  // namespace concordat::apps
