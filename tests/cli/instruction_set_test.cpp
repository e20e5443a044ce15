// The environment variable that asks for an instruction set.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "agents/simulate.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using namespace concordat::tests;
using Catch::Matchers::Contains;

namespace {
/// Sets the variable; gone afterwards, and the instruction set is as before.
class Wish {
 public:
  explicit Wish(const char* name) { ::setenv("CONCORDAT_INSTRUCTIONS", name, 1); }
  ~Wish() {
    ::unsetenv("CONCORDAT_INSTRUCTIONS");
    agents::choose_instruction_set(before_);
  }

 private:
  std::string before_{agents::instruction_set()};
};
}  // namespace

TEST_CASE("CONCORDAT_INSTRUCTIONS picks an instruction set") {
  const Wish wish("scalar");
  const Answer answer = say({"--version"});
  CHECK(answer.code == 0);
  CHECK_THAT(answer.out, Contains(", scalar)"));
}

TEST_CASE("an instruction set that this machine cannot run is bad input") {
  const Wish wish("avx3");
  const Answer answer = say({"--version"});
  CHECK(answer.code == 2);
  CHECK(answer.out.empty());
  CHECK_THAT(answer.err,
             Contains("CONCORDAT_INSTRUCTIONS=avx3: this machine cannot run that\n   known: "));
}
