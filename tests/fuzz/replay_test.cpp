// Each committed input of the fuzzers is read once more, without a fuzzer.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fuzz/readers.hpp"
#include "tests/paths.hpp"

namespace fs = std::filesystem;
using namespace concordat::tests;

TEST_CASE("every input that fuzzers started from or found is read or refused") {
  for (const FuzzedReader& reader : fuzzed_readers()) {
    const fs::path folder = project_folder() / "tests/fuzz/corpus" / reader.name;
    std::uintmax_t size = 0;
    int count = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
      std::ifstream file(entry.path(), std::ios::binary);
      INFO(entry.path().string());
      CHECK_NOTHROW(read_as_a_stranger_would(reader, {std::istreambuf_iterator<char>(file), {}}));
      size += entry.file_size();
      ++count;
    }
    INFO(reader.name);
    CHECK(count >= 2);
    CHECK(size <= 50'000);
  }
}
