// What the program says when words are missing, wrong or asked about.
#include "tests/cli/words.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "apps/cli/options/parser.hpp"

using namespace concordat;
using Catch::Contains;
using Catch::StartsWith;
using tests::Answer;
using tests::say;

namespace {
/// Words as a shell would cut them; double quotes only.
std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ' ' && !quoted)
      words.emplace_back();
    else
      words.back() += c;
  }
  return words;
}
}  // namespace

TEST_CASE("each command's help begins with what one gets, then examples, then options") {
  for (const apps::Command& command : apps::all_commands()) {
    CAPTURE(command.name);
    const Answer help = say({command.name, "--help"});
    CHECK(help.code == apps::ExitCode::done);
    CHECK_THAT(help.out, StartsWith("\n  " + command.gives.substr(0, 30)));
    const std::size_t examples = help.out.find("\nExamples\n"),
                      options = help.out.find("\nOptions\n");
    REQUIRE(examples != std::string::npos);
    REQUIRE(options != std::string::npos);
    CHECK(examples < options);
    for (const apps::Option& option : command.options)
      CHECK(help.out.find("\n  " + option.name, options) != std::string::npos);
    CHECK(tests::width(help.out) <= apps::screen_columns);
    CHECK(say({"help", command.name}).out == help.out);
  }
}

TEST_CASE("the overview names every command and fits a screen") {
  const Answer help = say({});
  CHECK(help.code == apps::ExitCode::done);
  for (const apps::Command& command : apps::all_commands())
    CHECK_THAT(help.out, Contains("\n  " + command.name));
  CHECK(tests::width(help.out) <= apps::screen_columns);
  CHECK(tests::lines(help.out).size() <= apps::all_commands().size() + 4);
  CHECK(say({"--help"}).out == help.out);
}

TEST_CASE("what ships is shown as it is written, and reads as a file of one's own") {
  const tests::Folder folder;
  for (const char* name : {"uniting_care", "three_places", "screening", "squeeze", "P4"}) {
    const Answer shown = say({"show", name});
    CHECK(shown.code == apps::ExitCode::done);
    CHECK_THAT(shown.out, Contains("title: "));
  }
  const std::string mine = folder.file("mine.txtpb");
  std::ofstream(mine) << say({"show", "three_places"}).out;
  CHECK(say({"check", mine}).code == apps::ExitCode::done);
  const Answer members = say({"show", "Dorset"});
  CHECK_THAT(members.out, Contains("Salisbury") && Contains("acute trusts") && Contains("CCGs"));
  CHECK(tests::width(members.out) <= 80);
  const Answer unknown = say({"show", "unitingcare"});
  CHECK(unknown.code == apps::ExitCode::bad_input);
  CHECK_THAT(unknown.err, Contains("did you mean \"uniting_care\"?"));
}

TEST_CASE("every option of a command is there once") {
  for (const apps::Command& command : apps::all_commands()) {
    std::set<std::string> names;
    for (const apps::Option& option : command.options) CHECK(names.insert(option.name).second);
  }
}

TEST_CASE("examples in the help are sound command lines") {
  for (const apps::Command& command : apps::all_commands())
    for (const std::string& example : command.examples) {
      CAPTURE(example);
      const std::vector<apps::Command> fresh = apps::all_commands();
      const apps::Request request = apps::parse(shell_words(example), fresh, "concordat");
      CHECK(request.what == apps::Request::What::act);
      CHECK(request.command->name == command.name);
    }
}

TEST_CASE("the option --version names version, commit and instruction set") {
  const Answer answer = say({"--version"});
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Catch::Matches("concordat [0-9.]+ \\(commit ([0-9a-f]+\\+?|unknown), "
                                        "(scalar|sse2|avx2|avx512|portable)\\)\n"));
}

