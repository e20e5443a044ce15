#pragma once
/// Everything that reads what people bring, as functions of bytes: each ends with a value or with
/// engine::UserError, and anything else is a fault.
#include <span>
#include <string>
#include <string_view>

namespace concordat::tests {

struct FuzzedReader {
  std::string_view name;             ///< of its folder in corpus/
  void (*read)(const std::string&);  ///< throws std::logic_error where what it read is not sound
};

std::span<const FuzzedReader> fuzzed_readers();

/// Reads and takes refusals as what they are.
void read_as_a_stranger_would(const FuzzedReader& reader, const std::string& bytes);

}  // namespace concordat::tests
