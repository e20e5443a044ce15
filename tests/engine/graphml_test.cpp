#include "engine/network/graphml.hpp"

#include <catch2/catch.hpp>

#include "engine/error.hpp"
#include "engine/random/philox.hpp"

using namespace concordat::engine;
using Catch::Matchers::Contains;

namespace {

const std::string whole = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment with <tags> -->
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="kind" attr.type="string"><default>ccg</default></key>
  <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
  <graph id="G" edgedefault="directed">
    <node id="a"><data key="d0">council</data></node>
    <node id="b"/>
    <node id="c &amp; d"><desc>said in words</desc></node>
    <edge source="a" target="b"><data key="d1">0.5</data></edge>
    <edge source="b" target="c &amp; d" directed="false"/>
  </graph>
</graphml>
)";

std::string complaint(const std::string& text) {
  try {
    read_graphml(text, "net.graphml");
  } catch (const UserError& error) {
    return error.what();
  }
  return "";
}

std::string inside_graph(const std::string& text) {
  return "<graphml>\n<graph edgedefault=\"directed\">\n" + text + "</graph></graphml>";
}

}  // namespace

TEST_CASE("a GraphML file gives its nodes, links, attributes and defaults") {
  const auto document = read_graphml(whole, "net.graphml");
  REQUIRE(document.nodes.size() == 3);
  CHECK(document.nodes[0].id == "a");
  CHECK(document.nodes[0].attributes.at("kind").value == "council");
  CHECK(document.nodes[1].attributes.at("kind").value == "ccg");
  CHECK(document.nodes[2].id == "c & d");
  CHECK(whole.substr(document.nodes[1].at).starts_with("<node id=\"b\""));
  CHECK(document.nodes[1].attributes.at("kind").is_default);
  CHECK_FALSE(document.nodes[0].attributes.at("kind").is_default);
  REQUIRE(document.edges.size() == 2);
  CHECK(document.edges[0].attributes.at("weight").value == "0.5");
  CHECK(whole.substr(document.edges[0].attributes.at("weight").at).starts_with("<data key"));
  CHECK(document.edges[0].is_directed);
  CHECK(document.edges[1].from == "b");
  CHECK(document.edges[1].to == "c & d");
  CHECK_FALSE(document.edges[1].is_directed);
}

TEST_CASE("nodes may be declared after the edges that use them") {
  const auto document = read_graphml(
      inside_graph("<edge source='a' target='b'/><node id='a'/><node id='b'/>"), "net.graphml");
  CHECK(document.edges.size() == 1);
}

TEST_CASE("a GraphML file is refused with every problem and its line") {
  const std::string text =
      complaint(inside_graph("<node id='a'/>\n<node id='a'/>\n<node/>\n"
                             "<edge source='a' target='q'/>\n"
                             "<edge source='z'/>\n<hyperedge/>\n"));
  CHECK_THAT(text, Contains("net.graphml:4:1: node 'a' is declared twice"));
  CHECK_THAT(text, Contains("net.graphml:5:1: a <node> without id"));
  CHECK_THAT(text, Contains("net.graphml:6:1: edge 'a' -> 'q': node 'q' is not declared"));
  CHECK_THAT(text, Contains("net.graphml:7:1: edge 'z' -> '': node 'z' is not declared"));
  CHECK_THAT(text, Contains("net.graphml:7:1: an <edge> without target"));
  CHECK_THAT(text, Contains("net.graphml:8:1: <hyperedge> is not supported here"));
}

