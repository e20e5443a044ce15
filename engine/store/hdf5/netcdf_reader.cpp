#include "engine/store/hdf5/netcdf_reader.hpp"

#include <functional>
#include <numeric>

namespace concordat::engine {
namespace {

using hdf5::check;
using hdf5::Failure;
using hdf5::Handle;

/// Copies a variable-length string and gives HDF5's own copy back.
std::string taken(char* text) {
  std::string copy = text == nullptr ? "" : text;
  H5free_memory(text);
  return copy;
}

std::uint64_t values_in(hid_t dataset) {
  const Handle space(H5Dget_space(dataset), H5Sclose, "space");
  return static_cast<std::uint64_t>(
      check(H5Sget_simple_extent_npoints(space.get()), "number of values"));
}

void expect_text(hid_t type) {
  if (check(H5Tis_variable_str(type), "string") == 0) {
    throw Failure("not a string");
  }
}

Handle open_file(const std::string& path) {
  const Handle access = hdf5::access_properties();
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()), H5Fclose, "open"};
}

}  // namespace

NetcdfReader::NetcdfReader(const std::string& path) : file_(open_file(path)) {}

std::string NetcdfReader::text(const char* attribute) const {
  const Handle found(H5Aopen(file_.get(), attribute, H5P_DEFAULT), H5Aclose, attribute);
  const Handle stored(H5Aget_type(found.get()), H5Tclose, attribute);
  expect_text(stored.get());
  const Handle space(H5Aget_space(found.get()), H5Sclose, attribute);
  if (H5Sget_simple_extent_npoints(space.get()) != 1) {
    throw Failure(attribute);
  }
  char* value = nullptr;
  check(H5Aread(found.get(), hdf5::text_type(), &value), attribute);
  return taken(value);
}

double NetcdfReader::number_of(const std::string& name, const char* attribute) const {
  double value = 0;
  read_attribute(variable(name), attribute, H5T_NATIVE_DOUBLE, &value);
  return value;
}

void NetcdfReader::read_attribute(const Handle& of, const char* name, hid_t type,
                                  void* into) const {
  const Handle found(H5Aopen(of.get(), name, H5P_DEFAULT), H5Aclose, name);
  const Handle space(H5Aget_space(found.get()), H5Sclose, name);
  if (H5Sget_simple_extent_npoints(space.get()) != 1) {
    throw Failure(name);
  }
  check(H5Aread(found.get(), type, into), name);
}

bool NetcdfReader::has(const std::string& name) const {
  return check(H5Lexists(file_.get(), name.c_str(), H5P_DEFAULT), "link") > 0;
}

bool NetcdfReader::has_attribute(const std::string& name, const char* attribute) const {
  return check(H5Aexists(variable(name).get(), attribute), attribute) > 0;
}

Handle NetcdfReader::variable(const std::string& name) const {
  return {H5Dopen2(file_.get(), name.c_str(), H5P_DEFAULT), H5Dclose, name.c_str()};
}

std::uint64_t NetcdfReader::length(const std::string& name) const {
  const Handle dataset = variable(name);
  const Handle space(H5Dget_space(dataset.get()), H5Sclose, "space");
  hsize_t extents[H5S_MAX_RANK] = {};
  check(H5Sget_simple_extent_dims(space.get(), extents, nullptr), "extents");
  hsize_t bytes = 0;
  check(H5Fget_filesize(file_.get(), &bytes), "size of the file");
  if (extents[0] > bytes) {
    throw Failure(name);  // a damaged length must not become an allocation
  }
  return extents[0];
}

void NetcdfReader::expect(const std::string& name, std::uint64_t count) const {
  if (values_in(variable(name).get()) != count) {
    throw Failure(name);
  }
}

void NetcdfReader::read_all(const std::string& name, hid_t type, void* into,
                            std::uint64_t count) const {
  if (count > 0) {
    check(H5Dread(variable(name).get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, into), name.c_str());
  }
}

std::uint64_t NetcdfReader::row_length(const std::string& name) const {
  constexpr std::uint64_t most = 1 << 25;  // a damaged extent must not become an allocation
  const std::uint64_t rows = length(name);
  const std::uint64_t row = rows == 0 ? 0 : values_in(variable(name).get()) / rows;
  if (row > most) throw Failure(name);
  return row;
}

void NetcdfReader::read_rows(const std::string& name, hid_t type, std::uint64_t first,
                             std::uint64_t rows, std::uint64_t values, void* into) const {
  const Handle dataset = variable(name);
  const Handle space(H5Dget_space(dataset.get()), H5Sclose, "space");
  hsize_t extent[H5S_MAX_RANK] = {};
  const int rank = check(H5Sget_simple_extent_dims(space.get(), extent, nullptr), name.c_str());
  const hsize_t start[H5S_MAX_RANK] = {first};
  extent[0] = rows;
  if (rank < 1 || std::accumulate(extent, extent + rank, hsize_t{1}, std::multiplies<>()) != values)
    throw Failure(name);
  check(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start, nullptr, extent, nullptr),
        name.c_str());
  const Handle memory(H5Screate_simple(rank, extent, nullptr), H5Sclose, "memory");
  check(H5Dread(dataset.get(), type, memory.get(), space.get(), H5P_DEFAULT, into), name.c_str());
}

std::vector<std::string> NetcdfReader::texts(const std::string& name) const {
  const Handle dataset = variable(name);
  const Handle type(H5Dget_type(dataset.get()), H5Tclose, "type");
  expect_text(type.get());
  const std::uint64_t count = values_in(dataset.get());
  if (count > H5Dget_storage_size(dataset.get())) {
    throw Failure(name);  // more strings than bytes: not what was written
  }
  std::vector<char*> pointers(count);
  check(H5Dread(dataset.get(), hdf5::text_type(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()),
        name.c_str());
  std::vector<std::string> values;
  for (char* each : pointers) {
    values.push_back(taken(each));
  }
  return values;
}

}  // namespace concordat::engine
