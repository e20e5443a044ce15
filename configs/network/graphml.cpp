#include "configs/network/graphml.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "agents/scenario/scenario.hpp"
#include "configs/network/attributes.hpp"
#include "engine/nearest.hpp"
#include "engine/network/graphml.hpp"

namespace concordat::configs {
namespace {

using engine::GraphDocument;
using google::protobuf::Message;

std::string kinds() {
  return "known: acute, community, ccg, council, gp_federation, place, system";
}

std::string near_kind(const std::string& word) {
  const std::vector<std::string> known = {"acute",         "community", "ccg",   "council",
                                          "gp_federation", "place",     "system"};
  const std::string near = engine::nearest(word, known);
  return near.empty() ? kinds() : "did you mean \"" + near + "\"?";
}

class Import {
 public:
  Import(Part& part, Problems& problems)
      : part_(part), scenario_(part.message), problems_(problems), attributes_(part, problems) {}

  void node(const GraphDocument::Node& node) {
    const std::string subject = "node " + quoted(node.id) + ": ";
    const auto* kind = find_attribute(node.attributes, "kind");
    if (kind == nullptr) return without_kind(node, subject);
    schema::Kind known{};
    if (kind->value == "place") {
      auto& place = added(*scenario_.add_place(), "place", node);
      places_[node.id] = &place;
      attributes_.take(place, {node.attributes, {"name", "population"}, subject, "places"});
    } else if (kind->value == "system") {
      auto& system = added(*scenario_.add_system(), "system", node);
      systems_.insert(node.id);
      attributes_.take(system, {node.attributes, {"name", "population"}, subject, "systems"});
    } else if (schema::Kind_Parse(kind->value, &known)) {
      auto& organisation = added(*scenario_.add_organisation(), "organisation", node);
      organisation.set_kind(known);
      organisations_[node.id] = &organisation;
      take(organisation, {node.attributes, {}, subject, "organisations"});
    } else {
      problems_.add(at(kind->at), subject + "kind " + quoted(kind->value) + " is not known",
                    near_kind(kind->value));
    }
  }

  /// Either direction is understood, but between two CCGs, where it says who pays.
  void edge(const GraphDocument::Edge& edge) {
    if (is_unknown(edge.from) || is_unknown(edge.to)) return;  // reported with its node
    const bool forward =
        order(edge.from) < order(edge.to) ||
        (order(edge.from) == order(edge.to) && (is_ccg(edge.from) || !is_ccg(edge.to)));
    const auto& [from, to] =
        forward ? std::pair(edge.from, edge.to) : std::pair(edge.to, edge.from);
    const std::string subject = "edge " + quoted(edge.from) + " to " + quoted(edge.to) + ": ";
    if (from == to) {
      problems_.add(at(edge.at), subject + "joins a node with itself", "take it out");
    } else if (is_organisation(from) && places_.contains(to)) {
      serves(from, to, edge, subject);
    } else if (is_organisation(from) && systems_.contains(to)) {
      board(from, to, edge, subject);
    } else if (places_.contains(from) && systems_.contains(to)) {
      lies_in(from, to, edge, subject);
    } else if (is_ccg(from) && is_organisation(to)) {
      pays(from, to, edge, subject);
    } else {
      problems_.add(at(edge.at), subject + "means nothing",
                    "edges go from organisation to place or system, from place to system,\n"
                    "and from a ccg to an organisation that it pays");
    }
  }

 private:
  Where at(std::size_t offset) const { return {&part_.source, part_.source.position(offset)}; }

  /// What an organisation of its kind can have. NetLogo gives every node all that any node has, so
  /// there a hospital's performance is 0 of a council too, and means nothing.
  void take(schema::Organisation& organisation, AttributeReader::Element element) {
    element.names = {"name", "subtype", "turnover", "reserve", "margin", "misalignment"};
    const auto kind = static_cast<agents::Kind>(organisation.kind());
    if (agents::may_be_paid_from_fund(kind)) element.names.push_back("fund");
    if (kind == agents::Kind::acute) element.names.push_back("performance");
    attributes_.take(organisation, element);
  }

