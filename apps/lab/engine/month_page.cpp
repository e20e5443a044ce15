#include <variant>

#include "agents/tables/regimes.hpp"
#include "apps/lab/engine/json.hpp"
#include "apps/lab/engine/pages.hpp"

namespace concordat::apps::lab {
namespace {

/// What a rule of choice went by: terms that add up to the utility, or the numbers it compared.
struct Grounds {
  JsonWriter& json;
  void operator()(std::monostate) const { json.key("grounds").value("none"); }
  void operator()(const agents::Weighing& weighing) const {
    json.field("grounds", "weighing").field("utility", weighing.utility);
    json.key("terms").open('[');
    for (const agents::NotedTerm& noted : weighing.terms)
      json.open('[').value(static_cast<int>(noted.term)).value(noted.value).close(']');
    json.close(']');
  }
  void operator()(const agents::Imitation& other) const {
    json.field("grounds", "imitation").field("whom", other.whom.value());
    json.field("there", other.is_there).field("theirs", other.their_action);
    json.field("their_payoff", other.their_payoff).field("payoff", other.own_payoff);
  }
  void operator()(const agents::Learning& learning) const {
    json.field("grounds", "learning").field("payoff", learning.payoff);
    json.field("aspiration", learning.aspiration).field("propensity", learning.propensity_before);
  }
  void operator()(const agents::Readiness& ready) const {
    json.field("grounds", "readiness").field("effort", ready.effort);
    json.field("threshold", ready.threshold);
  }
};

void write_seat(JsonWriter& json, const agents::SeatNote& seat) {
  json.open('{').field("there", seat.is_there).field("refuses", seat.refuses);
  json.field("head", seat.head.value()).field("before", seat.before);
  json.field("pressure", seat.felt_pressure).field("need", seat.felt_need);
  json.field("expected", seat.expected_effort).field("decides", seat.decides);
  std::visit(Grounds{json}, seat.grounds);
  json.field("chance", seat.chance).field("draw", seat.draw);
  json.field("wish", seat.wish).field("action", seat.action).field("vetoes", seat.vetoes);
  json.field("ratified", seat.has_ratified).close('}');
}

void write_pair(JsonWriter& json, const agents::PairNote& pair) {
  json.open('[').value(pair.trust).value(pair.observed).value(pair.belief);
  json.value(pair.saw).value(pair.met).value(pair.trust_after).close(']');
}

void write_forum(JsonWriter& json, const agents::ForumNote& forum) {
  json.open('{').field("regime", agents::name_of(forum.regime)).field("votes", forum.votes);
  json.field("yes", forum.yes).field("count", forum.count).field("passed", forum.passed);
  json.field("live", forum.is_live).field("lead", forum.lead.value()).close('}');
}

template <class Rows, class Write>
void list(JsonWriter& json, std::string_view name, const Rows& rows, Write write) {
  json.key(name).open('[');
  for (const auto& row : rows) write(json, row);
  json.close(']');
}

}  // namespace

std::string month_page(const Session& session, int month) {
  const agents::Observation& seen = session.month(month);
  JsonWriter json;
  json.open('{').field("month", seen.month);
  list(json, "seats", seen.seats, write_seat);
  list(json, "pairs", seen.pairs, write_pair);
  list(json, "forums", seen.forums, write_forum);
  json.close('}');
  return json.text();
}

}  // namespace concordat::apps::lab
