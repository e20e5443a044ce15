// What libFuzzer calls: CONCORDAT_READER names the reader.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/fuzz/readers.hpp"

namespace {

const concordat::tests::FuzzedReader& chosen() {
  const char* name = std::getenv("CONCORDAT_READER");
  for (const auto& reader : concordat::tests::fuzzed_readers())
    if (name != nullptr && reader.name == name) return reader;
  std::fputs("set CONCORDAT_READER to one of", stderr);
  for (const auto& reader : concordat::tests::fuzzed_readers())
    std::fprintf(stderr, " %s", std::string(reader.name).c_str());
  std::fputs("\n", stderr);
  std::exit(2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto& reader = chosen();
  concordat::tests::read_as_a_stranger_would(
      reader, std::string(reinterpret_cast<const char*>(bytes), size));
  return 0;
}
