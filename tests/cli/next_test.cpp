// A command that is printed works as it is printed, whatever files are called.
#include "apps/cli/words/next.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>

#include "tests/cli/processes.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using Words = std::vector<std::string>;

namespace {
/// What a shell command prints on both streams, and its exit code.
tests::Answer shell(const std::string& command) {
  std::FILE* const pipe = ::popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  tests::Answer answer;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    answer.out.append(buffer.data(), count);
  const int status = ::pclose(pipe);
  answer.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return answer;
}

/// The command behind a word at the beginning of a line, as many lines as it has.
std::string command_behind(const std::string& said, const std::string& word) {
  const std::size_t at = said.find("  " + word + "  ");
  REQUIRE(at != said.npos);
  std::size_t end = said.find('\n', at);
  while (end != said.npos && said[end - 1] == '\\') end = said.find('\n', end + 1);
  return said.substr(at + word.size() + 4, end - at - word.size() - 4);
}

/// A folder in which everything has a name that a shell and ASCII stumble over.
struct Place {
  Place() { std::filesystem::create_directory(path); }
  std::string file(const std::string& name) const { return path + "/" + name; }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(file(name)) << text;
    return file(name);
  }
  tests::Answer run(Words words, const std::string& environment = "") const {
    words.insert(words.begin(), tests::program);
    return shell("cd " + apps::shell_word(path) + " && " + environment + " " +
                 apps::command_text(words));
  }
  /// Runs what is suggested behind `word`.
  tests::Answer follow(const tests::Answer& said, const std::string& word = "next") const {
    INFO(said.out);
    const std::string command = command_behind(said.out, word);
    INFO(command);
    const tests::Answer answer = shell("cd " + apps::shell_word(path) + " && " + command);
    INFO(answer.out);
    CHECK(answer.code == apps::ExitCode::done);
    return answer;
  }
  tests::Folder folder;
  std::string path = folder.file("it's a “größe” – $1");
};

const std::string levels =
    "factor { path: \"trust.gain\" level: \".01\" level: \".05\" }\n"
    "factor { path: \"trust.decay\" level: \".001\" level: \".003\" }\n";
const std::string ranges = "factor { path: \"trust.gain\" } factor { path: \"trust.decay\" }\n";

const std::vector<std::string> designs{
    levels + "design { full_factorial {} }",
    levels + "design { full_factorial {} } own_draws: true",
    ranges + "design { one_at_a_time { levels: 2 } }",
    ranges + "design { latin_hypercube { points: 40 } }",
    ranges + "design { latin_hypercube { points: 3 } }",
    ranges + "design { sobol_sequence { points: 32 } }",
    ranges + "design { saltelli { base: 16 } }",
    ranges + "design { morris { trajectories: 4 candidates: 4 } }",
    ranges + "design { list { row: \".01, .001\" row: \".02, .002\" } }",
    ranges + "design { list { row: \".01, .001\" row: \".01, .002\" } }",
    "factor { path: \"regime\" level: \"majority\" level: \"memorandum\" }"};

std::string study(const std::string& design) {
  return "scenario: \"three_places\" months: 6 replicates: 8\n" + design + "\n";
}
}  // namespace

TEST_CASE("what is suggested after a run works, and after that, and after that") {
  const Place place;
  tests::Answer said = place.run({"run", "three_places", "--months", "6", "--replicates", "8",
                                  "--set", "trust.gain=0.02", "--output", "a – \"b\".h5"});
  for (int k = 0; k < 4; ++k) {
    CHECK(said.out.find("regime=") == said.out.rfind("regime="));
    said = place.follow(said);
    if (said.out.find("  next  ") == said.out.npos) break;
  }
}

TEST_CASE("what is suggested after a study works, whatever its design, and after that") {
  const std::string design = GENERATE(from_range(designs));
  const Place place;
  const std::string experiment = place.write("étude 1.txtpb", study(design));
  const tests::Answer swept = place.run({"sweep", experiment, "--quiet"});
  CHECK(swept.code == apps::ExitCode::done);
  const tests::Answer answer = place.follow(swept);
  if (answer.out.find("  next  ") != answer.out.npos) place.follow(answer);
  place.follow(place.run({"status", "étude 1.h5"}));
  CHECK(place.run({"info", "étude 1.h5", "--format", "json"}).code == apps::ExitCode::done);
}