TEST_CASE("a key may be declared once for nodes and once for edges") {
  const auto document = read_graphml(
      "<graphml><key id='SHAPE' for='node' attr.name='n'><default>round</default></key>"
      "<key id='SHAPE' for='edge' attr.name='e'/><graph><node id='a'/><node id='b'/>"
      "<edge source='a' target='b'><data key='SHAPE'>thin</data></edge></graph></graphml>",
      "net.graphml");
  CHECK(document.nodes[0].attributes.at("n").value == "round");
  CHECK(document.edges[0].attributes.size() == 1);
  CHECK(document.edges[0].attributes.at("e").value == "thin");
  const auto keys = [](const std::string& declared) {
    return complaint("<graphml>" + declared + "<graph/></graphml>");
  };
  CHECK_THAT(keys("<key id='k' for='node'/><key id='k' for='node' attr.name='l'/>"),
             Contains("declared twice"));
  CHECK_THAT(keys("<key id='k' for='edge'/><key id='k' for='all' attr.name='l'/>"),
             Contains("declared twice"));
  CHECK_THAT(keys("<key id='k' for='node'/><key id='k' for='node'><default>1</default></key>"),
             Contains("declared twice"));
  CHECK_THAT(keys("<key id='k' for='nodes'/>"), Contains("key 'k' is for 'nodes'"));
}

TEST_CASE("keys as Cytoscape declares them: all for nodes, and again what edges have too") {
  const auto document = read_graphml(
      "<graphml><key id='name' for='node' attr.name='name'/><key id='name' for='node' "
      "attr.name='name'/><key id='share' for='node' attr.name='share'/><graph><node id='1'/>"
      "<node id='2'/><edge source='1' target='2'><data key='share'>.5</data></edge></graph>"
      "</graphml>",
      "net.graphml");
  CHECK(document.edges[0].attributes.at("share").value == ".5");
}

TEST_CASE("a namespace before the names of elements makes no difference") {
  const auto document = read_graphml(
      "<g:graphml xmlns:g='http://graphml.graphdrawing.org/xmlns'><g:key id='k' attr.name='kind'>"
      "<g:default>ccg</g:default></g:key><g:graph><g:node id='a'/></g:graph></g:graphml>",
      "net.graphml");
  CHECK(document.nodes.at(0).attributes.at("kind").value == "ccg");
}

TEST_CASE("groups, ports and labels of yEd") {
  const auto document = read_graphml(
      "<graphml><key id='d6' for='node' yfiles.type='nodegraphics'/><graph edgedefault='directed'>"
      "<node id='n0'><data key='d6'><y:ShapeNode><y:NodeLabel>Ashby<y:Model/></y:NodeLabel>"
      "</y:ShapeNode></data><port name='north'/></node>"
      "<node id='n1'><graph id='n1:' edgedefault='undirected'><node id='n1::n0'/>"
      "<edge source='n1::n0' target='n0'/></graph></node></graph></graphml>",
      "net.graphml");
  REQUIRE(document.nodes.size() == 3);
  CHECK(document.nodes[0].attributes.at("label").value == "Ashby");
  CHECK((!document.nodes[0].is_group && document.nodes[1].is_group));
  REQUIRE(document.edges.size() == 1);
  CHECK_FALSE(document.edges[0].is_directed);
}

TEST_CASE("Gephi says the direction of an edge as its type") {
  const auto document = read_graphml(
      inside_graph("<node id='a'/><node id='b'/><edge source='a' target='b' type='undirected'/>"),
      "net.graphml");
  CHECK_FALSE(document.edges.at(0).is_directed);
}

TEST_CASE("what GraphML would say twice, or to nobody, is refused") {
  const auto graph = [](const std::string& text) {
    return complaint(
        "<graphml><key id='k' for='node'/><key id='l' for='node' attr.name='k'/>\n"
        "<graph>" +
        text + "</graph></graphml>");
  };
  CHECK_THAT(graph("<node id='a'><data key='k'>1</data>\n<data key='k'>2</data></node>"),
             Contains("net.graphml:3:1: node 'a': 'k' is given twice"));
  CHECK_THAT(graph("<node id='a'><data key='k'>1</data><data key='l'>2</data></node>"),
             Contains("'k' is given twice"));
  CHECK_THAT(graph("<node id='a' id='b'/>"), Contains("net.graphml:2:8: <node> says id twice"));
  CHECK_THAT(graph("<node id='a'>lost</node>"), Contains("net.graphml:2:21: stray text in <node>"));
  CHECK_THAT(graph("<node id='a'/><edge source='a' target='a'><data key='q'>1</data></edge>"),
             Contains("edge 'a' -> 'a': key 'q' is not declared"));
  CHECK_THAT(graph("<node id='a'/><edge source='a' target='a' directed='no'/>"),
             Contains("directed is 'no': say true or false"));
}

