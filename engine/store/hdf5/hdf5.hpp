#pragma once
/// HDF5's handles, closed by themselves, and its errors as exceptions.
#include <hdf5.h>

#include <cerrno>
#include <cstdint>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

#include "engine/guard/guard.hpp"

namespace concordat::engine::hdf5 {

/// An HDF5 call that failed; caught where it is known what the user was doing.
class Failure : public std::runtime_error {
 public:
  explicit Failure(const std::string& what) : std::runtime_error(what), error_(errno) {}
  int error() const { return error_; }  ///< errno at that moment; 0 where no system call failed

 private:
  int error_;
};

/// Held during every use of the library: one thread at a time, no printing of its own, and no end
/// without words. The first opens it; throws std::bad_alloc where there is no memory for that.
class Session {
 public:
  Session();

 private:
  std::unique_lock<std::recursive_mutex> lock_;
  Guard guard_{"HDF5"};
};

/// Throws std::bad_alloc where memory ran out within the session, Failure where it was another
/// cause.
[[noreturn]] void fail(const char* what);

template <class Result>
Result check(Result result, const char* what) {
  if (result < 0) fail(what);
  return result;
}

class Handle {
 public:
  using Close = herr_t (*)(hid_t);
  Handle() = default;
  Handle(hid_t id, Close closer, const char* what) : id_(check(id, what)), close_(closer) {}
  ~Handle() { close(); }
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  hid_t get() const { return id_; }
  /// For something that is never closed.
  hid_t release() { return std::exchange(id_, -1); }
  /// Closes now; false where that failed.
  bool close() { return id_ < 0 || close_(std::exchange(id_, -1)) >= 0; }

 private:
  hid_t id_ = -1;
  Close close_ = nullptr;
};

template <class Number>
hid_t type_of();
template <>
inline hid_t type_of<float>() {
  return H5T_NATIVE_FLOAT;
}
template <>
inline hid_t type_of<double>() {
  return H5T_NATIVE_DOUBLE;
}
template <>
inline hid_t type_of<std::int32_t>() {
  return H5T_NATIVE_INT32;
}
template <>
inline hid_t type_of<std::int64_t>() {
  return H5T_NATIVE_INT64;
}
template <>
inline hid_t type_of<std::uint8_t>() {
  return H5T_NATIVE_UINT8;
}
template <>
inline hid_t type_of<std::uint16_t>() {
  return H5T_NATIVE_UINT16;
}
template <>
inline hid_t type_of<std::uint32_t>() {
  return H5T_NATIVE_UINT32;
}
template <>
inline hid_t type_of<std::uint64_t>() {
  return H5T_NATIVE_UINT64;
}

/// Variable-length UTF-8: fixed-length strings crash netCDF's readers. Made once and kept: to make
/// a type takes longer than to write a text.
hid_t text_type();

/// How files are opened: as HDF5 1.8 and later read them, and without HDF5's own locks. Who writes
/// is known by the journal's lock, and where there are no locks a file would not open at all.
Handle access_properties();

}  // namespace concordat::engine::hdf5
