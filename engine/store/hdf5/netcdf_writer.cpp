#include "engine/store/hdf5/netcdf_writer.hpp"

#include <hdf5_hl.h>
#include <unistd.h>

#include <algorithm>

namespace concordat::engine {
namespace {

using hdf5::check;
using hdf5::Handle;

/// What HDF5 is told again and again, made once and kept, as it takes HDF5 longer to make than to
/// heed; or something of one's own.
class Told {
 public:
  explicit Told(hid_t kept) : id_(kept) {}
  explicit Told(Handle own) : own_(std::move(own)), id_(own_.get()) {}
  hid_t get() const { return id_; }

 private:
  Handle own_;
  hid_t id_;
};

Told space_of(const std::vector<hsize_t>& extents) {
  static const hid_t scalar = check(H5Screate(H5S_SCALAR), "scalar");
  if (extents.empty()) return Told(scalar);
  return Told(Handle(H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr),
                     H5Sclose, "extents"));
}

void put_attribute(hid_t object, const char* name, hid_t type, const void* value,
                   const std::vector<hsize_t>& extents = {}) {
  const Told space = space_of(extents);
  const Handle attribute(H5Acreate2(object, name, type, space.get(), H5P_DEFAULT, H5P_DEFAULT),
                         H5Aclose, name);
  check(H5Awrite(attribute.get(), type, value), name);
}

void put_text(hid_t object, const char* name, const std::string& value) {
  const char* pointer = value.c_str();
  put_attribute(object, name, hdf5::text_type(), &pointer);
}

/// netCDF refuses to add to objects whose creation order is not tracked.
void track_order(hid_t properties) {
  check(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "order of attributes");
}

Handle order_tracked() {
  Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
  track_order(properties.get());
  return properties;
}

Told creation_properties(const std::vector<hsize_t>& extents, std::uint64_t chunk_rows,
                         Packed packed) {
  static const hid_t whole = order_tracked().release();
  const bool empty = std::find(extents.begin(), extents.end(), 0u) != extents.end();
  if (chunk_rows == 0 || empty) return Told(whole);
  Handle properties = order_tracked();
  std::vector<hsize_t> chunk = extents;
  chunk.front() = std::min<hsize_t>(chunk.front(), chunk_rows);
  check(H5Pset_chunk(properties.get(), static_cast<int>(chunk.size()), chunk.data()), "chunk");
  if (packed == Packed::deflated) {
    check(H5Pset_shuffle(properties.get()), "shuffle");
    check(H5Pset_deflate(properties.get(), 1), "deflate");
  }
  return Told(std::move(properties));
}

/// Chunks are written whole and once, so HDF5 keeps none: 1 MiB for each variable otherwise.
hid_t without_chunks_kept() {
  static const hid_t access = [] {
    Handle made(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose, "dataset access");
    check(H5Pset_chunk_cache(made.get(), 1, 0, 1), "chunk cache");
    return made.release();
  }();
  return access;
}

/// The library's name of a type.
hid_t native(ValueType type) {
  switch (type) {
    case ValueType::uint8:
      return H5T_NATIVE_UINT8;
    case ValueType::uint16:
      return H5T_NATIVE_UINT16;
    case ValueType::int32:
      return H5T_NATIVE_INT32;
    case ValueType::uint32:
      return H5T_NATIVE_UINT32;
    case ValueType::int64:
      return H5T_NATIVE_INT64;
    case ValueType::uint64:
      return H5T_NATIVE_UINT64;
    case ValueType::float32:
      return H5T_NATIVE_FLOAT;
    case ValueType::text:
      return hdf5::text_type();
    case ValueType::float64:
      break;
  }
  return H5T_NATIVE_DOUBLE;
}

Handle create_dataset(hid_t file, const std::string& name, ValueType type, const Told& space,
                      const Told& properties, const char* what) {
  return {H5Dcreate2(file, name.c_str(), native(type), space.get(), H5P_DEFAULT, properties.get(),
                     without_chunks_kept()),
          H5Dclose, what};
}

std::vector<hsize_t> extents_of(Numbers values) {
  return values.count == 1 ? std::vector<hsize_t>{} : std::vector<hsize_t>{values.count};
}

std::size_t bytes_of(Numbers values) { return values.count * H5Tget_size(native(values.type)); }

/// Notes in `contents`, which has to outlive it, what it is given.
class Dataset : public VariableTarget {
 public:
  Dataset(Handle dataset, std::string name, Contents& contents)
      : dataset_(std::move(dataset)), name_(std::move(name)), contents_(contents) {}

  void text(const char* attribute, const std::string& value) override {
    put_text(dataset_.get(), attribute, value);
    contents_.add_text(name_ + "@" + attribute, value);
  }

  void numbers(const char* attribute, Numbers values) override {
    put_attribute(dataset_.get(), attribute, native(values.type), values.first, extents_of(values));
    contents_.add(name_ + "@" + attribute, values.first, bytes_of(values));
  }

