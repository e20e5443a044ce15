// Files that texts name: what is no file is refused at once, what is not ours is not shown.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "configs/experiment/experiment.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "engine/plain_file.hpp"
#include "tests/configs/folder.hpp"
#include "tests/configs/reader_examples.hpp"

using namespace concordat;
using Catch::Matchers::Contains;

namespace {

const std::string foreign = "root:$6$salt$secret:19000:0:99999:7:::\ndaemon:*:19000:0:99999:7:::\n";

std::string refusal_of_scenario(const Folder& folder, const std::string& text) {
  try {
    configs::read_scenario_text(text, "text", {}, (folder.path / "home").string());
  } catch (const engine::UserError& error) {
    return error.what();
  }
  return "accepted";
}

std::string refusal_of_experiment(const Folder& folder, const std::string& text) {
  try {
    configs::read_experiment_text(text, "text", (folder.path / "home").string());
  } catch (const engine::UserError& error) {
    return error.what();
  }
  return "accepted";
}

std::string list_of(const std::string& file) {
  return "footprint: \"Dorset\" design { list { file: \"" + file + "\" } }";
}

void check_veiled(const std::string& message, const std::string& place) {
  CHECK_THAT(message, Contains(place) && Contains("lies outside of the folder"));
  for (const char* word : {"root", "salt", "secret", "19000", "daemon"})
    CHECK_THAT(message, !Contains(word));
}

}  // namespace

TEST_CASE("pipes, devices and folders are refused at once, whatever names them", "[files]") {
  const Folder folder;
  folder.write("home/x", "");
  REQUIRE(mkfifo((folder.path / "home/pipe").c_str(), 0600) == 0);
  struct Case {
    std::string file, says;
  };
  for (const auto& [file, says] :
       {Case{"pipe", "is a pipe"}, Case{"/dev/zero", "is a device"},
        Case{"/dev/tty", "is a device"}, Case{"../home", "is a folder"}}) {
    INFO(file);
    const std::string path = file[0] == '/' ? file : (folder.path / "home" / file).string();
    CHECK(engine::why_no_file(path) == says);
    CHECK_THROWS_WITH(configs::read_scenario_file(path), Contains(says + ", not a scenario"));
    CHECK_THROWS_WITH(configs::read_experiment_file(path), Contains(says + ", not an experiment"));
    CHECK_FALSE(configs::is_experiment(path));
    CHECK_THAT(refusal_of_scenario(folder, "include: \"" + file + "\""), Contains(says));
    CHECK_THAT(refusal_of_scenario(folder, "graphml: \"" + file + "\""), Contains(says));
    CHECK_THAT(refusal_of_experiment(folder, "scenario: \"" + file + "\""), Contains(says));
    CHECK_THAT(refusal_of_experiment(folder, list_of(file)), Contains(says));
  }
}

TEST_CASE("nothing is shown of a file outside of the folder that is not ours", "[files]") {
  const Folder folder;
  folder.write("home/x", "");
  folder.write("shadow", foreign);
  std::filesystem::create_symlink(folder.path / "shadow", folder.path / "home/link");
  for (const std::string name : {"../shadow", "link"}) {
    const std::string place = name.substr(name.find_last_of("/") + 1);
    check_veiled(refusal_of_scenario(folder, "include: \"" + name + "\""), place + ":1:1: ");
    check_veiled(
        refusal_of_experiment(folder, "factor { path: \"regime\" }\nscenario: \"" + name + "\""),
        place + ":1:1: ");
    check_veiled(refusal_of_experiment(folder, list_of(name)),
                 place + ":1: column 1 of the heading");
    const std::string network = refusal_of_scenario(folder, "graphml: \"" + name + "\"");
    CHECK_THAT(network, Contains(place + ":1:1: malformed XML") && !Contains("secret"));
  }
}

TEST_CASE("a value is not shown of a file outside of the folder either", "[files]") {
  const Folder folder;
  folder.write("home/x", "");
  folder.write("other.txtpb", "months: 12\nsecret: \"root\"\n");
  check_veiled(refusal_of_scenario(folder, "include: \"../other.txtpb\""), "other.txtpb:2:1: ");
  folder.write("drawing.graphml",
               "<graphml><graph><node id='root'/><node id='secret'/></graph></graphml>");
  check_veiled(refusal_of_scenario(folder, "graphml: \"../drawing.graphml\""), "drawing.graphml: ");
}

TEST_CASE("our own files are read and explained, wherever they lie", "[files]") {
  const Folder folder;
  folder.write("home/inside.txtpb", "moths: 12");
  folder.write("base.txtpb", std::string(small_scenario) + "months: 24");
  folder.write("twice.txtpb",
               std::string(small_scenario) + "place { code: \"ashby\" population: 9 }");
  folder.write("points.csv", "trust.gain,regime\n.02,majority\n.03,majoriti\n");
  CHECK(refusal_of_scenario(folder, "include: \"../base.txtpb\"") == "accepted");
  CHECK_THAT(refusal_of_scenario(folder, "include: \"inside.txtpb\""),
             Contains("inside.txtpb:1:1: unknown field \"moths\"") && Contains("1 | moths: 12"));
  CHECK_THAT(refusal_of_scenario(folder, "include: \"../twice.txtpb\""),
             Contains("place code \"ashby\" is used twice"));
  CHECK_THAT(refusal_of_experiment(folder, list_of("../points.csv")),
             Contains("points.csv:3:5: ") && Contains("did you mean \"majority\"?"));
}

TEST_CASE("truth is read as Python and R write it", "[files]") {
  const Folder folder;
  folder.write("home/points.csv",
               "switches.gossip,switches.workforce\nTrue,FALSE\nFalse,TRUE\ntrue,false\n");
  const auto experiment =
      configs::read_experiment_text(list_of("points.csv"), "text", (folder.path / "home").string());
  CHECK(experiment.factors[0].levels == std::vector<std::string>{"true", "false"});
  CHECK(experiment.factors[1].levels == std::vector<std::string>{"false", "true"});
  configs::Overrides overrides;
  overrides.settings = {"switches.gossip=True", "switches.workforce=TRUE"};
  const auto scenario = configs::read_scenario_text(small_scenario, "text", overrides).scenario;
  CHECK(scenario.switches.gossip);
  CHECK(scenario.switches.workforce);
}