TEST_CASE("wrong words are refused with the nearest right one") {
  struct Row {
    std::vector<std::string> words;
    std::string message;
  };
  const std::vector<Row> table{
      {{"rum"}, "\"rum\": no such command\n   did you mean \"run\"?"},
      {{"--versoin"}, "--versoin: a command comes first\n   did you mean \"--version\"?"},
      {{"run", "--replicate", "5"},
       "--replicate: no such option of run\n   did you mean \"--replicates\"?"},
      {{"run", "--seeed=5"}, "--seeed: no such option of run\n   did you mean \"--seed\"?"},
      {{"run", "dorset", "--seed"}, "--seed: needs a value, --seed N\n"},
      {{"run", "--seed", "-3"}, "--seed"},
      {{"run", "--seed", "x"}, "--seed \"x\": not a whole number\n   allowed 0 to"},
      {{"run", "--replicates", "0"}, "--replicates \"0\": out of range\n   allowed 1 to"},
      {{"run", "--replicates", "1e6"}, "--replicates \"1e6\": not a whole number"},
      {{"run", "--months", "1,201"}, "--months \"1,201\": out of range\n   allowed 1 to 1,200"},
      {{"run", "--months", "1,5"},
       "--months \"1,5\": not a whole number\n   commas only part thousands, as in 10,000\n"
       "   allowed 1 to 1,200"},
      {{"run", "--seed", "1,,5"}, "--seed \"1,,5\": not a whole number"},
      {{"run", "--seed", "99999999999999999999"}, "--seed \"99999999999999999999\": out of range"},
      {{"run", "--trajectories", "mena"},
       "--trajectories \"mena\": no such choice\n   did you mean \"mean\"?"},
      {{"run", "--format", "xml"}, "--format \"xml\": no such choice\n   allowed text or json"},
      {{"run", "a", "b"}, "run \"b\": one word too many"},
      {{"run"}, "nothing to simulate: name a SCENARIO or a --footprint"},
      {{"run", "dorset"}, "it is a footprint: --footprint dorset"},
      {{"run", "majority_vot"}, "did you mean \"majority_vote\"?"},
      {{"run", "--footprint", "Sheffeild"}, "South Yorkshire and Bassetlaw"},
      {{"run", "--footprint", "dorset", "--resume", "--overwrite"},
       "--resume and --overwrite: one or the other"},
      {{"run", "--footprint", "dorset", "--set", "trust.gian=.02"}, "did you mean \"gain\"?"},
      {{"check"}, "nothing to simulate"},
      {{"check", "--all", "--footprint", "dorset"},
       "check --all: takes no SCENARIO and no --footprint"},
      {{"check", "nothere.txtpb"}, "nothere.txtpb: no such file"},
      {{"list"}, "list: of what?"},
      {{"list", "footprint"},
       "list \"footprint\": no such choice\n   did you mean \"footprints\"?"},
      {{"info"}, "info: of which FILE?"},
      {{"info", "nothere.h5"}, "nothere.h5"},
      {{"export"},
       "export: of which FILE?\n   for example concordat export dorset.h5 --csv dorset"},
      {{"export", "dorset.h5"}, "export: into which folder, --csv?"},
      {{"new"}, "new: into which FOLDER?"},
      {{"new", "town", "--organisations", "nothere.csv"}, "nothere.csv: no such file"},
      {{"replay"}, "replay: which FILE?"},
      {{"replay", "nothere.h5"}, "nothere.h5"},
  };
  for (const Row& row : table) {
    const Answer answer = say(row.words);
    CAPTURE(row.words);
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains(row.message));
    CHECK(answer.out.empty());
  }
}

TEST_CASE("commas of a whole number only part thousands") {
  std::uint64_t kept = 0;
  const apps::TakeValue take = apps::whole_number(
      "--seed", 0, std::numeric_limits<std::uint64_t>::max(), [&](std::uint64_t n) { kept = n; });
  for (const auto& [text, number] : std::vector<std::pair<std::string, std::uint64_t>>{
           {"0", 0},
           {"10000", 10'000},
           {"1,500", 1'500},
           {"12,345,678", 12'345'678},
           {"18,446,744,073,709,551,615", std::numeric_limits<std::uint64_t>::max()}}) {
    take(text);
    CHECK(kept == number);
  }
  for (const char* text : {"1,5", "1,,5", "1,", ",500", "1500,000", "1,50,000", "1,5000", "1,500,",
                           "1.500", "1 500", ",", "", "+5", "1,+50"}) {
    CAPTURE(text);
    CHECK_THROWS_WITH(take(text), Contains("not a whole number") && Contains("allowed 0 to"));
  }
  CHECK_THROWS_WITH(take("99,999,999,999,999,999,999"), Contains("out of range"));
}

TEST_CASE("an empty value is refused by every option that takes one, and by every word") {
  for (const apps::Command& command : apps::all_commands())
    for (const apps::Option& option : command.options) {
      const bool is_word = !option.name.starts_with("-");
      if (!is_word && option.value.empty()) continue;
      CAPTURE(command.name, option.name);
      std::vector<std::vector<std::string>> lines;
      if (is_word) {
        std::size_t before = 0;  // words that stand in front of this one
        while (command.options[before].name != option.name) ++before;
        const auto is_option = [](const apps::Option& o) { return o.name.starts_with("-"); };
        const auto first = command.options.begin();
        lines.emplace_back(
            before - static_cast<std::size_t>(std::count_if(
                         first, first + static_cast<std::ptrdiff_t>(before), is_option)),
            "word");
        lines.back().emplace_back("");
      } else {
        lines = {{option.name, ""}, {option.name + "=", "word"}, {option.name + "="}};
        if (!option.brief.empty()) lines.push_back({option.brief, ""});
      }
      for (std::vector<std::string>& line : lines) {
        line.insert(line.begin(), command.name);
        const Answer answer = say(line);
        CHECK(answer.code == apps::ExitCode::bad_input);
        CHECK(answer.out.empty());
        CHECK_THAT(answer.err, StartsWith((is_word ? command.name : option.name) + " \"\": "));
        CHECK_THAT(answer.err, Contains("empty"));
      }
    }
}

TEST_CASE("a file that is not a result file is refused") {
  const tests::Folder folder;
  std::ofstream(folder.file("letter.h5")) << "Dear Sir or Madam";
  for (const std::string command : {"info", "replay"}) {
    const Answer answer = say({command, folder.file("letter.h5")});
    CHECK(answer.code == apps::ExitCode::bad_input);
    CHECK_THAT(answer.err, Contains("letter.h5"));
  }
}
