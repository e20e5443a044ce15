// What a stress test says beside its numbers: of what they are, under what, and how to ask further.
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/cli/stress.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::document;
using tests::say;
using tests::small;

TEST_CASE("who is in retreat before the shock counts for retreats in no answer") {
  const tests::Folder folder;
  const std::string file = folder.file("s.h5");
  // Hardly any benefit: runs retreat soon.
  const json one = document(small(file, {"--shock", "largest_withdraws", "--regime", "memorandum",
                                         "--set", "choice.benefit=.6"}))["cells"][0];
  REQUIRE(one["in_retreat_before"] > 0);
  const json both = json::parse(say({"compare", file, file, "--format", "json"}).out)["cells"][0];
  CHECK(both["risk"] == one["risk"]);
  CHECK(both["in_retreat_before"] == one["in_retreat_before"]);
  CHECK_THAT(say({"compare", file, file}).out, Contains("in retreat before the shock"));
}

TEST_CASE("a form that comes on a day is said wherever the way of governing is named") {
  const tests::Folder folder;
  const std::string scenario = folder.file("moved.txtpb"), file = folder.file("moved.h5"),
                    plain = folder.file("plain.h5");
  std::ofstream(scenario) << "include: \"three_places\"\n"
                             "event { kind: regime_change target: \"vale\" date: \"2017-10\" "
                             "regime: statutory }\n";
  auto words = small(file, {"--shock", "squeeze", "--regime", "memorandum"});
  words[0] = scenario;
  const json all = document(words);
  CHECK(all["regime_changes"][0]["regime"] == "statutory");
  CHECK(all["regime_changes"][0]["month"] == 18);
  CHECK(all["regime_changes"][0]["forum"] == "vale");
  const std::string named = "from Oct 2017 statutory (vale)";
  // As one line, however it was wrapped.
  const auto joined = [](const std::string& text) {
    std::string line;
    for (const char c : text)
      if ((c != '\n' && c != ' ') || (!line.empty() && line.back() != ' '))
        line += c == '\n' ? ' ' : c;
    return line;
  };
  const Answer shown = say({"stress", file}), script = say({"stress", file, "--exercise"});
  CHECK_THAT(joined(shown.out), Contains("first to go, memorandum, " + named));
  CHECK_THAT(joined(script.out), Contains(named));
  CHECK(tests::width(shown.out) <= 80);
  document(small(plain, {"--shock", "squeeze", "--regime", "memorandum"}));
  const Answer compared = say({"compare", plain, file});
  CHECK_THAT(joined(compared.out), Contains("memorandum to memorandum, " + named));
  CHECK(tests::width(compared.out) <= 80);
  CHECK_THAT(say({"stress", plain}).out, !Contains("from Oct 2017"));
}

TEST_CASE("the first screen says how the same is asked with the parameters drawn") {
  const tests::Folder folder;
  const std::string file = folder.file("s.h5");
  document(small(file, {"--shock", "hard_winters", "--regime", "memorandum", "--quick"}));
  const std::string text = say({"stress", file}).out;
  CHECK(text.find("chance alone") < text.find("how large"));
  CHECK_THAT(text, Contains("stress three_places --months 72 --regime memorandum --quick") &&
                       Contains("--shock hard_winters --uncertain"));
}
