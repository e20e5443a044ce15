#include "engine/store/hdf5/hdf5.hpp"

#include <new>

namespace concordat::engine::hdf5 {
namespace {

/// One thread at a time. What memory failed once stays half made, so it is not tried again.
struct Library {
  void open_once() {
    if (is_open) return;
    if (was_tried) throw std::bad_alloc();
    was_tried = true;
    // All files are closed when they go. At exit HDF5 would try again what a full disk kept from
    // closing, in vain and loudly.
    H5dont_atexit();
    if (H5open() < 0) throw std::bad_alloc();
    // It would keep each mebibyte in which it once converted values, a list for each size.
    constexpr int kept = 1 << 16, unlimited = -1;
    if (H5set_free_list_limits(unlimited, unlimited, unlimited, unlimited, kept, kept) < 0)
      throw std::bad_alloc();
    is_open = true;
  }

  std::recursive_mutex mutex;
  bool was_tried = false, is_open = false;
};

Library& library() {
  static Library instance;
  return instance;
}

}  // namespace

Session::Session() : lock_(library().mutex) {
  library().open_once();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  errno = 0;
}

void fail(const char* what) {
  if (errno == ENOMEM) throw std::bad_alloc();
  throw Failure(what);
}

hid_t text_type() {
  static const hid_t type = [] {
    Handle made(H5Tcopy(H5T_C_S1), H5Tclose, "string type");
    check(H5Tset_size(made.get(), H5T_VARIABLE), "string size");
    check(H5Tset_cset(made.get(), H5T_CSET_UTF8), "string character set");
    return made.release();
  }();
  return type;
}

Handle access_properties() {
  Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
  check(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_LATEST), "format bounds");
  check(H5Pset_file_locking(access.get(), 0, 1), "file locking");
  // A file counts as closed only when nothing of it is open: else it would stay open unseen, and
  // whoever opens it again would look into the library's memory instead of the disk.
  check(H5Pset_fclose_degree(access.get(), H5F_CLOSE_SEMI), "way of closing");
  // It would keep the first 64 kB of every variable that was written in parts.
  check(H5Pset_sieve_buf_size(access.get(), 1 << 12), "buffer");
  return access;
}

}  // namespace concordat::engine::hdf5
