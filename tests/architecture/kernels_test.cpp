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

/// The linker keeps one of several weak definitions of a function, whichever comes first. A weak
/// function of a kernel that does not carry the kernel's namespace could end up being called on a
/// machine without its instructions.
void check_own(const std::string& objects, const std::string& target) {
  std::istringstream lines(output_of("nm --demangle --defined-only " + objects));
  int defined = 0;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string address, type, name;
    words >> address >> type;
    std::getline(words, name);
    const bool is_weak_function = type == "W";
    defined += !type.empty();
    INFO(name);
    if (is_weak_function) CHECK(name.find(target) != name.npos);
  }
  CHECK(defined > 0);
}
}  // namespace

TEST_CASE("no function compiled for one instruction set can stand in for one of another") {
  check_own(CONCORDAT_AVX2_OBJECTS, "avx2");
  check_own(CONCORDAT_AVX512_OBJECTS, "avx512");
}

#endif