TEST_CASE("what is suggested after a calibration works") {
  const Place place;
  const std::string experiment =
      place.write("fit.txtpb", study("factor { path: \"trust.gain\" }\n"
                                     "target { outcome: \"final_trust\" value: .4 tolerance: .2 }\n"
                                     "calibration { abc_rejection { draws: 100 accept: .2 } }"));
  place.follow(place.run({"calibrate", experiment, "--quiet"}));
}

TEST_CASE("what is suggested after a look for patterns works, to the last condition") {
  const Place place;
  const std::string pattern = place.write(
      "größer, 1.txtpb",
      "title: \"growth\"\nscenario: \"three_places\"\nmonths: 12\n"
      "factor { path: \"integration.rate\" level: \"0\" level: \".03\" }\n"
      "design { full_factorial {} }\nreplicates: 8\n"
      "pattern { id: \"G1\" source: \"HC 650\" use: validation standing: imposed because: \"it "
      "grows\" }\n"
      "claim { that: \"it grows\" contrast { term { outcome: \"final_integration\" at: \".03\" }\n"
      "  term { times: -1 outcome: \"final_integration\" at: \"0\" } } above: 0 }\n");
  tests::Answer said =
      place.run({"validate", "--patterns", pattern, "--set", "trust.gain=0.02", "--seed=7",
                 "--replicates", "4", "--quiet", "--output", "b – \"c\".h5", "--overwrite"});
  for (const std::string under : {"", "--under controls", "--under all"}) {
    INFO(under);
    CHECK_THAT(said.out, Contains("seed 7"));
    const std::string next = command_behind(said.out, "next ");
    CHECK_THAT(next, !Contains("--output"));
    said = place.follow(said, "next ");
  }
  CHECK(said.out.find("  next  ") == said.out.npos);
}

TEST_CASE("what is suggested after a look at shipped patterns works") {
  const Place place;
  const tests::Answer said = place.run({"validate", "--patterns", "P1,P4", "--quick",
                                        "--replicates", "2", "--under", "trust_off", "--quiet"});
  place.follow(said, "next ");
}

TEST_CASE("what is suggested after an explanation works") {
  const Place place;
  place.follow(place.run({"explain", "three_places", "--organisation", "Brook CCG"}));
}

TEST_CASE("what is suggested after a share of a study, and beside it, works") {
  const Place place;
  const std::string experiment = place.write("study.txtpb", study(levels));
  const Words half{"sweep", experiment, "--output", "whole – study.h5", "--quiet", "--shard"};
  Words first = half, second = half;
  first.emplace_back("1/2");
  second.emplace_back("2/2");
  place.run(first);
  const tests::Answer status = place.run({"status", "whole – study.h5"});
  const tests::Answer done = place.run(second);
  CHECK_THAT(command_behind(status.out, "next"), Contains(" merge "));
  CHECK(command_behind(status.out, "next") == command_behind(done.out, "next"));
  const tests::Answer after = place.follow(place.follow(done));
  if (after.out.find("  next  ") != after.out.npos) place.follow(after);
}

TEST_CASE(
    "a path that begins with a dash is suggested as one that no command takes for an option") {
  const Place place;
  const Words run{"run", "three_places", "--months", "6", "--replicates", "8", "--quiet"};
  for (const std::string output : {"-k.h5", "--resume"}) {
    Words words = run;
    words.push_back("--output=" + output);
    const tests::Answer said = place.run(words);
    CHECK(said.code == apps::ExitCode::done);
    CHECK_THAT(said.out, Contains("wrote  ./" + output));
    CHECK_THAT(place.run(words).out, Contains("./" + output + " exists"));
    place.follow(place.run({"status", "./" + output}));
  }
  place.write("-study.txtpb", study(levels + "design { full_factorial {} }"));
  const tests::Answer swept = place.run({"sweep", "./-study.txtpb", "--quiet"});
  CHECK_THAT(command_behind(swept.out, "next"), Contains(" ./-study.h5"));
  place.follow(swept);
}

