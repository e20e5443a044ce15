#include "engine/store/hdf5.hpp"

namespace concordat::engine::hdf5 {
namespace {

std::recursive_mutex& library() {
  static std::recursive_mutex mutex;
  return mutex;
}

}  // namespace

Session::Session() : lock_(library()) {
  // A file that a full disk kept from closing must not be written again at exit.
  [[maybe_unused]] static const herr_t no_writing_at_exit = H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "string type");
  check(H5Tset_size(type.get(), H5T_VARIABLE), "string size");
  check(H5Tset_cset(type.get(), H5T_CSET_UTF8), "string character set");
  return type;
}

}  // namespace concordat::engine::hdf5
