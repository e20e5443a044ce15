#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

// Optimised builds only: without inlining every small function of the standard library is shared.
#ifdef CONCORDAT_AVX2_OBJECTS

namespace {
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> buffer;
  while (const auto count = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    output.append(buffer.data(), count);
  return output;
}
}  // namespace

TEST_CASE("no function compiled for AVX2 can stand in for one of another instruction set") {
  // The linker keeps one of several weak definitions of a function, whichever comes first. A weak
  // function of the AVX2 kernel that does not carry the kernel's namespace could end up being
  // called on a machine without AVX2.
  std::istringstream lines(output_of("nm --demangle --defined-only " CONCORDAT_AVX2_OBJECTS));
  int defined = 0;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string address, type, name;
    words >> address >> type;
    std::getline(words, name);
    const bool is_weak_function = type == "W";
    defined += !type.empty();
    INFO(name);
    if (is_weak_function) CHECK(name.find("avx2") != name.npos);
  }
  CHECK(defined > 0);
}

#endif
