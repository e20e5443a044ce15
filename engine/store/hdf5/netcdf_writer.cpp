#include "engine/store/hdf5/netcdf_writer.hpp"

#include <hdf5_hl.h>
#include <unistd.h>

#include <algorithm>

namespace concordat::engine {
namespace {

using hdf5::check;
using hdf5::Handle;

Handle scalar() { return {H5Screate(H5S_SCALAR), H5Sclose, "scalar"}; }

Handle space_of(const std::vector<hsize_t>& extents) {
  if (extents.empty()) {
    return scalar();
  }
  return {H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), H5Sclose,
          "extents"};
}

void put_attribute(hid_t object, const char* name, hid_t type, const void* value,
                   const std::vector<hsize_t>& extents = {}) {
  const Handle space = space_of(extents);
  const Handle attribute(H5Acreate2(object, name, type, space.get(), H5P_DEFAULT, H5P_DEFAULT),
                         H5Aclose, name);
  check(H5Awrite(attribute.get(), type, value), name);
}

void put_text(hid_t object, const char* name, const std::string& value) {
  const char* pointer = value.c_str();
  put_attribute(object, name, hdf5::text_type().get(), &pointer);
}

/// netCDF refuses to add to objects whose creation order is not tracked.
void track_order(hid_t properties) {
  check(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "order of attributes");
}

Handle creation_properties(const std::vector<hsize_t>& extents, std::uint64_t chunk_rows,
                           Packed packed) {
  Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
  track_order(properties.get());
  const bool empty = std::find(extents.begin(), extents.end(), 0u) != extents.end();
  if (chunk_rows > 0 && !empty) {
    std::vector<hsize_t> chunk = extents;
    chunk.front() = std::min<hsize_t>(chunk.front(), chunk_rows);
    check(H5Pset_chunk(properties.get(), static_cast<int>(chunk.size()), chunk.data()), "chunk");
    if (packed == Packed::deflated) {
      check(H5Pset_shuffle(properties.get()), "shuffle");
      check(H5Pset_deflate(properties.get(), 1), "deflate");
    }
  }
  return properties;
}

/// Chunks are written whole and once, so HDF5 keeps none: 1 MiB for each variable otherwise.
Handle without_chunks_kept() {
  Handle access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose, "dataset access");
  check(H5Pset_chunk_cache(access.get(), 1, 0, 1), "chunk cache");
  return access;
}

}  // namespace

NetcdfVariable& NetcdfVariable::text(const char* attribute, const std::string& value) {
  put_text(dataset_.get(), attribute, value);
  contents_->add_text(name_ + "@" + attribute, value);
  return *this;
}

NetcdfVariable& NetcdfVariable::attribute_of(const char* name, hid_t type, const void* values,
                                             std::size_t count) {
  const std::vector<hsize_t> extents =
      count == 1 ? std::vector<hsize_t>{} : std::vector<hsize_t>{count};
  put_attribute(dataset_.get(), name, type, values, extents);
  contents_->add(name_ + "@" + name, values, count * H5Tget_size(type));
  return *this;
}

void NetcdfVariable::write(const std::vector<std::string>& values) {
  std::vector<const char*> pointers;
  for (const std::string& value : values) {
    pointers.push_back(value.c_str());
  }
  if (pointers.empty()) return;
  check(H5Dwrite(dataset_.get(), hdf5::text_type().get(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                 pointers.data()),
        "write");
  for (const std::string& value : values) contents_->add_text(name_, value);
}

void NetcdfVariable::write_all(hid_t type, const void* values, std::size_t count) {
  if (count > 0) {
    check(H5Dwrite(dataset_.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "write");
    contents_->add(name_, values, count * H5Tget_size(type));
  }
}

void NetcdfVariable::write_rows(hid_t type, std::uint64_t first, const void* values,
                                std::size_t rows, std::size_t offset, std::size_t row,
                                std::size_t stride) {
  const hsize_t memory_extents[] = {rows, stride};
  const hsize_t memory_start[] = {0, offset};
  const hsize_t count[] = {rows, row};
  const Handle memory(H5Screate_simple(2, memory_extents, nullptr), H5Sclose, "memory");
  check(H5Sselect_hyperslab(memory.get(), H5S_SELECT_SET, memory_start, nullptr, count, nullptr),
        "rows in memory");
  const Handle space(H5Dget_space(dataset_.get()), H5Sclose, "space");
  hsize_t extents[H5S_MAX_RANK] = {};
  const int rank = check(H5Sget_simple_extent_dims(space.get(), extents, nullptr), "extents");
  hsize_t start[H5S_MAX_RANK] = {first};
  extents[0] = rows;
  check(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start, nullptr, extents, nullptr),
        "rows in the file");
  check(rank, "rank");
  check(H5Dwrite(dataset_.get(), type, memory.get(), space.get(), H5P_DEFAULT, values), "write");
  note_rows(type, values, rows, offset, row, stride);
}

void NetcdfVariable::note_rows(hid_t type, const void* values, std::size_t rows, std::size_t offset,
                               std::size_t row, std::size_t stride) {
  const std::size_t size = H5Tget_size(type);
  const auto* bytes = static_cast<const std::uint8_t*>(values);
  for (std::size_t i = 0; i < rows; ++i)
    contents_->add(name_, bytes + (i * stride + offset) * size, row * size);
}

NetcdfWriter::NetcdfWriter(const std::string& path) {
  const Handle access = hdf5::access_properties();
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "file creation");
  check(H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "order of links");
  track_order(creation.get());
  file_ = Handle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), H5Fclose,
                 "create");
}

