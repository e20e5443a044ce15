#include "apps/lab/engine/json.hpp"
#include "apps/lab/engine/pages.hpp"

namespace concordat::apps::lab {
namespace {

void list_bodies(JsonWriter& json, const agents::Structure& structure) {
  json.key("organisations").open('[');
  for (const agents::Organisation& body : structure.scenario.organisations) {
    json.open('{').field("code", body.code).field("name", body.name);
    json.field("kind", static_cast<int>(body.kind)).field("turnover", body.turnover);
    json.key("places").open('[');
    const auto row = &body - structure.scenario.organisations.data();
    for (const agents::Membership& member : structure.scenario.memberships)
      if (member.organisation == row) {
        json.open('{').field("place", member.place).field("share", member.share).close('}');
      }
    json.close(']').close('}');
  }
  json.close(']').key("places").open('[');
  for (const agents::Place& place : structure.scenario.places)
    json.open('{').field("code", place.code).field("name", place.name).close('}');
  json.close(']');
}

std::string name_of(const agents::Structure& structure, const agents::Forum& forum) {
  const agents::Scenario& s = structure.scenario;
  return forum.place.exists() ? s.places[engine::row_of(forum.place)].name
                              : s.systems[engine::row_of(forum.system)].name;
}

void list_ties(JsonWriter& json, const agents::Structure& structure) {
  json.key("forums").open('[');
  for (const agents::Forum& forum : structure.forums) {
    json.open('{').field("name", name_of(structure, forum));
    json.field("place", forum.place.value()).close('}');
  }
  json.close(']').key("seats").open('[');
  for (const agents::ForumSeat& seat : structure.seats)
    json.open('[').value(seat.organisation.value()).value(seat.forum.value()).close(']');
  json.close(']').key("pairs").open('[');
  for (const agents::Pair& pair : structure.pairs)
    json.open('[').value(pair.from.value()).value(pair.to.value()).close(']');
  json.close(']');
}

}  // namespace

std::string shape_page(const agents::Structure& structure) {
  JsonWriter json;
  json.open('{').field("title", structure.scenario.title);
  json.field("months", structure.scenario.months);
  list_bodies(json, structure);
  list_ties(json, structure);
  json.close('}');
  return json.text();
}

}  // namespace concordat::apps::lab
