// Running on, one run again, and as many runs as it takes.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/experiments/study.hpp"
#include "engine/ensemble/ensemble.hpp"
#include "engine/store/results.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

namespace {
std::vector<std::string> year(const std::string& output, std::vector<std::string> more) {
  std::vector<std::string> words{"run",     "three_places", "--months", "12",
                                 "--quiet", "--output",     output};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string digest_of(const std::string& file) { return engine::ResultFile(file).stored_digest(); }
}  // namespace

TEST_CASE("100 replicates extended to 1,000 have the digest of 1,000 at once") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5"), whole = folder.file("b.h5");
  say(year(file, {"--replicates", "100"}));
  say(year(whole, {"--replicates", "1000"}));
  const Answer answer = say({"extend", file, "--replicates", "1,000"});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("100 replicates become 1,000"));
  CHECK(digest_of(file) == digest_of(whole));
  CHECK(say({"info", file}).code == apps::ExitCode::done);
  CHECK(say({"replay", file, "--quiet"}).code == apps::ExitCode::done);
  const Answer again = say({"extend", file, "--replicates", "1,000"});
  CHECK(again.code == apps::ExitCode::done);
  CHECK_THAT(again.out, Contains("nothing to do"));
}

TEST_CASE(
    "extend without the file that it began to extend says what is gone, not its own line again") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5");
  engine::ResultHeader header;
  header.runs = 1000;
  header.command = "concordat extend a.h5 --replicates 1,000";
  { const engine::ResultWriter begun(file, header, engine::IfExists::refuse); }
  const Answer answer = say({"extend", file, "--replicates", "1,000", "--quiet"});
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("is gone, and was to be extended") && !Contains("go on with"));
}

TEST_CASE("extend refuses fewer replicates, and says what it needs") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5");
  say(year(file, {"--replicates", "16"}));
  const Answer fewer = say({"extend", file, "--replicates", "8"});
  CHECK(fewer.code == apps::ExitCode::bad_input);
  CHECK_THAT(fewer.err, Contains("holds 16 replicates already, asked are 8"));
  CHECK(say({"extend", file}).code == apps::ExitCode::bad_input);
  CHECK(say({"extend"}).code == apps::ExitCode::bad_input);
}

TEST_CASE("one run of a file is run again with everything, and is that run") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5"), one = folder.file("one.h5");
  say(year(file, {"--replicates", "40"}));
  const Answer answer = say({"replay", file, "--run", "37", "--quiet", "--output", one});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("the same outcomes as run 37"));
  const engine::ResultFile alone(one);
  CHECK(alone.runs() == 1);
  CHECK(alone.trajectories() == engine::Trajectories::all);
  CHECK(alone.replicates() == std::vector<std::uint32_t>{37});
  CHECK(say({"replay", one, "--quiet"}).code == apps::ExitCode::done);
  const Answer none = say({"replay", file, "--run", "40"});
  CHECK(none.code == apps::ExitCode::bad_input);
  CHECK_THAT(none.err, Contains("there is no run 40"));
}

TEST_CASE("the same without a file: only this replicate") {
  const tests::Folder folder;
  say(year(folder.file("a.h5"), {"--replicates", "40"}));
  CHECK(say(year(folder.file("b.h5"), {"--run", "37", "--trajectories", "all"})).code == 0);
  CHECK(engine::ResultFile(folder.file("b.h5")).outcome("final_trust").front() ==
        engine::ResultFile(folder.file("a.h5")).outcome("final_trust")[37]);
}

TEST_CASE("runs go on until an outcome is known as well as was asked") {
  const tests::Folder folder;
  const std::string file = folder.file("a.h5");
  auto words = year(file, {"--until", "final_trust within .004"});
  const Answer answer = say(words);
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("as asked") && Contains("final_trust within"));
  const auto runs = engine::ResultFile(file).runs();
  CHECK(runs >= 64);
  CHECK(runs < 100'000);
  words.insert(words.end(), {"--overwrite", "--format", "json", "--threads", "1"});
  const std::string digest = digest_of(file);
  const json said = json::parse(say(words).out);
  CHECK(digest_of(file) == digest);
  CHECK(said["outcomes"]["final_trust"]["mean_95_half_width"] <= .004);
  CHECK(say({"replay", file, "--quiet"}).code == apps::ExitCode::done);
}

TEST_CASE("what was not reached with the most runs is said") {
  const tests::Folder folder;
  const Answer answer = say(
      year(folder.file("a.h5"), {"--until", "final_trust within .00001", "--replicates", "100"}));
  CHECK_THAT(answer.out, Contains("NOT AS ASKED") && Contains("100 runs, the most"));
  CHECK(engine::ResultFile(folder.file("a.h5")).runs() == 100);
}

TEST_CASE("a wish for narrow intervals is refused with what is wrong and the nearest name") {
  const auto refusal = [](const std::string& text) {
    const Answer answer = say({"run", "three_places", "--until", text});
    CHECK(answer.code == apps::ExitCode::bad_input);
    return answer.err;
  };
  CHECK_THAT(refusal("final_trst within .1"), Contains("did you mean \"final_trust\""));
  CHECK_THAT(refusal("final_trust .1"), Contains("OUTCOME within HALF-WIDTH"));
  CHECK_THAT(refusal("final_trust within 0"), Contains("no half-width"));
  CHECK_THAT(refusal("final_trust within wide"), Contains("no half-width"));
  const Answer sets =
      say({"run", "three_places", "--uncertain", "--until", "final_trust within .1"});
  CHECK(sets.code == apps::ExitCode::bad_input);
}

TEST_CASE("replay of a file with fewer outcomes says which it lacks") {
  const tests::Folder folder;
  const std::string file = folder.file("older.h5");
  configs::Overrides overrides;
  overrides.months = 12;
  const analysis::Study study(
      analysis::OneScenario{configs::read_scenario_file("three_places", overrides), 1, 8});
  engine::ResultHeader header = study.header();
  const engine::ResultShape shape = header.shape;
  const std::string last(header.outcomes.back().name);
  header.outcomes.pop_back();
  header.shape.outcomes -= 1;
  engine::ResultWriter writer(file, header, engine::IfExists::refuse);
  run_ensemble(writer,
               [&](std::uint64_t first, int count, engine::BlockResult& result) {
                 engine::BlockResult whole(shape);
                 study.simulate(first, count, whole);
                 whole.outcomes.resize(result.outcomes.size());
                 whole.shape = result.shape;
                 result = whole;
               },
               {});
  writer.finish();
  const Answer answer = say({"replay", file, "--quiet"});
  CHECK(answer.code == apps::ExitCode::some_failed);
  CHECK_THAT(answer.out, Contains("NOT THE SAME") && Contains("the file lacks outcomes: " + last));
}
