// What the commands say of networks that other tools wrote.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::Answer;
using tests::say;

namespace {

/// A scenario whose network has an attribute `name` on an edge, beside what is read.
std::string scenario_with(const tests::Folder& folder, const std::string& name) {
  std::ofstream(folder.file("net.graphml"))
      << "<graphml><key id='kind' for='node'/><key id='turnover' for='node'/>\n"
         "<key id='population' for='node'/><key id='k' for='edge' attr.name='" +
             name +
             "'/>\n"
             "<graph edgedefault='directed'><node id='vale'><data key='kind'>system</data></node>\n"
             "<node id='ashby'><data key='kind'>place</data><data "
             "key='population'>9e4</data></node>\n"
             "<node id='H1'><data key='kind'>acute</data><data key='turnover'>90</data></node>\n"
             "<edge source='ashby' target='vale'/>\n"
             "<edge source='H1' target='ashby'><data key='k'>.7</data></edge></graph></graphml>\n";
  std::ofstream(folder.file("net.txtpb")) << "graphml: \"net.graphml\" months: 6\n";
  return folder.file("net.txtpb");
}

}  // namespace

TEST_CASE("check and run name what nobody reads of a network, with its line") {
  const tests::Folder folder;
  const std::string scenario = scenario_with(folder, "region");
  const std::string note =
      "net.graphml:7:34: the attribute \"region\" of edges to places is not read";
  const Answer check = say({"check", scenario});
  CHECK(check.code == apps::ExitCode::done);
  CHECK_THAT(check.out, Contains(note) && Contains("it is sound"));
  const Answer facts = say({"check", scenario, "--format", "json"});
  CHECK(nlohmann::json::parse(facts.out)["notes"].size() == 1);
  const Answer run =
      say({"run", scenario, "--replicates", "8", "--quiet", "--output", folder.file("o.h5")});
  CHECK(run.code == apps::ExitCode::done);
  CHECK_THAT(run.err, Contains(note));
  std::ofstream(folder.file("study.txtpb"))
      << "scenario: \"net.txtpb\" replicates: 4 factor { path: \"regime\" level: \"aco\" }\n";
  CHECK_THAT(say({"check", folder.file("study.txtpb")}).out, Contains(note));
  CHECK_THAT(say({"sweep", folder.file("study.txtpb"), "--dry-run"}).err, Contains(note));
}

TEST_CASE("check refuses a network whose shares have another name") {
  const tests::Folder folder;
  const Answer answer = say({"check", scenario_with(folder, "weight")});
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("net.graphml:7:34: ") &&
                             Contains("nobody reads the attribute \"weight\"") &&
                             Contains("did you mean \"share\"?"));
}

TEST_CASE("check and run take a network itself for a scenario") {
  const tests::Folder folder;
  scenario_with(folder, "share");
  CHECK_THAT(say({"check", folder.file("net.graphml")}).out, Contains("it is sound"));
  CHECK(say({"run", folder.file("net.graphml"), "--months", "6", "--replicates", "8", "--quiet",
             "--output", folder.file("o.h5")})
            .code == apps::ExitCode::done);
}

TEST_CASE("explain writes a network with its trust that check reads back") {
  const tests::Folder folder;
  const std::string file = folder.file("town.graphml");
  const std::vector<std::string> words{"explain", "three_places", "--month", "12", "--runs",
                                       "3",       "--network",    file};
  const Answer answer = say(words);
  CHECK(answer.code == apps::ExitCode::done);
  CHECK_THAT(answer.out, Contains("wrote  " + file) && Contains("mean of 3 runs"));
  CHECK_THAT(tests::content(file), Contains("not a forecast") && Contains("edge_trust"));
  CHECK_THAT(say({"check", file}).out, Contains("13 organisations") && Contains("it is sound"));
  CHECK(say(words).code == apps::ExitCode::bad_input);  // it is there already
}
