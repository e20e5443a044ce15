#pragma once
/// XXH3 over bytes that come piece by piece.
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace concordat::engine {

/// XXH3-128 in its canonical form (big-endian, as it is printed).
using HashValue = std::array<std::uint8_t, 16>;

class Hash {
 public:
  Hash();
  ~Hash();
  Hash(Hash&&) noexcept;
  Hash& operator=(Hash&&) noexcept;
  void add(const void* bytes, std::size_t count);
  HashValue value() const;  ///< of all bytes so far

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// As 32 hexadecimal digits.
std::string hexadecimal(const HashValue& hash);
/// XXH3-128 of bytes, as 32 hexadecimal digits.
std::string hash_of(std::span<const std::uint8_t> bytes);
/// XXH3-64 of `head` followed by `body`.
std::uint64_t checksum(std::span<const std::uint8_t> head, std::span<const std::uint8_t> body);

}  // namespace concordat::engine
