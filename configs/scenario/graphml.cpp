#include "configs/scenario/graphml.hpp"

#include <map>
#include <set>

#include "configs/scenario/settings.hpp"
#include "engine/network/graphml.hpp"

namespace concordat::configs {
namespace {

using engine::GraphDocument;
using google::protobuf::Message;
using Attributes = std::map<std::string, std::string>;

class Import {
 public:
  Import(Part& part, Problems& problems)
      : scenario_(part.message), where_{&part.source, {}}, problems_(problems) {}

  void node(const GraphDocument::Node& node) {
    const std::string subject = "node " + quoted(node.id) + ": ";
    const auto kind = node.attributes.find("kind");
    if (kind == node.attributes.end()) {
      return problems_.add(where_, subject + "has no attribute \"kind\"", kinds());
    }
    schema::Kind known{};
    if (kind->second == "place") {
      auto& place = *scenario_.add_place();
      place.set_code(node.id);
      places_[node.id] = &place;
      take(place, node.attributes, {"name", "population"}, subject);
    } else if (kind->second == "system") {
      auto& system = *scenario_.add_system();
      system.set_code(node.id);
      systems_.insert(node.id);
      take(system, node.attributes, {"name", "population"}, subject);
    } else if (schema::Kind_Parse(kind->second, &known)) {
      auto& organisation = *scenario_.add_organisation();
      organisation.set_code(node.id);
      organisation.set_kind(known);
      organisations_[node.id] = &organisation;
      take(organisation, node.attributes, {"name", "turnover", "reserve", "misalignment"}, subject);
    } else {
      problems_.add(where_, subject + "kind " + quoted(kind->second) + " is not known", kinds());
    }
  }

  /// Either direction is understood: an undirected edge comes as two links.
  void link(const GraphDocument::Link& link) {
    const bool forward =
        order(link.from) < order(link.to) ||
        (order(link.from) == order(link.to) && (is_ccg(link.from) || !is_ccg(link.to)));
    const auto& [from, to] =
        forward ? std::pair(link.from, link.to) : std::pair(link.to, link.from);
    if (order(from) == 3 || order(to) == 3) return;  // reported with its node
    if (!linked_.insert({from, to}).second || linked_.contains({to, from})) return;
    const std::string subject = "edge " + quoted(from) + " to " + quoted(to) + ": ";
    if (order(from) == 0 && order(to) == 1) {
      auto& serves = *organisations_[from]->add_serves();
      serves.set_place(to);
      take(serves, link.attributes, {"share"}, subject);
    } else if (order(from) == 0 && order(to) == 2) {
      organisations_[from]->add_board(to);
    } else if (order(from) == 1 && order(to) == 2) {
      places_[from]->set_system(to);
    } else if (is_ccg(from) && order(to) == 0) {
      auto& income = *organisations_[to]->add_income();
      income.set_from(from);
      take(income, link.attributes, {"share", "place"}, subject);
    } else {
      problems_.add(where_, subject + "means nothing",
                    "edges go from organisation to place or system, from place to system,\n"
                    "and from a ccg to an organisation that it pays");
    }
  }

 private:
  static std::string kinds() {
    return "known: acute, community, ccg, council, gp_federation, place, system";
  }

  /// 0 organisation, 1 place, 2 system, 3 none of them.
  int order(const std::string& id) const {
    if (organisations_.contains(id)) return 0;
    if (places_.contains(id)) return 1;
    return systems_.contains(id) ? 2 : 3;
  }

  bool is_ccg(const std::string& id) const {
    const auto found = organisations_.find(id);
    return found != organisations_.end() && found->second->kind() == schema::ccg;
  }

  void take(Message& message, const Attributes& attributes,
            std::initializer_list<const char*> names, const std::string& subject) {
    for (const char* name : names) {
      const auto found = attributes.find(name);
      if (found == attributes.end() || found->second.empty()) continue;
      const auto& field = *message.GetDescriptor()->FindFieldByName(name);
      if (const auto objection = set_value(message, field, -1, found->second)) {
        problems_.add(where_, subject + objection->what, objection->hint);
      }
    }
  }

  schema::Scenario& scenario_;
  Where where_;
  Problems& problems_;
  std::map<std::string, schema::Organisation*> organisations_;
  std::map<std::string, schema::Place*> places_;
  std::set<std::string> systems_;
  std::set<std::pair<std::string, std::string>> linked_;
};

}  // namespace

std::unique_ptr<Part> read_network(const std::string& path, const std::string& name,
                                   Problems& problems) {
  const std::string text = read_text_file(path, name, "GraphML file");
  const GraphDocument document = engine::read_graphml(text, name);
  auto part = std::make_unique<Part>(Source(name, "", ""));
  Import import(*part, problems);
  for (const auto& node : document.nodes) import.node(node);
  for (const auto& link : document.links) import.link(link);
  return part;
}

}  // namespace concordat::configs
