#include "engine/network/graphml.hpp"

#include <algorithm>
#include <boost/property_tree/detail/rapidxml.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "engine/error.hpp"
#include "engine/network/markup.hpp"
#include "engine/printable.hpp"

namespace concordat::engine {
namespace {

// Property Tree's own parser, called directly: read_xml() accepts <a></b> and forgets positions.
namespace xml = boost::property_tree::detail::rapidxml;
using Element = xml::xml_node<char>;

constexpr int deepest_nesting = 100;  // the parser recurses; GraphML needs four levels
constexpr int most_shown = 50;        // problems of one document
constexpr std::size_t most_keys = 1000;
constexpr std::size_t longest_word = 60;  // that messages show

constexpr std::string_view scopes[] = {"node", "edge",     "all",     "graph",
                                       "port", "endpoint", "graphml", "hyperedge"};

/// Its name without a namespace, such as `g:` or `y:`.
std::string_view name_of(const Element* e) {
  const std::string_view name(e->name(), e->name_size());
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

std::string attribute(const Element* e, const char* name) {
  const auto* found = e->first_attribute(name);
  return found ? std::string(found->value(), found->value_size()) : std::string();
}

std::string content(const Element* e) {
  std::string all;
  for (const Element* part = e->first_node(); part; part = part->next_sibling()) {
    if (part->type() == xml::node_data || part->type() == xml::node_cdata)
      all.append(part->value(), part->value_size());
  }
  return all;
}

/// What yEd writes on a node or an edge lies deep within its picture.
const Element* first_label(const Element* e) {
  for (const Element* part = e->first_node(); part; part = part->next_sibling()) {
    if (part->type() != xml::node_element) continue;
    if (name_of(part) == "NodeLabel" || name_of(part) == "EdgeLabel") return part;
    if (const Element* within = first_label(part)) return within;
  }
  return nullptr;
}

std::string shortened(std::string_view word) {
  return printable_word(word.substr(0, longest_word)) + (word.size() > longest_word ? "..." : "");
}

std::string in_quotes(std::string_view word) { return "'" + shortened(word) + "'"; }

std::string tag(const Element* e) { return "<" + shortened(name_of(e)) + ">"; }

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
      refuse_at(offset_of(error.where<char>()),
                "malformed XML: " + (what.empty() ? "syntax error" : what));
      report();
    }
    read_root();
    report();
    return std::move(document_);
  }

 private:
  struct Key {
    std::string name, standard;
    std::size_t at = 0;
    bool has_standard = false;
  };

  static bool says_the_same(const Key& one, const Key& other) {
    return one.name == other.name && one.has_standard == other.has_standard &&
           one.standard == other.standard;
  }

