// Prints the digests of the golden scenes. golden.sh builds it with each compiler.
#include <cstdio>
#include <exception>

#include "tests/determinism/scenes.hpp"

int main() {
  try {
    std::fputs(concordat::tests::golden_text().c_str(), stdout);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
