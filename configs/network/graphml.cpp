#include "configs/network/graphml.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "agents/scenario/scenario.hpp"
#include "configs/network/attributes.hpp"
#include "configs/network/codes.hpp"
#include "configs/network/contracts.hpp"
#include "configs/text/values.hpp"
#include "engine/nearest.hpp"
#include "engine/network/graphml.hpp"

namespace concordat::configs {
namespace {

using engine::GraphDocument;
using google::protobuf::Message;

constexpr std::string_view no_place = "-";  // of a contract that is for work in none

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
  Import(Part& part, const GraphDocument& document, Problems& problems)
      : codes_(codes_of(document)),
        part_(part),
        scenario_(part.message),
        problems_(problems),
        attributes_(part, problems) {}

  void take_zero_for_nothing() { attributes_.take_zero_for_nothing(); }

  void node(const GraphDocument::Node& node) {
    const std::string subject = "node " + quoted(node.id) + ": ";
    const auto* kind = find_attribute(node.attributes, "kind");
    if (kind == nullptr || says_nothing(kind->value)) return without_kind(node, subject);
    const std::string word = as_word(kind->value);
    schema::Kind known{};
    if (word == "place") {
      auto& place = added(*scenario_.add_place(), "place", node);
      places_[node.id] = &place;
      attributes_.take(place, {node.attributes, {"name", "population"}, subject, "places"});
    } else if (word == "system") {
      auto& system = added(*scenario_.add_system(), "system", node);
      systems_[node.id] = &system;
      attributes_.take(system, {node.attributes, {"name", "population"}, subject, "systems"});
    } else if (schema::Kind_Parse(word, &known)) {
      auto& organisation = added(*scenario_.add_organisation(), "organisation", node);
      organisation.set_kind(known);
      organisations_[node.id] = &organisation;
      take(organisation, {node.attributes, {}, subject, "organisations"});
    } else {
      problems_.add(at(kind->at), subject + "kind " + quoted(kind->value) + " is not known",
                    near_kind(word));
    }
  }

  /// Either direction is understood, but between two CCGs, where it says who pays.
  void edge(const GraphDocument::Edge& edge) {
    for (const std::string& end : {edge.from, edge.to})
      if (groups_.contains(end))
        return problems_.add(at(edge.at),
                             "edge " + quoted(edge.from) + " to " + quoted(edge.to) + ": " +
                                 quoted(end) + " is a group and no body",
                             "join the bodies in it");
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
    } else if (is_organisation(from) && is_organisation(to)) {
      between(from, to, edge, subject);
    } else {
      problems_.add(at(edge.at), subject + "means nothing",
                    "edges go from organisation to place, system or organisation,\n"
                    "and from place to system");
    }
  }

  /// When all edges are there: where the work is that contracts pay for.
  void end() {
    if (codes_.are_names)
      part_.notes.push_back(part_.source.name() +
                            ": ids are numbers of the tool, so names are the codes; an attribute "
                            "\"code\" would say otherwise");
    for (const auto& contract : contracts_) name_place(*contract.provider, contract.income);
    for (const auto& contract : contracts_) spread(part_, contract);
  }

 private:
  Where at(std::size_t offset) const { return {&part_.source, part_.source.position(offset)}; }

  /// What an organisation of its kind can have. NetLogo gives every node all that any node has, so
  /// there a hospital's performance is 0 of a council too, and means nothing.
  void take(schema::Organisation& organisation, AttributeReader::Element element) {
    element.names = {"name",   "subtype",      "turnover", "reserve",
                     "margin", "misalignment", "off_board"};
    const auto kind = static_cast<agents::Kind>(organisation.kind());
    if (agents::may_be_paid_from_fund(kind)) element.names.push_back("fund");
    if (kind == agents::Kind::acute) element.names.push_back("performance");
    attributes_.take(organisation, element);
  }

  void without_kind(const GraphDocument::Node& node, const std::string& subject) {
    if (node.is_group) {
      groups_.insert(node.id);
      return;
    }
    const std::string meant = stand_in_for(node.attributes, "kind");
    problems_.add(
        at(node.at), subject + "has no attribute \"kind\"",
        (meant.empty() ? "" : "is it " + quoted(meant) + "? call that \"kind\"\n") + kinds());
  }

  /// A new element of the scenario with its code and where it stands.
  template <class Group>
  Group& added(Group& group, const char* field, const GraphDocument::Node& node) {
    group.set_code(codes_.of[node.id]);
    const auto* known = scenario_.GetDescriptor()->FindFieldByName(field);
    const int index = scenario_.GetReflection()->FieldSize(scenario_, known) - 1;
    part_.origins[{&scenario_, field, index}] = node.at;
    part_.origins[{&group, "code", -1}] = node.at;
    if (const std::string name = name_of(node); !name.empty()) group.set_name(name);
    return group;
  }

