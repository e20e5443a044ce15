#include "engine/store/table_file.hpp"

#include <sys/stat.h>

#include <cerrno>

#include "engine/error.hpp"
#include "engine/statistics/digest.hpp"
#include "engine/store/existing.hpp"
#include "engine/store/hdf5/hdf5.hpp"
#include "engine/store/journal/bytes.hpp"
#include "engine/store/journal/file.hpp"
#include "engine/store/journal/parts.hpp"
#include "engine/store/temporary.hpp"

namespace concordat::engine {
namespace {
using hdf5::check;
using hdf5::Handle;

Handle scalar() { return {H5Screate(H5S_SCALAR), H5Sclose, "scalar"}; }

/// A file being written, and what is to be in it.
struct Tables {
  Handle file;
  Contents contents{};

  /// An attribute of a group or a column; of the file where `owner` is "".
  static void put(hid_t object, const std::string& name, hid_t type, const void* value) {
    const Handle space = scalar();
    const Handle attribute(
        H5Acreate2(object, name.c_str(), type, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
        "attribute");
    check(H5Awrite(attribute.get(), type, value), "attribute");
  }
  void put_text(hid_t object, const std::string& owner, const std::string& name,
                const std::string& value) {
    const char* pointer = value.c_str();
    put(object, name, hdf5::text_type(), &pointer);
    contents.add_text(owner + "@" + name, value);
  }
  void put_number(const std::string& name, std::uint64_t value) {
    put(file.get(), name, H5T_NATIVE_UINT64, &value);
    contents.add("@" + name, &value, sizeof(value));
  }
};

/// Without the time of writing: the same tables are the same bytes. Of H5P_DATASET_CREATE,
/// H5P_GROUP_CREATE or H5P_FILE_CREATE, which makes the root.
Handle timeless(hid_t what) {
  Handle properties(H5Pcreate(what), H5Pclose, "properties");
  check(H5Pset_obj_track_times(properties.get(), 0), "times");
  return properties;
}

/// Writes the values of a column, of whichever type.
struct PutColumn {
  Tables& tables;
  const std::string path;
  const TableColumn& column;

  void put(hid_t type, const void* values, std::size_t count) const {
    const hsize_t extent = count;
    const Handle space(H5Screate_simple(1, &extent, nullptr), H5Sclose, "extent");
    const Handle properties = timeless(H5P_DATASET_CREATE);
    const Handle dataset(H5Dcreate2(tables.file.get(), path.c_str(), type, space.get(), H5P_DEFAULT,
                                    properties.get(), H5P_DEFAULT),
                         H5Dclose, "column");
    if (count > 0)
      check(H5Dwrite(dataset.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "write");
    tables.put_text(dataset.get(), path, "units", column.unit);
    tables.put_text(dataset.get(), path, "long_name", column.meaning);
  }
  template <class Number>
  void operator()(const std::vector<Number>& numbers) const {
    put(hdf5::type_of<Number>(), numbers.data(), numbers.size());
    tables.contents.add(path, numbers.data(), numbers.size() * sizeof(Number));
  }
  void operator()(const std::vector<std::string>& texts) const {
    std::vector<const char*> pointers;
    for (const std::string& text : texts) pointers.push_back(text.c_str());
    put(hdf5::text_type(), pointers.data(), pointers.size());
    for (const std::string& text : texts) tables.contents.add_text(path, text);
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

void put_group(Tables& file, const TableGroup& table) {
  const Handle properties = timeless(H5P_GROUP_CREATE);
  const Handle group(
      H5Gcreate2(file.file.get(), table.name.c_str(), H5P_DEFAULT, properties.get(), H5P_DEFAULT),
      H5Gclose, "group");
  file.put_text(group.get(), table.name, "long_name", table.meaning);
  for (const TableColumn& column : table.columns)
    std::visit(PutColumn{file, table.name + "/" + column.name, column}, column.values);
}

void put_tables(Tables& file, const TableFile& tables, const std::string& digest) {
  for (const auto& [name, text] : tables.texts) file.put_text(file.file.get(), "", name, text);
  for (const auto& [name, number] : tables.numbers) file.put_number(name, number);
  file.put_text(file.file.get(), "", "digest", digest);
  for (const TableGroup& group : tables.groups) put_group(file, group);
}

Contents write_whole(const std::string& path, const TableFile& tables, const std::string& digest) {
  const Handle access = hdf5::access_properties();
  const Handle root = timeless(H5P_FILE_CREATE);
  Tables written{
      Handle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, root.get(), access.get()), H5Fclose, "create")};
  put_tables(written, tables, digest);
  check(H5Fflush(written.file.get(), H5F_SCOPE_GLOBAL), "flush");
  if (!written.file.close()) hdf5::fail("close");
  return std::move(written.contents);
}
}  // namespace

namespace {
void expect_free(const std::string& path, IfExists if_exists) {
  struct stat status {};
  if (if_exists != IfExists::overwrite && ::lstat(path.c_str(), &status) == 0)
    throw UserError(path + ": is there already",
                    {Advice::choose_another_output, Advice::overwrite});
  expect_replaceable(path);
}
}  // namespace

void expect_writable(const std::string& path, IfExists if_exists) {
  expect_free(path, if_exists);
  if (is_there(journal_path(path, 0)))
    throw UserError(path + ".journal: runs of another job are kept there",
                    {Advice::choose_another_output});
  // Where there is no memory to open HDF5, it shall be known before anything is computed.
  { const hdf5::Session opened; }
}

std::string write_tables(const std::string& path, const TableFile& file, IfExists if_exists) {
  expect_free(path, if_exists);
  const std::string digest = digest_of(file);
  const hdf5::Session session;
  errno = 0;
  try {
    Temporary temporary(path, if_exists == IfExists::overwrite);
    temporary.put_in_place(write_whole(temporary.path(), file, digest));
  } catch (const hdf5::Failure& failure) {
    throw_write_error(path, failure.error() == 0 ? EIO : failure.error());
  }
  return digest;
}

}  // namespace concordat::engine
