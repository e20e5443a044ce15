#include "tests/fuzz/graph.hpp"

#include <set>
#include <sstream>

namespace concordat::tests {
namespace {

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '"')
      safe += "&quot;";
    else
      safe += c;
  }
  return safe;
}

/// The words "name=value" that are left, as data elements; notes their names.
std::string data_of(std::istringstream& words, std::set<std::string>& names) {
  std::string text;
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) continue;
    const std::string name = escaped(word.substr(0, equals));
    names.insert(name);
    text += "<data key=\"" + name + "\">" + escaped(word.substr(equals + 1)) + "</data>";
  }
  return text;
}

}  // namespace

std::string graphml_of(const std::string& lines) {
  std::string body, keys;
  std::set<std::string> names;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string what, from, to;
    words >> what >> from;
    if (what == "node")
      body += "<node id=\"" + escaped(from) + "\">" + data_of(words, names) + "</node>\n";
    if (what != "edge" && what != "line") continue;
    words >> to;
    body += "<edge source=\"" + escaped(from) + "\" target=\"" + escaped(to) + "\"" +
            (what == "line" ? " directed=\"false\">" : ">") + data_of(words, names) + "</edge>\n";
  }
  for (const std::string& name : names)
    keys +=
        "<key id=\"" + name + "\" for=\"all\" attr.name=\"" + name + "\" attr.type=\"string\"/>\n";
  return "<graphml>\n" + keys + "<graph edgedefault=\"directed\">\n" + body +
         "</graph></graphml>\n";
}

}  // namespace concordat::tests