TEST_CASE(
    "an unfinished output is gone on with from wherever it is looked at, by the printed command") {
  const Place place;
  std::filesystem::create_directory(place.file("sub"));
  const tests::Answer broken = shell(
      "cd " + apps::shell_word(place.path) + " && timeout --preserve-status -s TERM 1 " +
      apps::command_text({tests::program, "run", "three_places", "--months", "60", "--replicates",
                          "20000", "--commit-every", "8", "--output", "sub/p.h5"}));
  REQUIRE(broken.code == apps::ExitCode::interrupted);
  const std::string program = apps::shell_word(tests::program);
  const auto in_sub = [&](const std::string& command) {
    return shell("cd " + apps::shell_word(place.file("sub")) + " && " + command);
  };
  CHECK_THAT(command_behind(in_sub(program + " status p.h5").out, "next"),
             Contains("--output p.h5 ") && Contains("--resume"));
  CHECK_THAT(in_sub(program + " replay p.h5").out, Contains("--output p.h5 ") && !Contains("sub/"));
  std::filesystem::rename(place.file("sub/p.h5.journal"), place.file("moved.h5.journal"));
  CHECK_THAT(place.run({"status", "moved.h5"}).out, Contains("--output moved.h5 "));
  place.follow(place.run({"status", "moved.h5"}));
  CHECK(std::filesystem::exists(place.file("moved.h5")));
}

TEST_CASE("the command that began an output is told with where that is now") {
  const auto told = [](const std::string& command, const std::string& output) {
    return apps::command_text(apps::begun_by(command, output));
  };
  CHECK(told("c run d --output sub/p.h5 --quiet", "p.h5") == "c run d --output p.h5 --quiet");
  CHECK(told("c run d --output=sub/p.h5", "q.h5") == "c run d --output=q.h5");
  CHECK(told("c sweep d", "../d.h5") == "c sweep d --output ../d.h5");
  CHECK(told("c extend --threads 2 sub/p.h5 --replicates 9", "p.h5") ==
        "c extend --threads 2 p.h5 --replicates 9");
  CHECK(told("c extend p.h5 --replicates 9 --output sub/q.h5", "q.h5") ==
        "c extend p.h5 --replicates 9 --output q.h5");
  CHECK(told("c stress --full --output sub/p.h5", "../p_map.h5") ==
        "c stress --full --output ../p.h5");
}

TEST_CASE("what is drawn or exported of an unfinished run is told to be unfinished") {
  const Place place;
  REQUIRE(shell("cd " + apps::shell_word(place.path) + " && timeout --preserve-status -s TERM 1 " +
                apps::command_text({tests::program, "run", "three_places", "--replicates", "20000",
                                    "--commit-every", "8", "--output", "u.h5"}))
              .code == apps::ExitCode::interrupted);
  const std::vector<Words> asked{{"export", "u.h5", "--csv", "u"},
                                 {"figure", "u.h5", "fan", "--output", "u.svg"},
                                 {"report", "u.h5"},
                                 {"compare", "u.h5", "u.h5"},
                                 {"extend", "u.h5", "--replicates", "30000"},
                                 {"info", "u.h5", "--digest"},
                                 {"replay", "u.h5"}};
  for (const Words& words : asked) {
    const tests::Answer answer = place.run(words);
    INFO(words.front() << ": " << answer.out);
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.out, Contains("u.h5: is not finished") && Contains("--output u.h5 --resume"));
  }
}

TEST_CASE("a run that was interrupted goes on by the printed command, without a locale too") {
  const std::string environment = GENERATE("LC_ALL=C.UTF-8", "LC_ALL=C", "TERM=dumb");
  const Place place;
  const std::string output = "größe – 1 ‘x’.h5";
  const Words words{"run", "three_places", "--replicates", "10000", "--commit-every",
                    "8",   "--output",     output};
  Words limited = words;
  limited.insert(limited.begin(), tests::program);
  const tests::Answer said =
      shell("cd " + apps::shell_word(place.path) + " && " + environment +
            " timeout --preserve-status -s TERM .7 " + apps::command_text(limited));
  REQUIRE(said.code == apps::ExitCode::interrupted);
  CHECK((said.out.find(" · ") != said.out.npos) == (environment == "LC_ALL=C.UTF-8"));
  CHECK_THAT(place.follow(said, "look at it").out, Contains("interrupted"));
  const tests::Answer rest = place.follow(said, "go on with");
  CHECK(std::filesystem::exists(place.file(output)));
  CHECK_FALSE(engine::journal_status(place.file(output)));
}