NetcdfWriter::~NetcdfWriter() {
  dimensions_.clear();
  if (file_.get() < 0) {
    return;
  }
  // Not closed as it should have been: the disk may be full, and the half-written file is to be
  // removed. Where HDF5 cannot let go of it, at least its room is given back.
  void* descriptor = nullptr;
  const bool known = H5Fget_vfd_handle(file_.get(), H5P_DEFAULT, &descriptor) >= 0;
  if (!file_.close()) {
    hdf5::leave_open();
    [[maybe_unused]] const int given_back =
        known ? ::ftruncate(*static_cast<int*>(descriptor), 0) : 0;
  }
}

const NetcdfWriter::Dimension& NetcdfWriter::dimension(const std::string& name) const {
  return *std::find_if(dimensions_.begin(), dimensions_.end(),
                       [&](const Dimension& each) { return each.name == name; });
}

void NetcdfWriter::add_group(const std::string& name) {
  const Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "group creation");
  check(H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "order of links");
  track_order(creation.get());
  const Handle group(
      H5Gcreate2(file_.get(), name.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
      "group");
}

NetcdfVariable NetcdfWriter::add_dimension(const std::string& name, hid_t type, std::uint64_t size,
                                           Packed packed) {
  constexpr std::uint64_t chunk = 1 << 18;
  const Handle space = space_of({size});
  const Handle properties =
      creation_properties({size}, packed == Packed::deflated ? chunk : 0, packed);
  Handle dataset(H5Dcreate2(file_.get(), name.c_str(), type, space.get(), H5P_DEFAULT,
                            properties.get(), H5P_DEFAULT),
                 H5Dclose, "dimension");
  check(H5DSset_scale(dataset.get(), name.c_str()), "dimension scale");
  Handle again(H5Dopen2(file_.get(), name.c_str(), H5P_DEFAULT), H5Dclose, "dimension");
  dimensions_.push_back({name, size, std::move(again)});
  return {std::move(dataset), name, contents_};
}

NetcdfVariable NetcdfWriter::add_variable(const std::string& name, hid_t type,
                                          const std::vector<std::string>& dimensions,
                                          std::uint64_t chunk_rows, Packed packed) {
  std::vector<hsize_t> extents;
  for (const std::string& each : dimensions) {
    extents.push_back(dimension(each).size);
  }
  const Handle space = space_of(extents);
  const Handle properties = creation_properties(extents, chunk_rows, packed);
  const Handle access = without_chunks_kept();
  Handle dataset(H5Dcreate2(file_.get(), name.c_str(), type, space.get(), H5P_DEFAULT,
                            properties.get(), access.get()),
                 H5Dclose, "variable");
  for (unsigned axis = 0; axis < dimensions.size(); ++axis) {
    check(H5DSattach_scale(dataset.get(), dimension(dimensions[axis]).scale.get(), axis),
          "dimension of a variable");
  }
  contents_.attach(name, dimensions);
  return {std::move(dataset), name, contents_};
}

void NetcdfWriter::text(const char* attribute, const std::string& value) {
  put_text(file_.get(), attribute, value);
  contents_.add_text(std::string("@") + attribute, value);
}

void NetcdfWriter::number_attribute(const char* attribute, hid_t type, const void* value) {
  put_attribute(file_.get(), attribute, type, value);
  contents_.add(std::string("@") + attribute, value, H5Tget_size(type));
}

Contents NetcdfWriter::close() {
  dimensions_.clear();
  check(H5Fflush(file_.get(), H5F_SCOPE_GLOBAL), "flush");
  if (!file_.close()) {
    hdf5::leave_open();
    throw hdf5::Failure("close");
  }
  return std::move(contents_);
}

}  // namespace concordat::engine