TEST_CASE("a document of nothing but mistakes is refused as fast as a sound one is read") {
  std::string text;
  for (int k = 0; k < 200000; ++k) text += "<node/>\n";
  CHECK_THAT(complaint(inside_graph(text)), Contains("and 199950 more problems"));
  std::string keys = "<graphml>";
  for (int k = 0; k < 1001; ++k) keys += "<key id='" + std::to_string(k) + "'/>";
  CHECK_THAT(complaint(keys + "<graph/></graphml>"), Contains("more than 1000 keys"));
}

TEST_CASE("malformed XML is refused with its line") {
  CHECK_THAT(complaint("<graphml>\n<graph>\n</b></graphml>"),
             Contains("net.graphml:3:4: malformed XML: invalid closing tag name"));
  CHECK_THAT(complaint("<graphml>\n\n<graph"), Contains("net.graphml:3:7: malformed XML"));
  CHECK_THAT(complaint(std::string("<graphml>\n\0</graphml>", 20)), Contains("net.graphml:2:1: "));
  CHECK_THAT(complaint("just words"), Contains("net.graphml:1:1: malformed XML"));
  CHECK_THAT(complaint("graph [ directed 1 ]"), Contains("other formats: save it as GraphML"));
  CHECK_THAT(complaint("<graphml>\n</b>"), Contains("correct the file"));
}

TEST_CASE("XML that is not one GraphML graph is refused") {
  CHECK_THAT(complaint(""), Contains("no <graphml> element"));
  CHECK_THAT(complaint("<svg/>"), Contains("the root element is not <graphml>"));
  CHECK_THAT(complaint("<graphml/>"), Contains("no <graph> in <graphml>"));
  CHECK_THAT(complaint("<graphml><graph/><graph/></graphml>"), Contains("a second <graph>"));
  CHECK_THAT(complaint("<graphml><graph/></graphml><graphml/>"), Contains("a second root element"));
  CHECK_THAT(complaint(inside_graph("<node id='a'><data key='k'/></node>")),
             Contains("key 'k' is not declared"));
  CHECK_THAT(complaint("<graphml><graph edgedefault='sideways'/></graphml>"),
             Contains("edgedefault is 'sideways'"));
  CHECK_THAT(complaint("<graphml><key/><key id='k'/><key id='k' attr.name='l'/><graph/></graphml>"),
             Contains("a <key> without id") && Contains("key 'k' is declared twice"));
}

TEST_CASE("nesting that would exhaust the stack is refused, however it is hidden") {
  const std::string hides[] = {"<a>",
                               "<a b=\"</\">",
                               "<a><!-- </a> -->",
                               "<a><![CDATA[</a>]]>",
                               "<a><? </a> ?>",
                               "<a><!DOCTYPE x [ > </a ]>"};
  for (const auto& hide : hides) {
    std::string text;
    for (int k = 0; k < 100000; ++k) text += hide;
    INFO(hide);
    CHECK_THAT(complaint(text), Contains("elements nested more than 100 deep"));
  }
}

TEST_CASE("a damaged GraphML file is read or refused, never anything else") {
  const std::string junk = "<>/\"'&;!?[]=a\n-";
  int refused = 0;
  for (std::uint32_t trial = 0; trial < 3000; ++trial) {
    std::string text = whole;
    for (std::uint32_t k = 0; k < 1 + trial % 5; ++k) {
      const auto words = philox::words({trial, k, 0, 0}, 1, 2);
      const std::size_t at = words[0] % text.size();
      if (words[1] % 2 == 0) {
        text.erase(at, words[2] % 30);
      } else {
        text[at] = junk[words[2] % junk.size()];
      }
    }
    refused += !complaint(text).empty();
  }
  CHECK(refused > 1000);
  CHECK(refused < 3000);
}
