#include "apps/cli/words/advice.hpp"

#include <catch2/catch.hpp>

#include "tests/cli/words.hpp"

using namespace concordat;
using engine::Advice;
using engine::Asked;
using engine::Problem;
using engine::UserError;

namespace {

std::string words_of(std::vector<Advice> advice) {
  return apps::in_words(UserError("a.h5 exists", std::move(advice)), "concordat");
}

std::string words_of(Asked::Kind kind, const std::string& value) {
  return apps::in_words(UserError({Problem{"is wrong", {}, {kind, value}}}), "concordat");
}

}  // namespace

TEST_CASE("what to do about an error is said in options and commands") {
  CHECK(words_of({}) == "a.h5 exists");
  CHECK(words_of({Advice::resume, Advice::overwrite, Advice::choose_another_output}) ==
        "a.h5 exists\n   go on with --resume, start again with --overwrite, or name another "
        "--output");
  CHECK(words_of({Advice::create_folder, Advice::choose_another_output}) ==
        "a.h5 exists\n   create the folder first, or name another --output");
  CHECK(words_of({{Advice::list_names, "parameters"}}) ==
        "a.h5 exists\n   list them: concordat list parameters");
  CHECK(words_of({{Advice::list_names, "scenarios, footprints"}}) ==
        "a.h5 exists\n   list them: concordat list scenarios, concordat list footprints");
  CHECK(words_of({{Advice::list_shipped, "scenarios"}}) ==
        "a.h5 exists\n   scenarios that ship with the program: concordat list scenarios");
}

TEST_CASE("what was asked for is named by its option") {
  CHECK(words_of(Asked::nothing, "") == "is wrong");
  CHECK(words_of(Asked::setting, "trust.gain=3") == "--set trust.gain=3: is wrong");
  CHECK(words_of(Asked::months, "5000") == "--months 5000: is wrong");
  CHECK(words_of(Asked::arm, "regime=aco") == "--arm \"regime=aco\": is wrong");
  CHECK(words_of(Asked::method, "sobol") == "--method sobol: is wrong");
  CHECK(words_of(Asked::factor, "regime") == "--by regime: is wrong");
  CHECK(words_of(Asked::outcome, "trust") == "--outcome \"trust\": is wrong");
}

TEST_CASE("several problems stand apart, each with its advice") {
  const UserError error({{"one", {Advice::overwrite}, {}}, {"two", {}, {Asked::months, "0"}}});
  CHECK(apps::in_words(error, "concordat") ==
        "one\n   start again with --overwrite\n\n--months 0: two");
}

TEST_CASE("advice calls the program as the user called it") {
  const std::string typed = "../my builds/concordat";
  const std::vector<std::vector<std::string>> wrong{
      {"info"},
      {"replay"},
      {"status"},
      {"merge"},
      {"slurm"},
      {"slurm", "regimes_compared"},
      {"sensitivity"},
      {"compare"},
      {"sweep"},
      {"calibrate"},
      {"calibrate", "screening"},
      {"run"},
      {"run", "nowhere"},
      {"run", "a", "b"},
      {"run", "--seeed"},
      {"run", "screening"},
      {"run", "--footprint", "dorset", "--set", "trust.gian=1"},
      {"check", "--footprint", "nowhere"},
      {"sweep", "nowhere"},
      {"validate", "--under", "nothing"},
      {"validate", "--patterns", "P99"}};
  for (std::vector<std::string> words : wrong) {
    std::ostringstream out, err;
    apps::Console console{out, err, {}, {}};
    words.insert(words.begin(), typed);
    const int code = apps::run_program(words, console);
    CAPTURE(words, err.str());
    CHECK(code == apps::ExitCode::bad_input);
    CHECK_THAT(err.str(), !Catch::Contains(" concordat "));
    for (const std::string command : {"info ", "list ", "sweep ", "slurm ", "compare ", "merge "})
      if (const auto at = err.str().find(": " + command); at != std::string::npos)
        FAIL("\"" << command << "\" without the program: " << err.str());
    if (words.size() == 2) CHECK_THAT(err.str(), Catch::Contains(apps::shell_word(typed) + " "));
  }
}

TEST_CASE("a wrong setting is refused in the words of the command line") {
  const tests::Answer wrong =
      tests::say({"check", "--footprint", "dorset", "--set", "trust.gain=3"});
  CHECK_THAT(wrong.err, Catch::Contains("--set trust.gain=3: trust.gain is 3, allowed 0 to 1"));
  const tests::Answer horizon = tests::say({"check", "--footprint", "dorset", "--months", "5000"});
  CHECK(horizon.code == apps::ExitCode::bad_input);
}
