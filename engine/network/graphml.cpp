#include "engine/network/graphml.hpp"

#include <algorithm>
#include <boost/property_tree/detail/rapidxml.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "engine/error.hpp"

namespace concordat::engine {
namespace {

// Property Tree's own parser, called directly: read_xml() accepts <a></b> and forgets positions.
namespace xml = boost::property_tree::detail::rapidxml;
using Element = xml::xml_node<char>;

constexpr int deepest_nesting = 100;  // the parser recurses; GraphML needs four levels

// Where the tag, comment or the like that starts at `at` ends. A quoted '>' does not end a tag.
std::size_t end_of_markup(std::string_view text, std::size_t at) {
  const auto has = [&](std::string_view start) { return text.substr(at, start.size()) == start; };
  if (has("<!--")) return text.find("-->", at);
  if (has("<![CDATA[")) return text.find("]]>", at);
  if (has("<?")) return text.find("?>", at);
  const bool is_declaration = has("<!");
  int brackets = 0;
  char quote = '\0';
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (is_declaration) {
      brackets += (c == '[') - (c == ']');
      if (c == '>' && brackets <= 0) return i;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i;
    }
  }
  return std::string_view::npos;
}

// The first element nested too deep for the parser, or npos.
std::size_t first_too_deep(std::string_view text) {
  int depth = 0;
  for (auto at = text.find('<'); at != std::string_view::npos;) {
    const auto end = end_of_markup(text, at);
    const char kind = at + 1 < text.size() ? text[at + 1] : '\0';
    if (kind == '/') {
      --depth;
    } else if (kind != '!' && kind != '?') {
      if (++depth > deepest_nesting) return at;
      if (end != std::string_view::npos && text[end - 1] == '/') --depth;
    }
    if (end == std::string_view::npos) break;
    at = text.find('<', end);
  }
  return std::string_view::npos;
}

/// Reads one document and collects everything that is wrong with it.
class Reader {
 public:
  Reader(const std::string& text, const std::string& name)
      : text_(text), name_(name), buffer_(text.begin(), text.end()) {
    buffer_.push_back('\0');
  }

  GraphDocument read() {
    check_text();
    try {
      tree_.parse<xml::parse_trim_whitespace | xml::parse_validate_closing_tags>(buffer_.data());
    } catch (const xml::parse_error& error) {
      const std::string what = error.what();
      refuse(error.where<char>(), "malformed XML: " + (what.empty() ? "syntax error" : what));
      report();
    }
    read_root();
    report();
    return std::move(document_);
  }

 private:
  struct Key {
    std::string name, scope, standard;
    bool has_standard = false;
  };

  void refuse(const char* at, const std::string& problem) {
    const auto offset = std::clamp<std::ptrdiff_t>(at - buffer_.data(), 0,
                                                   static_cast<std::ptrdiff_t>(text_.size()));
    const auto line = 1 + std::count(text_.begin(), text_.begin() + offset, '\n');
    if (!problems_.empty()) problems_ += '\n';
    problems_ += name_ + ':' + std::to_string(line) + ": " + problem;
  }

  void report() const {
    if (problems_.empty()) return;
    throw UserError(problems_ +
                    "\n   a network is one <graphml> with one flat <graph>; every node has its own"
                    " id, every edge joins two declared nodes\n   correct the file");
  }

  // What the parser would pass over in silence or not survive.
  void check_text() {
    const auto zero = text_.find('\0');
    if (zero != std::string::npos) refuse(buffer_.data() + zero, "malformed XML: a zero byte");
    const auto deep = first_too_deep(text_);
    if (deep != std::string::npos) {
      refuse(buffer_.data() + deep,
             "elements nested more than " + std::to_string(deepest_nesting) + " deep");
    }
    report();
  }

  static std::string_view name_of(const Element* e) { return {e->name(), e->name_size()}; }

  static std::string attribute(const Element* e, const char* name) {
    const auto* found = e->first_attribute(name);
    return found ? std::string(found->value(), found->value_size()) : std::string();
  }

  static std::string content(const Element* e) {
    std::string all;
    for (const Element* part = e->first_node(); part; part = part->next_sibling()) {
      if (part->type() == xml::node_data || part->type() == xml::node_cdata)
        all.append(part->value(), part->value_size());
    }
    return all;
  }

  template <class Visit>
  static void for_each_element(const Element* parent, Visit visit) {
    for (const Element* e = parent->first_node(); e; e = e->next_sibling())
      if (e->type() == xml::node_element) visit(e);
  }

