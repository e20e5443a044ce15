#include "engine/store/table_file.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "engine/error.hpp"
#include "engine/statistics/digest.hpp"
#include "engine/store/hdf5/hdf5.hpp"
#include "engine/store/journal/bytes.hpp"
#include "engine/store/journal/file.hpp"

namespace concordat::engine {
namespace {
using hdf5::check;
using hdf5::Handle;

Handle scalar() { return {H5Screate(H5S_SCALAR), H5Sclose, "scalar"}; }

void put_attribute(hid_t object, const std::string& name, hid_t type, const void* value) {
  const Handle space = scalar();
  const Handle attribute(
      H5Acreate2(object, name.c_str(), type, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
      "attribute");
  check(H5Awrite(attribute.get(), type, value), "attribute");
}

void put_text(hid_t object, const std::string& name, const std::string& value) {
  const char* pointer = value.c_str();
  put_attribute(object, name, hdf5::text_type().get(), &pointer);
}

/// Without the time of writing: the same tables are the same bytes.
Handle dataset_properties() {
  Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
  check(H5Pset_obj_track_times(properties.get(), 0), "times");
  return properties;
}

/// Writes the values of a column, of whichever type.
struct PutColumn {
  hid_t group;
  const TableColumn& column;

  void put(hid_t type, const void* values, std::size_t count) const {
    const hsize_t extent = count;
    const Handle space(H5Screate_simple(1, &extent, nullptr), H5Sclose, "extent");
    const Handle properties = dataset_properties();
    const Handle dataset(H5Dcreate2(group, column.name.c_str(), type, space.get(), H5P_DEFAULT,
                                    properties.get(), H5P_DEFAULT),
                         H5Dclose, "column");
    if (count > 0)
      check(H5Dwrite(dataset.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "write");
    put_text(dataset.get(), "units", column.unit);
    put_text(dataset.get(), "long_name", column.meaning);
  }
  template <class Number>
  void operator()(const std::vector<Number>& numbers) const {
    put(hdf5::type_of<Number>(), numbers.data(), numbers.size());
  }
  void operator()(const std::vector<std::string>& texts) const {
    std::vector<const char*> pointers;
    for (const std::string& text : texts) pointers.push_back(text.c_str());
    put(hdf5::text_type().get(), pointers.data(), pointers.size());
  }
};

void add(Bytes& bytes, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) engine::put_text(bytes, text);
}
template <class Number>
void add(Bytes& bytes, const std::vector<Number>& numbers) {
  put_all(bytes, std::span<const Number>(numbers));
}

/// Of names and values of all columns, in order.
std::string digest_of(const TableFile& file) {
  Bytes bytes;
  for (const TableGroup& group : file.groups)
    for (const TableColumn& column : group.columns) {
      engine::put_text(bytes, group.name + "/" + column.name);
      std::visit([&bytes](const auto& values) { add(bytes, values); }, column.values);
    }
  return hash_of(bytes);
}

void put_group(hid_t file, const TableGroup& table) {
  const Handle group(H5Gcreate2(file, table.name.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
                     H5Gclose, "group");
  put_text(group.get(), "long_name", table.meaning);
  for (const TableColumn& column : table.columns)
    std::visit(PutColumn{group.get(), column}, column.values);
}

void put_tables(hid_t file, const TableFile& tables, const std::string& digest) {
  for (const auto& [name, text] : tables.texts) put_text(file, name, text);
  for (const auto& [name, number] : tables.numbers)
    put_attribute(file, name, H5T_NATIVE_UINT64, &number);
  put_text(file, "digest", digest);
  for (const TableGroup& group : tables.groups) put_group(file, group);
}

void write_whole(const std::string& path, const TableFile& tables, const std::string& digest) {
  const hdf5::Session session;
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
  check(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_LATEST), "format bounds");
  Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.get()), H5Fclose,
              "create");
  try {
    put_tables(file.get(), tables, digest);
    check(H5Fflush(file.get(), H5F_SCOPE_GLOBAL), "flush");
  } catch (const hdf5::Failure&) {
    if (!file.close()) hdf5::leave_open();
    throw;
  }
  if (!file.close()) {
    hdf5::leave_open();
    throw hdf5::Failure("close");
  }
}
}  // namespace

void expect_writable(const std::string& path, IfExists if_exists) {
  if (if_exists != IfExists::overwrite && std::filesystem::exists(path))
    throw UserError(path + ": is there already",
                    {Advice::choose_another_output, Advice::overwrite});
}

std::string write_tables(const std::string& path, const TableFile& file, IfExists if_exists) {
  expect_writable(path, if_exists);
  const std::string temporary = path + ".tmp", digest = digest_of(file);
  open_to_write(temporary).close();  // says why, where it cannot be written
  errno = 0;
  try {
    write_whole(temporary, file, digest);
    open_to_write(temporary).sync();
    if (std::rename(temporary.c_str(), path.c_str()) != 0) throw_write_error(path, errno);
  } catch (const hdf5::Failure& failure) {
    std::remove(temporary.c_str());
    throw_write_error(path, failure.error() == 0 ? EIO : failure.error());
  } catch (...) {
    std::remove(temporary.c_str());
    throw;
  }
  sync_folder_of(path);
  return digest;
}

}  // namespace concordat::engine
