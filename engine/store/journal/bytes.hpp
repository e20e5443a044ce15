#pragma once
/// Little-endian bytes of the journal: appended to a buffer, read back within bounds.
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace concordat::engine {

static_assert(std::endian::native == std::endian::little,
              "journals are little-endian: a big-endian machine has to swap here");

using Bytes = std::vector<std::uint8_t>;

/// Bytes that do not hold what their length and checksum promised.
class DamagedBytes : public std::runtime_error {
 public:
  DamagedBytes() : std::runtime_error("damaged bytes") {}
};

template <class Number>
void put_all(Bytes& out, std::span<const Number> values) {
  const std::size_t before = out.size();
  out.resize(before + values.size_bytes());
  if (!values.empty()) {
    std::memcpy(out.data() + before, values.data(), values.size_bytes());
  }
}

template <class Number>
void put(Bytes& out, Number value) {
  put_all(out, std::span<const Number>(&value, 1));
}

inline void put_text(Bytes& out, const std::string& text) {
  put(out, std::uint64_t{text.size()});
  out.insert(out.end(), text.begin(), text.end());
}

/// Seven bits a byte, the least significant first: small numbers take one byte.
inline void put_small(Bytes& out, std::uint64_t value) {
  while (value >= 128) {
    out.push_back(static_cast<std::uint8_t>(value | 128));
    value >>= 7;
  }
  out.push_back(static_cast<std::uint8_t>(value));
}

/// Reads what the functions above wrote; throws DamagedBytes at the end of the bytes.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <class Number>
  void get_all(std::vector<Number>& values, std::uint64_t count) {
    if (count > bytes_.size() / sizeof(Number)) {
      throw DamagedBytes();
    }
    values.resize(count);
    const auto taken = take(count * sizeof(Number));
    if (count > 0) {
      std::memcpy(values.data(), taken.data(), taken.size());
    }
  }

  template <class Number>
  Number get() {
    Number value;
    std::memcpy(&value, take(sizeof(Number)).data(), sizeof(Number));
    return value;
  }

  bool is_at_end() const { return bytes_.empty(); }

  std::string get_text() {
    const auto raw = take(get<std::uint64_t>());
    return {raw.begin(), raw.end()};
  }

  std::uint64_t get_small() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint8_t byte = take(1).front();
      value |= std::uint64_t{byte & 127u} << shift;
      if (byte < 128) {
        return value;
      }
    }
    throw DamagedBytes();
  }

  bool at_end() const { return bytes_.empty(); }

 private:
  std::span<const std::uint8_t> take(std::uint64_t count) {
    if (count > bytes_.size()) {
      throw DamagedBytes();
    }
    const auto taken = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return taken;
  }

  std::span<const std::uint8_t> bytes_;
};

}  // namespace concordat::engine