  void read_root() {
    const Element* root = nullptr;
    for_each_element(&tree_, [&](const Element* e) {
      if (root) refuse(e->name(), "a second root element <" + std::string(name_of(e)) + ">");
      root = root ? root : e;
    });
    if (!root) return refuse(buffer_.data(), "no <graphml> element");
    if (name_of(root) != "graphml")
      return refuse(root->name(), "<" + std::string(name_of(root)) + "> instead of <graphml>");
    const Element* graph = nullptr;
    for_each_element(root, [&](const Element* e) {
      if (name_of(e) == "key") return read_key(e);
      if (name_of(e) != "graph") return refuse_unless_harmless(e);
      if (graph) refuse(e->name(), "a second <graph>");
      graph = graph ? graph : e;
    });
    if (!graph) return refuse(root->name(), "no <graph> in <graphml>");
    read_graph(graph);
  }

  void refuse_unless_harmless(const Element* e) {
    if (name_of(e) != "desc" && name_of(e) != "data")
      refuse(e->name(), "<" + std::string(name_of(e)) + "> is not supported here");
  }

  void read_key(const Element* e) {
    const std::string id = attribute(e, "id");
    if (id.empty()) return refuse(e->name(), "a <key> without id");
    Key key{attribute(e, "attr.name"), attribute(e, "for"), {}, false};
    if (key.name.empty()) key.name = id;
    if (const Element* standard = e->first_node("default")) {
      key.standard = content(standard);
      key.has_standard = true;
    }
    if (!keys_.emplace(id, key).second) refuse(e->name(), "key '" + id + "' is declared twice");
  }

  void read_graph(const Element* graph) {
    const std::string kind = attribute(graph, "edgedefault");
    if (!kind.empty() && kind != "directed" && kind != "undirected")
      refuse(graph->name(), "edgedefault is '" + kind + "': say directed or undirected");
    for_each_element(graph, [&](const Element* e) {
      if (name_of(e) == "node") read_node(e);
    });
    for_each_element(graph, [&](const Element* e) {
      if (name_of(e) == "edge") return read_edge(e, kind == "undirected");
      if (name_of(e) != "node") refuse_unless_harmless(e);
    });
  }

  void read_node(const Element* e) {
    const std::string id = attribute(e, "id");
    if (id.empty()) return refuse(e->name(), "a <node> without id");
    if (!ids_.insert(id).second) return refuse(e->name(), "node '" + id + "' is declared twice");
    document_.nodes.push_back({id, attributes(e, "node")});
  }

  void read_edge(const Element* e, bool graph_is_undirected) {
    const std::string from = attribute(e, "source"), to = attribute(e, "target");
    for (const auto& [role, id] : {std::pair("source", from), std::pair("target", to)}) {
      if (id.empty()) {
        refuse(e->name(), std::string("an <edge> without ") + role);
      } else if (!ids_.count(id)) {
        refuse(e->name(), "edge '" + from + "' -> '" + to + "': node '" + id + "' is not declared");
      }
    }
    const std::string directed = attribute(e, "directed");
    document_.links.push_back({from, to, attributes(e, "edge")});
    if (directed == "false" || (directed.empty() && graph_is_undirected))
      document_.links.push_back({to, from, document_.links.back().attributes});
  }

  std::map<std::string, std::string> attributes(const Element* e, std::string_view scope) {
    std::map<std::string, std::string> values;
    for (const auto& [id, key] : keys_) {
      const bool is_here = key.scope.empty() || key.scope == "all" || key.scope == scope;
      if (is_here && key.has_standard) values[key.name] = key.standard;
    }
    for_each_element(e, [&](const Element* child) {
      if (name_of(child) != "data") return refuse_unless_harmless(child);
      const std::string id = attribute(child, "key");
      const auto key = keys_.find(id);
      if (key == keys_.end()) return refuse(child->name(), "key '" + id + "' is not declared");
      values[key->second.name] = content(child);
    });
    return values;
  }

  const std::string& text_;
  const std::string& name_;
  std::vector<char> buffer_;
  xml::xml_document<char> tree_;
  std::map<std::string, Key> keys_;
  std::set<std::string> ids_;
  std::string problems_;
  GraphDocument document_;
};

}  // namespace

GraphDocument read_graphml(const std::string& text, const std::string& name) {
  return Reader(text, name).read();
}

}  // namespace concordat::engine