  void without_kind(const GraphDocument::Node& node, const std::string& subject) {
    const std::string meant = stand_in_for(node.attributes, "kind");
    problems_.add(
        at(node.at), subject + "has no attribute \"kind\"",
        (meant.empty() ? "" : "is it " + quoted(meant) + "? call that \"kind\"\n") + kinds());
  }

  /// A new element of the scenario with its code and where it stands.
  template <class Group>
  Group& added(Group& group, const char* field, const GraphDocument::Node& node) {
    group.set_code(node.id);
    const auto* known = scenario_.GetDescriptor()->FindFieldByName(field);
    const int index = scenario_.GetReflection()->FieldSize(scenario_, known) - 1;
    part_.origins[{&scenario_, field, index}] = node.at;
    part_.origins[{&group, "code", -1}] = node.at;
    return group;
  }

  void serves(const std::string& from, const std::string& to, const GraphDocument::Edge& edge,
              const std::string& subject) {
    auto& organisation = *organisations_[from];
    part_.origins[{&organisation, "serves", organisation.serves_size()}] = edge.at;
    auto& serves = *organisation.add_serves();
    serves.set_place(to);
    attributes_.take(serves, {edge.attributes, {"share"}, subject, "edges to places"});
  }

  void board(const std::string& from, const std::string& to, const GraphDocument::Edge& edge,
             const std::string& subject) {
    auto& organisation = *organisations_[from];
    part_.origins[{&organisation, "board", organisation.board_size()}] = edge.at;
    organisation.add_board(to);
    attributes_.leave({edge.attributes, {}, subject, "edges to systems"});
  }

  void lies_in(const std::string& from, const std::string& to, const GraphDocument::Edge& edge,
               const std::string& subject) {
    auto& place = *places_[from];
    if (place.has_system())
      return problems_.add(at(edge.at),
                           subject + "the place already lies in " + quoted(place.system()),
                           "a place lies in one system; keep one of the edges");
    part_.origins[{&place, "system", -1}] = edge.at;
    place.set_system(to);
    attributes_.leave({edge.attributes, {}, subject, "edges to systems"});
  }

  void pays(const std::string& from, const std::string& to, const GraphDocument::Edge& edge,
            const std::string& subject) {
    if (is_ccg(to) && !edge.is_directed)
      return problems_.add(at(edge.at), subject + "does not say which of the two pays",
                           "between CCGs an edge is directed, from the one that pays");
    auto& organisation = *organisations_[to];
    part_.origins[{&organisation, "income", organisation.income_size()}] = edge.at;
    auto& income = *organisation.add_income();
    income.set_from(from);
    attributes_.take(income, {edge.attributes, {"share", "place"}, subject, "contracts"});
  }

  /// 0 organisation, 1 place, 2 system, 3 none of them.
  int order(const std::string& id) const {
    if (organisations_.contains(id)) return 0;
    if (places_.contains(id)) return 1;
    return systems_.contains(id) ? 2 : 3;
  }

  bool is_organisation(const std::string& id) const { return organisations_.contains(id); }
  bool is_unknown(const std::string& id) const { return order(id) == 3; }
  bool is_ccg(const std::string& id) const {
    const auto found = organisations_.find(id);
    return found != organisations_.end() && found->second->kind() == schema::ccg;
  }

  Part& part_;
  schema::Scenario& scenario_;
  Problems& problems_;
  AttributeReader attributes_;
  std::map<std::string, schema::Organisation*> organisations_;
  std::map<std::string, schema::Place*> places_;
  std::set<std::string> systems_;
};

}  // namespace

std::unique_ptr<Part> read_network(Source source, Problems& problems) {
  const GraphDocument document = engine::read_graphml(source.text(), source.name());
  const auto has_kind = [](const auto& node) { return find_attribute(node.attributes, "kind"); };
  if (source.is_veiled() && std::ranges::none_of(document.nodes, has_kind))
    refuse_veiled(source.name(), "a network of organisations and places");
  auto part = std::make_unique<Part>(std::move(source));
  Import import(*part, problems);
  for (const auto& node : document.nodes) import.node(node);
  for (const auto& edge : document.edges) import.edge(edge);
  return part;
}

}  // namespace concordat::configs
