/// Whatever goes wrong ends in words and an exit code, not in a crash.
#include <catch2/catch.hpp>
#include <new>
#include <stdexcept>

#include "engine/error.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;

namespace {
/// The exit code and the words of a command that throws.
template <class Thrown>
tests::Answer when_thrown(const Thrown& thrown) {
  std::ostringstream out, err;
  apps::Console console{out, err, {}, {}};
  const int code = apps::answer_for([&]() -> int { throw thrown; }, console);
  return {code, out.str(), err.str()};
}
}  // namespace

TEST_CASE("whatever a command throws is told in words, with an exit code of its own") {
  CHECK(when_thrown(engine::UserError("no such place")).code == 2);
  CHECK(when_thrown(engine::WriteError("disk full")).code == 3);
  CHECK(when_thrown(std::bad_alloc()).code == 4);
  const auto fault = when_thrown(std::logic_error("odd"));
  CHECK(fault.code == 4);
  CHECK(fault.out.empty());
  CHECK(fault.err.find("an error of the program's own: odd") == 0);
}
