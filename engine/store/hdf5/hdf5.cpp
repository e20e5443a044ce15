#include "engine/store/hdf5/hdf5.hpp"

namespace concordat::engine::hdf5 {
namespace {

/// The library, put in order at exit - unless a full disk kept a file from closing: HDF5 would try
/// to write it again, in vain and loudly.
struct Library {
  Library() { H5dont_atexit(); }
  ~Library() {
    if (may_close) {
      H5close();
    }
  }
  std::recursive_mutex mutex;
  bool may_close = true;
};

Library& library() {
  static Library instance;
  return instance;
}

}  // namespace

Session::Session() : lock_(library().mutex) { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

void leave_open() { library().may_close = false; }

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "string type");
  check(H5Tset_size(type.get(), H5T_VARIABLE), "string size");
  check(H5Tset_cset(type.get(), H5T_CSET_UTF8), "string character set");
  return type;
}

Handle access_properties() {
  Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
  check(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_LATEST), "format bounds");
  check(H5Pset_file_locking(access.get(), 0, 1), "file locking");
  // A file counts as closed only when nothing of it is open: else it would stay open unseen, and
  // whoever opens it again would look into the library's memory instead of the disk.
  check(H5Pset_fclose_degree(access.get(), H5F_CLOSE_SEMI), "way of closing");
  return access;
}

}  // namespace concordat::engine::hdf5
