// Prints the digests of the golden scenes, on the instruction set that its word names. golden.sh
// builds it with each compiler.
#include <cstdio>
#include <exception>

#include "agents/simulate.hpp"
#include "tests/determinism/scenes.hpp"

int main(int count, char** words) {
  try {
    if (count > 1) concordat::agents::choose_instruction_set(words[1]);
    std::fputs(concordat::tests::golden_text().c_str(), stdout);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