  std::size_t offset_of(const char* at) const {
    const auto last = static_cast<std::ptrdiff_t>(text_.size());
    return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at - buffer_.data(), 0, last));
  }

  /// Where its tag begins.
  std::size_t place_of(const Element* e) const {
    return std::max<std::size_t>(offset_of(e->name()), 1) - 1;
  }

  void refuse(const Element* e, const std::string& problem) { refuse_at(place_of(e), problem); }

  void refuse_at(std::size_t at, const std::string& problem) {
    if (++refused_ > most_shown) return;
    const std::string_view before = std::string_view(text_).substr(0, at);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    const std::string_view in_line = before.substr(before.rfind('\n') + 1);
    const auto column = 1 + std::count_if(in_line.begin(), in_line.end(), begins);
    if (!problems_.empty()) problems_ += '\n';
    problems_ += name_ + ':' + std::to_string(line) + ':' + std::to_string(column) + ": " + problem;
  }

  bool is_xml() const {
    const auto first = text_.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first == std::string::npos || text_[first] == '<';
  }

  void report() const {
    if (problems_.empty()) return;
    const int more = refused_ - most_shown;
    throw UserError(problems_ +
                    (more > 0 ? "\nand " + std::to_string(more) + " more problems" : "") +
                    "\n   a network is one <graphml> with one <graph>; every node has its own"
                    " id, every edge joins two declared nodes\n   " +
                    (is_xml() ? "correct the file"
                              : "GML, Pajek and DOT are other formats: save it as GraphML"));
  }

  // What the parser would pass over in silence or not survive.
  void check_text() {
    const auto zero = text_.find('\0');
    if (zero != std::string::npos) refuse_at(zero, "malformed XML: a zero byte");
    const auto deep = first_nested_deeper(text_, deepest_nesting);
    if (deep != std::string::npos)
      refuse_at(deep, "elements nested more than " + std::to_string(deepest_nesting) + " deep");
    report();
  }

  /// The elements within one that holds nothing else.
  template <class Visit>
  void for_each_element(const Element* parent, Visit visit) {
    for (const Element* e = parent->first_node(); e; e = e->next_sibling()) {
      if (e->type() == xml::node_element) {
        check_attributes(e);
        visit(e);
      } else if (e->value_size() > 0 &&
                 (e->type() == xml::node_data || e->type() == xml::node_cdata)) {
        refuse_at(offset_of(e->value()), "stray text in " + tag(parent));
      }
    }
  }

  void check_attributes(const Element* e) {
    std::set<std::string_view> seen;
    for (const auto* a = e->first_attribute(); a; a = a->next_attribute())
      if (!seen.insert({a->name(), a->name_size()}).second)
        refuse(e, tag(e) + " says " + shortened({a->name(), a->name_size()}) + " twice");
  }

  void read_root() {
    const Element* root = nullptr;
    for_each_element(&tree_, [&](const Element* e) {
      if (root) refuse(e, "a second root element");
      root = root ? root : e;
    });
    if (!root) return refuse_at(0, "no <graphml> element");
    if (name_of(root) != "graphml") return refuse(root, "the root element is not <graphml>");
    const Element* graph = nullptr;
    for_each_element(root, [&](const Element* e) {
      if (name_of(e) == "key") return read_key(e);
      if (name_of(e) != "graph") return refuse_unless_harmless(e);
      if (graph) refuse(e, "a second <graph>");
      graph = graph ? graph : e;
    });
    if (!graph) return refuse(root, "no <graph> in <graphml>");
    read_graph(graph);
  }

  void refuse_unless_harmless(const Element* e) {
    if (name_of(e) != "desc" && name_of(e) != "data" && name_of(e) != "port")
      refuse(e, tag(e) + " is not supported here");
  }

  void read_key(const Element* e) {
    const std::string id = attribute(e, "id"), written = attribute(e, "for");
    const std::string scope = written.empty() ? "all" : written;
    if (id.empty()) return refuse(e, "a <key> without id");
    if (std::find(std::begin(scopes), std::end(scopes), scope) == std::end(scopes))
      return refuse(
          e, "key " + in_quotes(id) + " is for " + in_quotes(scope) + ": say node, edge or all");
    Key key{attribute(e, "attr.name"), {}, place_of(e), false};
    if (key.name.empty()) key.name = attribute(e, "yfiles.type");
    if (key.name.empty()) key.name = id;
    for (const Element* part = e->first_node(); part; part = part->next_sibling()) {
      if (part->type() != xml::node_element || name_of(part) != "default") continue;
      key.standard = content(part);
      key.has_standard = true;
    }
    if (keys_.size() >= most_keys) return refuse(e, "more than 1000 keys");
    auto& namesakes = keys_[id];
    // Cytoscape declares a name again for nodes that it means for edges and for the network.
    const bool is_taken = std::any_of(namesakes.begin(), namesakes.end(), [&](const auto& other) {
      const bool meets = other.first == scope || other.first == "all" || scope == "all";
      return meets && !says_the_same(other.second, key);
    });
    if (is_taken) return refuse(e, "key " + in_quotes(id) + " is declared twice");
    namesakes.emplace(scope, std::move(key));
  }

  /// Nodes first, whatever graph they are in: edges may join them from anywhere.
  void read_graph(const Element* graph) {
    read_nodes(graph);
    for (const auto& [within, is_undirected] : graphs_)
      for (const Element* e = within->first_node(); e; e = e->next_sibling()) {
        if (e->type() != xml::node_element || name_of(e) == "node") continue;
        name_of(e) == "edge" ? read_edge(e, is_undirected) : refuse_unless_harmless(e);
      }
  }

  void read_nodes(const Element* graph) {
    const std::string kind = attribute(graph, "edgedefault");
    if (!kind.empty() && kind != "directed" && kind != "undirected")
      refuse(graph, "edgedefault is " + in_quotes(kind) + ": say directed or undirected");
    graphs_.emplace_back(graph, kind == "undirected");
    for_each_element(graph, [&](const Element* e) {
      if (name_of(e) == "node") read_node(e);
    });
  }

  /// A group of yEd is a node with a graph of its own.
  void read_node(const Element* e) {
    const std::string id = attribute(e, "id");
    if (id.empty()) return refuse(e, "a <node> without id");
    if (!ids_.insert(id).second) return refuse(e, "node " + in_quotes(id) + " is declared twice");
    const std::size_t at = document_.nodes.size();
    document_.nodes.push_back({id, attributes(e, "node", "node " + in_quotes(id)), place_of(e)});
    for (const Element* part = e->first_node(); part; part = part->next_sibling()) {
      if (part->type() != xml::node_element || name_of(part) != "graph") continue;
      document_.nodes[at].is_group = true;
      read_nodes(part);
    }
  }

  void read_edge(const Element* e, bool graph_is_undirected) {
    const std::string from = attribute(e, "source"), to = attribute(e, "target");
    for (const auto& [role, id] : {std::pair("source", from), std::pair("target", to)}) {
      if (id.empty()) {
        refuse(e, std::string("an <edge> without ") + role);
      } else if (!ids_.count(id)) {
        refuse(e, "edge " + in_quotes(from) + " -> " + in_quotes(to) + ": node " + in_quotes(id) +
                      " is not declared");
      }
    }
    document_.edges.push_back(
        {from, to, attributes(e, "edge", "edge " + in_quotes(from) + " -> " + in_quotes(to)),
         place_of(e), is_directed(e, graph_is_undirected)});
  }

  /// Gephi says type where GraphML says directed.
  bool is_directed(const Element* e, bool graph_is_undirected) {
    const std::string directed = attribute(e, "directed"), type = attribute(e, "type");
    if (!directed.empty() && directed != "true" && directed != "false")
      refuse(e, "directed is " + in_quotes(directed) + ": say true or false");
    if (!directed.empty()) return directed == "true";
    return type == "directed" || (type != "undirected" && !graph_is_undirected);
  }

  GraphDocument::Attributes attributes(const Element* e, std::string_view scope,
                                       const std::string& subject) {
    GraphDocument::Attributes written;
    const Element* label = nullptr;
    for_each_element(e, [&](const Element* child) {
      if (name_of(child) == "graph" && scope == "node") return;
      if (name_of(child) != "data") return refuse_unless_harmless(child);
      const Key* key = find_key(child, subject, scope);
      if (key == nullptr) return;
      if (label == nullptr) label = first_label(child);
      if (!written.emplace(key->name, GraphDocument::Attribute{content(child), place_of(child)})
               .second)
        refuse(child, subject + ": " + in_quotes(key->name) + " is given twice");
    });
    if (label != nullptr)
      written.emplace("label", GraphDocument::Attribute{content(label), place_of(label)});
    for (const auto& [id, namesakes] : keys_)
      for (const auto& [where, key] : namesakes)
        if (key.has_standard && (where == "all" || where == scope))
          written.emplace(key.name, GraphDocument::Attribute{key.standard, key.at, true});
    return written;
  }

  /// Declared for what it is used for, or else for something else: Cytoscape declares all for
  /// nodes.
  const Key* find_key(const Element* data, const std::string& subject, std::string_view scope) {
    const std::string id = attribute(data, "key");
    const auto found = keys_.find(id);
    if (found == keys_.end()) {
      refuse(data, subject + ": key " + in_quotes(id) + " is not declared");
      return nullptr;
    }
    for (const auto& [where, key] : found->second)
      if (where == "all" || where == scope) return &key;
    return &found->second.begin()->second;
  }

  const std::string& text_;
  const std::string& name_;
  std::vector<char> buffer_;
  xml::xml_document<char> tree_;
  std::map<std::string, std::map<std::string, Key, std::less<>>> keys_;  // by id, then by scope
  std::set<std::string> ids_;
  std::vector<std::pair<const Element*, bool>> graphs_;  // all of them, whether undirected
  std::string problems_;
  int refused_ = 0;
  GraphDocument document_;
};

}  // namespace

GraphDocument read_graphml(const std::string& text, const std::string& name) {
  return Reader(text, name).read();
}

}  // namespace concordat::engine
