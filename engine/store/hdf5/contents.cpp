#include "engine/store/hdf5/contents.hpp"

#include <algorithm>

#include "engine/store/hdf5/hdf5.hpp"

namespace concordat::engine {
namespace {

using hdf5::check;
using hdf5::Failure;
using hdf5::Handle;

constexpr hsize_t bytes_at_once = 1 << 20;

void add_text_to(Hash& hash, const char* text) {
  const std::string_view bytes = text == nullptr ? "" : text;
  const std::uint64_t length = bytes.size();
  hash.add(&length, sizeof(length));
  hash.add(bytes.data(), bytes.size());
}

/// Reads values of a type from a file's object, all or some of them.
template <class Read>
void add_values(Hash& hash, hid_t stored, std::size_t count, Read read) {
  if (check(H5Tis_variable_str(stored), "string") > 0) {
    std::vector<char*> texts(count);
    check(read(hdf5::text_type(), texts.data()), "read again");
    for (char* text : texts) {
      add_text_to(hash, text);
      H5free_memory(text);
    }
    return;
  }
  const Handle native(H5Tget_native_type(stored, H5T_DIR_ASCEND), H5Tclose, "type");
  std::vector<std::uint8_t> bytes(count * H5Tget_size(native.get()));
  check(read(native.get(), bytes.data()), "read again");
  hash.add(bytes.data(), bytes.size());
}

HashValue hash_of_attribute(hid_t object, const std::string& name) {
  const Handle found(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "attribute");
  const Handle type(H5Aget_type(found.get()), H5Tclose, "type");
  const Handle space(H5Aget_space(found.get()), H5Sclose, "space");
  const auto count = static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.get()));
  Hash hash;
  add_values(hash, type.get(), count,
             [&](hid_t native, void* into) { return H5Aread(found.get(), native, into); });
  return hash.value();
}

/// A variable as its rows along the first axis; a scalar is one row.
struct Rows {
  explicit Rows(hid_t dataset) : space(H5Dget_space(dataset), H5Sclose, "space") {
    rank = check(H5Sget_simple_extent_dims(space.get(), extents, nullptr), "extents");
    for (int axis = 1; axis < rank; ++axis) row *= extents[axis];
  }
  hsize_t count() const { return rank == 0 ? 1 : extents[0]; }
  /// Selects rows of the space. Returns as much room in memory, of the same shape, which is what
  /// HDF5 copies without going through it value by value.
  Handle choose(hsize_t first, hsize_t rows) const {
    if (rank == 0) return {H5Screate(H5S_SCALAR), H5Sclose, "memory"};
    const hsize_t start[H5S_MAX_RANK] = {first};
    hsize_t chosen[H5S_MAX_RANK];
    std::copy(std::begin(extents), std::end(extents), std::begin(chosen));
    chosen[0] = rows;
    check(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start, nullptr, chosen, nullptr),
          "rows");
    return {H5Screate_simple(rank, chosen, nullptr), H5Sclose, "memory"};
  }

  Handle space;
  hsize_t extents[H5S_MAX_RANK] = {};
  hsize_t row = 1;  ///< values
  int rank = 0;
};

HashValue hash_of_variable(hid_t dataset) {
  const Handle type(H5Dget_type(dataset), H5Tclose, "type");
  const Rows rows(dataset);
  Hash hash;
  const hsize_t at_once = std::max<hsize_t>(
      1, bytes_at_once / std::max<hsize_t>(1, rows.row * H5Tget_size(type.get())));
  for (hsize_t first = 0; rows.row > 0 && first < rows.count(); first += at_once) {
    const hsize_t count = std::min(at_once, rows.count() - first);
    const Handle memory = rows.choose(first, count);
    add_values(hash, type.get(), count * rows.row, [&](hid_t native, void* into) {
      return H5Dread(dataset, native, memory.get(), rows.space.get(), H5P_DEFAULT, into);
    });
  }
  return hash.value();
}

Handle open_object(hid_t file, const std::string& name) {
  return {H5Oopen(file, name.empty() ? "/" : name.c_str(), H5P_DEFAULT), H5Oclose, "object"};
}

haddr_t address_of(hid_t object) {
  H5O_info_t info{};
  check(H5Oget_info2(object, &info, H5O_INFO_BASIC), "address");
  return info.addr;
}

/// The dimension attached to each axis of a variable, as the dimension's address in the file: as
/// H5DS keeps it, whose own question takes time with the square of the number of variables.
std::vector<haddr_t> attached_to(hid_t variable) {
  const Handle list(H5Aopen(variable, "DIMENSION_LIST", H5P_DEFAULT), H5Aclose, "dimensions");
  const Handle space(H5Aget_space(list.get()), H5Sclose, "space");
  const Handle type(H5Aget_type(list.get()), H5Tclose, "type");
  std::vector<hvl_t> axes(std::size_t(H5Sget_simple_extent_npoints(space.get())));
  check(H5Aread(list.get(), type.get(), axes.data()), "dimensions");
  std::vector<haddr_t> addresses;
  for (const hvl_t& axis : axes)
    addresses.push_back(axis.len == 1 ? *static_cast<const hobj_ref_t*>(axis.p) : HADDR_UNDEF);
  check(H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, axes.data()), "dimensions");
  return addresses;
}

}  // namespace

void Contents::add_text(const std::string& name, const std::string& text) {
  add_text_to(hashes_[name], text.c_str());
}

void Contents::expect_in(const std::string& path) const {
  errno = 0;
  const Handle access = hdf5::access_properties();
  Handle file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()), H5Fclose, "open again");
  std::map<std::string, haddr_t> dimensions;
  auto left = attached_;
  const auto expect_attached = [&](const std::string& variable, hid_t object) {
    const auto entry = left.extract(variable);
    if (entry.empty()) return;
    std::vector<haddr_t> wanted;
    for (const std::string& name : entry.mapped()) {
      const auto [known, is_new] = dimensions.try_emplace(name);
      if (is_new) known->second = address_of(open_object(file.get(), name).get());
      wanted.push_back(known->second);
    }
    if (attached_to(object) != wanted) throw Failure("a dimension is not attached");
  };
  std::string owner = "no object has this name";
  Handle object;
  for (const auto& [name, hash] : hashes_) {  // an object's name comes before its attributes
    const auto at = std::min(name.find('@'), name.size());
    if (name.substr(0, at) != owner) {  // opened once, which takes longer than all that it holds
      owner = name.substr(0, at);
      object = open_object(file.get(), owner);
      expect_attached(owner, object.get());
    }
    const HashValue found = at == name.size()
                                ? hash_of_variable(object.get())
                                : hash_of_attribute(object.get(), name.substr(at + 1));
    if (found != hash.value()) throw Failure("differs from what was written");
  }
  while (!left.empty()) {
    const std::string variable = left.begin()->first;
    expect_attached(variable, open_object(file.get(), variable).get());
  }
}

}  // namespace concordat::engine