  void serves(const std::string& from, const std::string& to, const GraphDocument::Edge& edge,
              const std::string& subject) {
    auto& organisation = *organisations_[from];
    part_.origins[{&organisation, "serves", organisation.serves_size()}] = edge.at;
    auto& serves = *organisation.add_serves();
    serves.set_place(places_[to]->code());
    attributes_.take(serves, {edge.attributes, {"share"}, subject, "edges to places"});
  }

  void board(const std::string& from, const std::string& to, const GraphDocument::Edge& edge,
             const std::string& subject) {
    auto& organisation = *organisations_[from];
    part_.origins[{&organisation, "board", organisation.board_size()}] = edge.at;
    organisation.add_board(systems_[to]->code());
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
    place.set_system(systems_[to]->code());
    attributes_.leave({edge.attributes, {}, subject, "edges to systems"});
  }

  /// Two organisations: the one pays the other, or they are tied.
  void between(const std::string& from, const std::string& to, const GraphDocument::Edge& edge,
               const std::string& subject) {
    const auto* kind = find_attribute(edge.attributes, "kind");
    const std::string word = kind == nullptr ? "" : as_word(kind->value);
    const auto* share = find_attribute(edge.attributes, "share");
    const bool has_share = share != nullptr && !says_nothing(share->value) &&
                           parsed_number(share->value).value_or(1) != 0;
    if (word == "tie" || (word.empty() && !has_share && !is_contract(from, to))) {
      ties(from, to, edge, subject);
    } else if (word == "trust") {
      attributes_.leave({edge.attributes, {}, subject, "edges of trust"});  // of a run
    } else if (!word.empty() && word != "contract") {
      problems_.add(at(kind->at), subject + "kind " + quoted(kind->value) + " is not known",
                    "known between organisations: contract, tie");
    } else if (!is_contract(from, to)) {
      problems_.add(at(edge.at), subject + "nobody pays here",
                    "a ccg pays trusts and federations, and nobody else pays;\n"
                    "an edge without a share is a tie between the two");
    } else {
      pays(from, to, edge, subject);
    }
  }

  void ties(const std::string& from, const std::string& to, const GraphDocument::Edge& edge,
            const std::string& subject) {
    part_.origins[{&scenario_, "tie", scenario_.tie_size()}] = edge.at;
    auto& tie = *scenario_.add_tie();
    tie.set_of(organisations_[from]->code());
    tie.set_with(organisations_[to]->code());
    attributes_.leave({edge.attributes, {}, subject, "ties"});
  }

  /// A place may be called by its code, its id or, where no other has it, its name.
  void name_place(schema::Organisation& provider, int contract) {
    auto& income = *provider.mutable_income(contract);
    const schema::Place* named = nullptr;
    for (const auto& [id, place] : places_) {
      if (place->code() == income.place()) return;
      if (id != income.place() && place->name() != income.place()) continue;
      if (named != nullptr) return;  // which of them? nobody has that code
      named = place;
    }
    if (named != nullptr) income.set_place(named->code());
  }

  bool is_contract(const std::string& from, const std::string& to) const {
    const auto kind = organisations_.at(to)->kind();
    return is_ccg(from) && kind != schema::ccg && kind != schema::council;
  }

  void pays(const std::string& from, const std::string& to, const GraphDocument::Edge& edge,
            const std::string& subject) {
    auto& organisation = *organisations_[to];
    part_.origins[{&organisation, "income", organisation.income_size()}] = edge.at;
    auto& income = *organisation.add_income();
    income.set_from(organisations_[from]->code());
    attributes_.take(income, {edge.attributes, {"share", "place"}, subject, "contracts"});
    if (!income.has_share())
      problems_.add(at(edge.at), subject + "needs share, 0 to 1: what the ccg pays of its income",
                    "if the two are tied and no money flows: kind \"tie\"");
    if (income.place() == no_place)
      income.clear_place();
    else
      contracts_.push_back({organisations_[from], &organisation, organisation.income_size() - 1});
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

  Codes codes_;
  Part& part_;
  schema::Scenario& scenario_;
  Problems& problems_;
  AttributeReader attributes_;
  std::map<std::string, schema::Organisation*> organisations_;
  std::map<std::string, schema::Place*> places_;
  std::map<std::string, schema::System*> systems_;
  std::set<std::string> groups_;
  std::vector<NetworkContract> contracts_;
};

}  // namespace

std::unique_ptr<Part> read_network(Source source, Problems& problems) {
  const GraphDocument document = engine::read_graphml(source.text(), source.name());
  const auto has_kind = [](const auto& node) { return find_attribute(node.attributes, "kind"); };
  if (source.is_veiled() && std::ranges::none_of(document.nodes, has_kind))
    refuse_veiled(source.name(), "a network of organisations and places");
  auto part = std::make_unique<Part>(std::move(source));
  Import import(*part, document, problems);
  const auto is_turtle = [](const auto& node) { return is_of_netlogo(node.id); };
  if (std::ranges::all_of(document.nodes, is_turtle)) import.take_zero_for_nothing();
  for (const auto& node : document.nodes) import.node(node);
  for (const auto& edge : document.edges) import.edge(edge);
  import.end();
  return part;
}

}  // namespace concordat::configs
