#pragma once
/// An end in words where HDF5 would end the process without.

namespace concordat::engine::hdf5 {

/// HDF5 1.10 does not survive that memory fails it: it follows null, frees twice, calls itself
/// until the stack is full, or calls exit. While one of these lives, that ends the process with a
/// sentence and exit code 4, as it ends wherever there is no memory left; what other threads do is
/// left alone. Held by one thread at a time, which may hold several.
class Guard {
 public:
  Guard();
  ~Guard();
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;
};

}  // namespace concordat::engine::hdf5
