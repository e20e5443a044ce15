// Networks from GraphML: the same result as inline, and nothing passed over in silence.
#include <catch2/catch.hpp>

#include "configs/experiment/experiment.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "tests/configs/folder.hpp"

using namespace concordat;
using Catch::Matchers::Contains;

namespace {

const std::string keys = R"(<graphml>
<key id="kind" for="node" attr.name="kind"/><key id="turnover" for="node" attr.name="turnover"/>
<key id="population" for="node" attr.name="population"/><key id="name" for="node" attr.name="name"/>
<key id="share" for="edge" attr.name="share"/><key id="place" for="edge" attr.name="place"/>
)";

const std::string nodes =
    "<node id='vale'><data key='kind'>system</data></node>\n"
    "<node id='ashby'><data key='kind'>place</data><data key='population'>300000</data></node>\n"
    "<node id='brook'><data key='kind'>place</data><data key='population'>200000</data></node>\n"
    "<node id='H1'><data key='kind'>acute</data><data key='turnover'>400</data></node>\n"
    "<node id='C1'><data key='kind'>ccg</data><data key='turnover'>380</data></node>\n"
    "<node id='C2'><data key='kind'>ccg</data><data key='turnover'>90</data></node>\n"
    "<edge source='ashby' target='vale'/><edge source='brook' target='vale'/>\n"
    "<edge source='H1' target='ashby'/><edge source='C1' target='ashby'/>\n"
    "<edge source='C2' target='brook'/>\n";

const std::string inline_text =
    "months: 12 system { code: 'vale' } place { code: 'ashby' population: 300000 }\n"
    "place { code: 'brook' population: 200000 }\n"
    "organisation { code: 'C1' kind: ccg turnover: 380 serves { place: 'ashby' } }\n"
    "organisation { code: 'C2' kind: ccg turnover: 90 serves { place: 'brook' } }\n"
    "organisation { code: 'H1' kind: acute turnover: 400 serves { place: 'ashby' }\n";

/// Line 16 of the file is the first line of `edges`.
std::string graph(const std::string& edges, const std::string& more_keys = "",
                  const std::string& direction = "directed") {
  return keys + more_keys + "\n<graph edgedefault='" + direction + "'>\n" + nodes + edges +
         "</graph></graphml>";
}

std::string edge(const std::string& from, const std::string& to, const std::string& data = "") {
  return "<edge source='" + from + "' target='" + to + "'>" + data + "</edge>\n";
}

std::string data(const std::string& key, const std::string& value) {
  return "<data key='" + key + "'>" + value + "</data>";
}

configs::Resolved read(const std::string& graphml) {
  const Folder folder;
  folder.write("net.graphml", graphml);
  return configs::read_scenario_text("graphml: \"net.graphml\" months: 12", "text", {},
                                     folder.path.string());
}

