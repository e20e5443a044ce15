#include "configs/network/write.hpp"

#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "engine/decimals.hpp"

namespace concordat::configs {
namespace {

using agents::Structure;
using engine::GraphDocument;

/// Attributes as they are added, one after the other.
class Said {
 public:
  Said& text(const char* name, std::string_view value) {
    if (!value.empty()) said_[name].value = value;
    return *this;
  }
  Said& number(const char* name, double value) { return text(name, engine::decimals_of(value)); }
  Said& number(const char* name, const std::optional<double>& value) {
    return value ? number(name, *value) : *this;
  }
  GraphDocument::Attributes done() { return std::move(said_); }

 private:
  GraphDocument::Attributes said_;
};

class Writer {
 public:
  explicit Writer(const Structure& structure) : s_(structure.scenario), structure_(structure) {
    for (const auto& seat : s_.seats) seated_.insert(seat.organisation);
  }

  void nodes() {
    for (const auto& one : s_.systems)
      node(one.code, Said()
                         .text("kind", "system")
                         .text("name", one.name)
                         .number("population", one.population));
    for (const auto& one : s_.places)
      node(
          one.code,
          Said().text("kind", "place").text("name", one.name).number("population", one.population));
    for (std::size_t i = 0; i < s_.organisations.size(); ++i)
      organisation(s_.organisations[i], seated_.contains(static_cast<int>(i)));
  }

  void edges() {
    for (const auto& one : s_.places)
      edge(one.code, code(s_.systems, one.system), Said().text("kind", "lies_in"));
    for (const auto& one : s_.memberships)
      edge(code(s_.organisations, one.organisation), code(s_.places, one.place),
           Said().text("kind", "serves").number("share", one.share));
    for (const auto& one : s_.seats)
      edge(code(s_.organisations, one.organisation), code(s_.systems, one.system),
           Said().text("kind", "seat"));
    for (const auto& one : s_.contracts)
      edge(code(s_.organisations, one.commissioner), code(s_.organisations, one.provider),
           Said()
               .text("kind", "contract")
               .number("share", one.share)
               .text("place", one.place < 0 ? "-" : code(s_.places, one.place)));
    for (const auto& one : s_.ties)
      edge(code(s_.organisations, one.one), code(s_.organisations, one.other),
           Said().text("kind", "tie"));
  }

  void trust(const std::vector<double>& of_pairs) {
    for (std::size_t p = 0; p < of_pairs.size(); ++p) {
      const auto& pair = structure_.pairs[agents::PairId(static_cast<int>(p))];
      edge(code(s_.organisations, pair.from.value()), code(s_.organisations, pair.to.value()),
           Said().text("kind", "trust").number("trust", of_pairs[p]));
    }
  }

  GraphDocument document;

 private:
  template <class Items>
  static const std::string& code(const Items& items, int index) {
    return items[static_cast<std::size_t>(index)].code;
  }

  void node(const std::string& code, Said said) { document.nodes.push_back({code, said.done()}); }

  void edge(const std::string& from, const std::string& to, Said said) {
    document.edges.push_back({from, to, said.done()});
  }

  void organisation(const agents::Organisation& one, bool is_seated) {
    Said said;
    said.text("kind", agents::name_of(one.kind))
        .text("name", one.name)
        .text("subtype", one.subtype ? agents::name_of(*one.subtype) : "")
        .number("turnover", one.turnover)
        .number("reserve", one.reserve)
        .number("margin", one.margin)
        .number("fund", one.fund)
        .number("performance", one.performance)
        .number("misalignment", one.misalignment)
        .text("off_board", is_seated ? "" : "true");
    node(one.code, said);
  }

  const agents::Scenario& s_;
  const Structure& structure_;
  std::set<int> seated_;
};

}  // namespace

GraphDocument network_document(const Structure& structure, const std::vector<double>& trust) {
  Writer writer(structure);
  writer.nodes();
  writer.edges();
  writer.trust(trust);
  return std::move(writer.document);
}

}  // namespace concordat::configs