  void write(const std::vector<std::string>& values) override {
    std::vector<const char*> pointers;
    for (const std::string& value : values) pointers.push_back(value.c_str());
    if (pointers.empty()) return;
    check(
        H5Dwrite(dataset_.get(), hdf5::text_type(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()),
        "write");
    for (const std::string& value : values) contents_.add_text(name_, value);
  }

  void write(Numbers values) override {
    if (values.count == 0) return;
    check(
        H5Dwrite(dataset_.get(), native(values.type), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.first),
        "write");
    contents_.add(name_, values.first, bytes_of(values));
  }

  void write_rows(std::uint64_t first, Numbers table, TableRows rows) override {
    if (rows.count == 0 || rows.row == 0) return;
    const Handle space(H5Dget_space(dataset_.get()), H5Sclose, "space");
    hsize_t extents[H5S_MAX_RANK] = {};
    const int rank = check(H5Sget_simple_extent_dims(space.get(), extents, nullptr), "extents");
    extents[0] = rows.count;
    const hsize_t start[H5S_MAX_RANK] = {first};
    check(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start, nullptr, extents, nullptr),
          "rows in the file");
    // In memory a block of the same shape within longer rows: where the shapes differ, HDF5 maps
    // one value after the other into its chunks.
    if (rank == 1) extents[1] = 1;
    const hsize_t within = rows.row / extents[1];
    hsize_t all[H5S_MAX_RANK];
    std::ranges::copy(extents, all);
    all[1] = rows.stride / within;
    const hsize_t from[H5S_MAX_RANK] = {0, rows.offset / within};
    const Handle memory(H5Screate_simple(std::max(rank, 2), all, nullptr), H5Sclose, "memory");
    check(H5Sselect_hyperslab(memory.get(), H5S_SELECT_SET, from, nullptr, extents, nullptr),
          "rows in memory");
    check(H5Dwrite(dataset_.get(), native(table.type), memory.get(), space.get(), H5P_DEFAULT,
                   table.first),
          "write");
    note_rows(table, rows);
  }

  void read_back(ValueType type, void* into, std::uint64_t) const override {
    check(H5Dread(dataset_.get(), native(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, into), "read back");
  }

 private:
  void note_rows(Numbers table, TableRows rows) {
    const std::size_t size = H5Tget_size(native(table.type));
    const auto* bytes = static_cast<const std::uint8_t*>(table.first);
    for (std::size_t i = 0; i < rows.count; ++i)
      contents_.add(name_, bytes + (i * rows.stride + rows.offset) * size, rows.row * size);
  }

  Handle dataset_;
  std::string name_;
  Contents& contents_;
};

}  // namespace

Hdf5Writer::Hdf5Writer(const std::string& path) {
  const Handle access = hdf5::access_properties();
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "file creation");
  check(H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "order of links");
  track_order(creation.get());
  file_ = Handle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), H5Fclose,
                 "create");
}

Hdf5Writer::~Hdf5Writer() {
  dimensions_.clear();
  if (file_.get() < 0) {
    return;
  }
  // Not closed as it should have been: the disk may be full, and the half-written file is to be
  // removed. Where HDF5 cannot let go of it, at least its room is given back.
  void* descriptor = nullptr;
  const bool known = H5Fget_vfd_handle(file_.get(), H5P_DEFAULT, &descriptor) >= 0;
  if (!file_.close()) {
    [[maybe_unused]] const int given_back =
        known ? ::ftruncate(*static_cast<int*>(descriptor), 0) : 0;
  }
}

const Hdf5Writer::Dimension& Hdf5Writer::dimension(const std::string& name) const {
  return *std::find_if(dimensions_.begin(), dimensions_.end(),
                       [&](const Dimension& each) { return each.name == name; });
}

void Hdf5Writer::add_group(const std::string& name) {
  const Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "group creation");
  check(H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "order of links");
  track_order(creation.get());
  const Handle group(
      H5Gcreate2(file_.get(), name.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
      "group");
}

NetcdfVariable Hdf5Writer::add_dimension(const std::string& name, ValueType type,
                                         std::uint64_t size, Packed packed) {
  constexpr std::uint64_t chunk = 1 << 18;
  const Told properties =
      creation_properties({size}, packed == Packed::deflated ? chunk : 0, packed);
  Handle dataset =
      create_dataset(file_.get(), name, type, space_of({size}), properties, "dimension");
  check(H5DSset_scale(dataset.get(), name.c_str()), "dimension scale");
  Handle again(H5Dopen2(file_.get(), name.c_str(), H5P_DEFAULT), H5Dclose, "dimension");
  dimensions_.push_back({name, size, std::move(again)});
  return NetcdfVariable(std::make_unique<Dataset>(std::move(dataset), name, contents_));
}

NetcdfVariable Hdf5Writer::add_variable(const std::string& name, ValueType type,
                                        const std::vector<std::string>& dimensions,
                                        std::uint64_t chunk_rows, Packed packed) {
  std::vector<hsize_t> extents;
  for (const std::string& each : dimensions) {
    extents.push_back(dimension(each).size);
  }
  const Told properties = creation_properties(extents, chunk_rows, packed);
  Handle dataset =
      create_dataset(file_.get(), name, type, space_of(extents), properties, "variable");
  for (unsigned axis = 0; axis < dimensions.size(); ++axis) {
    check(H5DSattach_scale(dataset.get(), dimension(dimensions[axis]).scale.get(), axis),
          "dimension of a variable");
  }
  contents_.attach(name, dimensions);
  return NetcdfVariable(std::make_unique<Dataset>(std::move(dataset), name, contents_));
}

void Hdf5Writer::text(const char* attribute, const std::string& value) {
  put_text(file_.get(), attribute, value);
  contents_.add_text(std::string("@") + attribute, value);
}

void Hdf5Writer::numbers(const char* attribute, Numbers values) {
  put_attribute(file_.get(), attribute, native(values.type), values.first, extents_of(values));
  contents_.add(std::string("@") + attribute, values.first, bytes_of(values));
}

Contents Hdf5Writer::close() {
  dimensions_.clear();
  check(H5Fflush(file_.get(), H5F_SCOPE_GLOBAL), "flush");
  if (!file_.close()) hdf5::fail("close");
  return std::move(contents_);
}

}  // namespace concordat::engine
