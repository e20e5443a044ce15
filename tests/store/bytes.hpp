#pragma once
/// Whole files, as bytes.
#include <fstream>
#include <iterator>
#include <string>

namespace concordat::tests {

inline std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace concordat::tests