std::string refusal(const std::string& graphml) {
  try {
    read(graphml);
  } catch (const engine::UserError& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("every contract counts, whether a network or a text says it", "[network]") {
  const auto from_graph =
      read(graph(edge("H1", "brook", data("share", ".2")) +
                 edge("C1", "H1", data("share", ".5") + data("place", "ashby")) +
                 edge("C1", "H1", data("share", ".1") + data("place", "brook")) +
                 edge("C2", "H1", data("share", ".1") + data("place", "ashby"))))
          .scenario;
  const auto written =
      configs::read_scenario_text(inline_text +
                                      "serves { place: 'brook' share: .2 }\n"
                                      "income { from: 'C1' share: .5 place: 'ashby' }\n"
                                      "income { from: 'C1' share: .1 place: 'brook' }\n"
                                      "income { from: 'C2' share: .1 place: 'ashby' } }",
                                  "text")
          .scenario;
  for (const auto* scenario : {&from_graph, &written}) {
    REQUIRE(scenario->contracts.size() == 3);
    CHECK(scenario->contracts[1].share == .1);
    CHECK(scenario->contracts[1].place == 1);
  }
}

TEST_CASE("a contract that is there twice is refused by every road", "[network]") {
  const std::string same = edge("C1", "H1", data("share", ".5"));
  CHECK_THAT(refusal(graph(same + same)),
             Contains("net.graphml:17:1: organisation \"H1\" is paid by \"C1\" twice") &&
                 Contains("17 | <edge source='C1' target='H1'>"));
  CHECK_THAT(refusal(graph(same + edge("H1", "C1", data("share", ".1")))),
             Contains("net.graphml:17:1: organisation \"H1\" is paid by \"C1\" twice"));
  CHECK_THAT(
      refusal(graph(edge("C1", "H1", data("share", ".5") + data("place", "ashby")) +
                    edge("C1", "H1", data("share", ".1") + data("place", "ashby")))),
      Contains("net.graphml:17:1: organisation \"H1\" is paid by \"C1\" twice for \"ashby\""));
  CHECK_THROWS_WITH(
      configs::read_scenario_text(
          inline_text + "income { from: 'C1' share: .5 }\nincome { from: 'C1' share: .1 } }",
          "text"),
      Contains("text:7:16: organisation \"H1\" is paid by \"C1\" twice"));
}

TEST_CASE("edges that repeat others, either way round, are refused where they stand", "[network]") {
  CHECK_THAT(refusal(graph(edge("H1", "ashby"))),
             Contains("net.graphml:16:1: organisation \"H1\" serves place \"ashby\" twice"));
  CHECK_THAT(refusal(graph(edge("ashby", "H1"))),
             Contains("net.graphml:16:1: organisation \"H1\" serves place \"ashby\" twice"));
  CHECK_THAT(refusal(graph(edge("H1", "vale") + edge("vale", "H1"))),
             Contains("net.graphml:17:1: board \"vale\" is named twice"));
  CHECK_THAT(refusal(graph(edge("ashby", "vale"))),
             Contains("net.graphml:16:1: ") && Contains("the place already lies in \"vale\""));
}

TEST_CASE("a place lies in one system, and the edge to a second is refused", "[network]") {
  CHECK_THAT(refusal(graph("<node id='dale'>" + data("kind", "system") + "</node>\n" +
                           edge("ashby", "dale"))),
             Contains("net.graphml:17:1: edge \"ashby\" to \"dale\": the place already lies in "
                      "\"vale\""));
}

TEST_CASE("an edge that joins a node with itself is refused", "[network]") {
  for (const std::string node : {"C1", "H1", "ashby", "vale"})
    CHECK_THAT(refusal(graph(edge(node, node))),
               Contains("net.graphml:16:1: edge \"" + node + "\" to \"" + node +
                        "\": joins a node with itself"));
}

TEST_CASE("an undirected edge counts once, and between CCGs nobody pays", "[network]") {
  CHECK(
      read(graph(edge("H1", "C1", data("share", ".5") + data("place", "ashby")), "", "undirected"))
          .scenario.contracts.size() == 1);
  CHECK_THAT(refusal(graph(edge("C1", "C2", data("share", ".5")), "", "undirected")),
             Contains("net.graphml:16:1: edge \"C1\" to \"C2\": nobody pays here"));
}

TEST_CASE("what seems to mean an attribute that is not given is refused", "[network]") {
  const auto with = [](const std::string& name) {
    return graph(edge("H1", "brook", data("k", ".2")), "<key id='k' attr.name='" + name + "'/>");
  };
  for (const char* name : {"weight", "Weight", "shares", "shre", "share_of_work", "proportion"})
    CHECK_THAT(
        refusal(with(name)),
        Contains("net.graphml:16:34: edge \"H1\" to \"brook\": nobody reads the attribute \"" +
                 std::string(name) + "\"") &&
            Contains("did you mean \"share\"?"));
  CHECK_THAT(
      refusal(graph("<node id='A1'>" + data("kind", "community") + data("k", "60") + "</node>\n" +
                        edge("A1", "ashby"),
                    "<key id='k' attr.name='budget'/>")),
      Contains("nobody reads the attribute \"budget\"") && Contains("did you mean \"turnover\"?"));
  CHECK_THAT(refusal(graph("<node id='A1'>" + data("k", "acute") + "</node>\n",
                           "<key id='k' attr.name='type'/>")),
             Contains("net.graphml:16:1: node \"A1\": has no attribute \"kind\"") &&
                 Contains("is it \"type\"?"));
}

TEST_CASE("other attributes that nobody reads are noted once, with their place", "[network]") {
  const auto resolved = read(
      graph(edge("H1", "brook", data("share", ".2") + data("w", "7") + data("r", "north")) +
                edge("C2", "ashby", data("r", "south")) + edge("H1", "vale", data("share", ".5")),
            "<key id='w' for='edge' attr.name='weight'/><key id='r' attr.name='region'/>"));
  REQUIRE(resolved.notes.size() == 3);
  CHECK_THAT(
      resolved.notes[0],
      Contains("net.graphml:16:83: the attribute \"region\" of edges to places is not read"));
  CHECK_THAT(
      resolved.notes[1],
      Contains("net.graphml:16:61: the attribute \"weight\" of edges to places is not read"));
  CHECK_THAT(resolved.notes[2], Contains("the attribute \"share\" of edges to systems"));
}

TEST_CASE("how a network looks is nobody's business, and neither is what tools fill in",
          "[network]") {
  std::string looks, said;
  for (const char* name : {"x", "Y", "color", "Label", "SIZE", "r", "BREED", "WHO", "PEN-MODE"}) {
    looks += "<key id='" + std::string(name) + "' attr.name='" + name + "'/>";
    said += data(name, "5");
  }
  const auto resolved =
      read(graph("<node id='A1'>" + data("kind", "community") + data("turnover", "60") +
                     data("population", "0") + data("g", "<b>x</b>") + said + "</node>\n" +
                     edge("A1", "ashby", data("w", "1.0") + said),
                 looks + "<key id='w' attr.name='weight'/><key id='g'/>"));
  CHECK(resolved.notes.empty());
}

TEST_CASE("names of attributes are read whatever the case of their letters", "[network]") {
  std::string upper = graph(edge("C1", "H1", data("share", ".5") + data("place", "ashby")));
  for (const std::string name : {"kind", "turnover", "population", "share", "place"}) {
    std::string shouted = name;
    for (char& c : shouted) c = static_cast<char>(c - 'a' + 'A');
    for (std::size_t at = 0; (at = upper.find("\"" + name + "\"", at)) != upper.npos; ++at)
      upper.replace(at + 1, name.size(), shouted);
    for (std::size_t at = 0; (at = upper.find("key='" + name, at)) != upper.npos; ++at)
      upper.replace(at + 5, name.size(), shouted);
  }
  CHECK(read(upper).text ==
        read(graph(edge("C1", "H1", data("share", ".5") + data("place", "ashby")))).text);
  CHECK_THAT(refusal(graph(edge("C1", "H1", data("share", ".5") + data("s", ".6")),
                           "<key id='s' attr.name='Share'/>")),
             Contains("\"share\" is given twice"));
}

TEST_CASE("a zero that a field does not allow is NetLogo's way to say nothing", "[network]") {
  const auto scenario = read(graph("<node id='dale'>" + data("kind", "system") +
                                   data("population", "0") + "</node>\n"))
                            .scenario;
  CHECK(scenario.systems[1].population == 0);  // no place lies in it
  CHECK_THAT(refusal(graph("<node id='A1'>" + data("kind", "acute") + data("turnover", "0") +
                           "</node>\n" + edge("A1", "ashby"))),
             Contains("net.graphml:16:1: organisation \"A1\" needs turnover"));
}

TEST_CASE("a network says accounts as a text does", "[network]") {
  const std::string more =
      "<key id='s' attr.name='subtype'/><key id='m' attr.name='margin'/>"
      "<key id='f' attr.name='fund'/><key id='p' attr.name='performance'/>";
  const std::string zeros = data("s", "0") + data("m", "0") + data("f", "0") + data("p", "0");
  const auto body = [](const char* code, const char* kind, const std::string& said) {
    return "<node id='" + std::string(code) + "'>" + data("kind", kind) + data("turnover", "40") +
           said + "</node>\n" + edge(code, "ashby");
  };
  const auto scenario = read(graph(body("H2", "acute",
                                        data("s", "specialist") + data("m", "-.045") +
                                            data("f", "1.1") + data("p", ".87")) +
                                       body("L1", "council", zeros),
                                   more))
                            .scenario;
  const auto &own = scenario.organisations[3], &council = scenario.organisations[4];
  CHECK(own.subtype == agents::Subtype::specialist);
  CHECK(own.margin == -.045);
  CHECK(own.fund == 1.1);
  CHECK(own.performance == .87);
  CHECK_FALSE((council.subtype || council.fund || council.performance));  // zeros of NetLogo
  CHECK(council.margin == 0);
  CHECK_THAT(
      refusal(graph(body("L1", "council", data("s", "acute")), more)),
      Contains("net.graphml:16:76: organisation \"L1\" is of kind council, but subtype acute "
               "is of kind acute") &&
          Contains("known: council"));
}

TEST_CASE("what is wrong with an imported body is shown where its element stands", "[network]") {
  CHECK_THAT(refusal(graph(edge("C1", "H1", data("share", ".5") + data("place", "brok")))),
             Contains("net.graphml:16:58: no place has the code \"brok\"") &&
                 Contains("did you mean \"brook\"?"));
  CHECK_THAT(refusal(graph(edge("C1", "H1"))),
             Contains("net.graphml:16:1: edge \"C1\" to \"H1\": needs share"));
}

TEST_CASE("a contract for more than the work that is there is refused where it stands",
          "[network]") {
  CHECK_THAT(refusal(graph(edge("C2", "H1", data("share", ".5")))),
             Contains("net.graphml:16:1: contracts of organisation \"H1\" for no place add up to "
                      "0.5 of its income, but only 0 of its work is there") &&
                 Contains("say which place the contract is for"));
}

TEST_CASE("a contract that names no place is for the places that both serve", "[network]") {
  const auto contracts = [](const std::string& edges) {
    return read(graph(edges)).scenario.contracts;
  };
  const auto whole = contracts(edge("C1", "H1", data("share", ".5")));
  REQUIRE(whole.size() == 1);
  CHECK((whole[0].place == 0 && whole[0].share == .5));
  const auto two =
      contracts(edge("H1", "brook", data("share", ".25")) +
                edge("C1", "brook", data("share", ".1")) + edge("C1", "H1", data("share", ".5")));
  REQUIRE(two.size() == 2);  // three quarters of the work that they share are in ashby
  CHECK((two[0].place == 0 && two[0].share == .375));
  CHECK((two[1].place == 1 && two[1].share == .125));
}

TEST_CASE("what is larger than the work where both are is for work in no place", "[network]") {
  std::string text =
      graph(edge("C1", "H1", data("share", ".6")) + edge("C2", "H1", data("share", ".1")));
  const std::string whole = "<edge source='H1' target='ashby'/>";
  text.replace(text.find(whole), whole.size(), edge("H1", "ashby", data("share", ".5")));
  const auto contracts = read(text).scenario.contracts;
  REQUIRE(contracts.size() == 3);
  CHECK((contracts[0].place == -1 && contracts[0].share == Approx(.1)));
  CHECK((contracts[1].place == -1 && contracts[1].share == .1));
  CHECK((contracts[2].place == 0 && contracts[2].share == .5));
}

TEST_CASE("codes are an attribute, or names where ids are numbers of a tool, or ids", "[network]") {
  const auto codes = [](std::string text, const std::string& more) {
    const auto replace = [&](const std::string& from, const std::string& to) {
      for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
        text.replace(at, from.size(), to);
    };
    const std::string ids[] = {"vale", "ashby", "brook", "H1", "C1", "C2"};
    for (int k = 0; k < 6; ++k) {
      replace("'" + ids[k] + "'>", "'n" + std::to_string(k) + "'>" + data(more, ids[k]));
      replace("'" + ids[k] + "'", "'n" + std::to_string(k) + "'");
    }
    return read(text).scenario;
  };
  const std::string code = "<key id='code' for='node' attr.name='Code'/>";
  for (const std::string more : {"code", "name"}) {
    const auto scenario =
        codes(graph(edge("C1", "H1", data("share", ".5") + data("place", "ashby")), code), more);
    CHECK(scenario.organisations[0].code == "H1");
    CHECK(scenario.contracts[0].place == 0);
  }
}

TEST_CASE("NetLogo's zeros say nothing, and that is noted", "[network]") {
  std::string text = graph(edge("H1", "brook", data("share", "0")));
  const std::string ids[] = {"vale", "ashby", "brook", "H1", "C1", "C2"};
  for (int k = 0; k < 6; ++k)
    for (std::size_t at = 0; (at = text.find("'" + ids[k] + "'", at)) != text.npos;)
      text.replace(at, ids[k].size() + 2, "'body " + std::to_string(k) + "'");
  const auto resolved = read(text);
  CHECK(resolved.scenario.memberships[1].share == .5);
  REQUIRE(!resolved.notes.empty());
  CHECK_THAT(resolved.notes.back(), Contains("\"share\" of edges to places says nothing"));
}

TEST_CASE("what is not known is left out, whoever says so", "[network]") {
  for (const char* nothing : {"nan", "NaN", "NA", "None", ""})
    CHECK(read(graph("<node id='A1'>" + data("kind", "community") + data("turnover", "60") +
                         data("m", nothing) + "</node>\n" + edge("A1", "ashby"),
                     "<key id='m' attr.name='margin'/>"))
              .scenario.organisations[3]
              .margin == std::nullopt);
}

TEST_CASE("an experiment passes on what its networks say and nobody reads", "[network]") {
  const Folder folder;
  folder.write("net.graphml", graph(edge("H1", "brook", data("share", ".2") + data("r", "north")),
                                    "<key id='r' attr.name='region'/>"));
  const auto experiment = configs::read_experiment_text(
      "base { graphml: \"net.graphml\" months: 12 } factor { path: \"trust.gain\" }", "text",
      folder.path.string());
  CHECK(experiment.notes.size() == 1);
}
