#include "agents/tables/metrics.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "apps/cli/explain/account.hpp"
#include "apps/cli/screen/numbers.hpp"

namespace concordat::apps {
namespace {
using agents::ForumId;
using agents::OrganisationId;
using agents::SeatId;
using agents::SeatNote;

Json words_of(std::string_view text) { return std::string(text); }

Json body_json(const Inside& inside, OrganisationId i) {
  const agents::Organisation& body = body_of(inside, i);
  return {{"code", body.code},
          {"name", body.name},
          {"kind", words_of(agents::name_of(body.kind))},
          {"subtype", words_of(agents::name_of(agents::subtype_of(body)))}};
}

Json code_of(const Inside& inside, SeatId at) {
  if (!at.exists()) return nullptr;
  return body_of(inside, inside.structure.seats[at].organisation).code;
}

struct GroundsJson {
  const Inside& inside;

  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(const agents::Weighing& weighing) const {
    Json terms = Json::array();
    for (const agents::NotedTerm& noted : weighing.terms) {
      const agents::TermRow& row = agents::term_table()[static_cast<std::size_t>(noted.term)];
      terms.push_back({{"term", words_of(row.name)},
                       {"title", words_of(row.title)},
                       {"value", noted.value},
                       {"parameters", words_of(row.parameters)}});
    }
    return {{"utility", weighing.utility}, {"in_part", weighing.in_part}, {"terms", terms}};
  }
  Json operator()(const agents::Imitation& other) const {
    return {{"looks_at", code_of(inside, other.whom)},
            {"is_there", other.is_there},
            {"their_action", other.their_action},
            {"their_payoff", other.their_payoff},
            {"own_payoff", other.own_payoff}};
  }
  Json operator()(const agents::Learning& learning) const {
    return {{"payoff", learning.payoff},
            {"aspiration", learning.aspiration},
            {"stimulus", learning.stimulus},
            {"propensity_before", learning.propensity_before}};
  }
  Json operator()(const agents::Readiness& ready) const {
    return {{"effort", ready.effort}, {"threshold", ready.threshold}};
  }
};

Json partners_json(const Inside& inside, SeatId at) {
  Json partners = Json::array();
  for (const agents::Partner& partner :
       inside.structure.partners[inside.structure.seats[at].partners]) {
    const agents::PairNote& pair = inside.seen.pairs[partner.pair];
    partners.push_back({{"code", code_of(inside, partner.seat)},
                        {"size", inside.seen.seats[partner.seat].size},
                        {"trust", pair.trust},
                        {"seen", pair.observed},
                        {"belief", pair.belief},
                        {"met", pair.met},
                        {"then_saw", pair.saw},
                        {"trust_after", pair.trust_after}});
  }
  return partners;
}

Json vote_json(const Inside& inside, ForumId f) {
  const agents::ForumNote& note = inside.seen.forums[f];
  return {{"regime", words_of(agents::name_of(note.regime))},
          {"lead", code_of(inside, note.lead)},
          {"votes", note.votes},
          {"is_set_up", note.is_set_up},
          {"yes", note.yes},
          {"count", note.count},
          {"passed", note.passed},
          {"stopped_by_public", note.stopped_by_public},
          {"was_pending", note.was_pending},
          {"is_pending", note.is_pending},
          {"was_live", note.was_live},
          {"is_live", note.is_live}};
}

Json seat_json(const Inside& inside, SeatId at) {
  const SeatNote& note = inside.seen.seats[at];
  const ForumId f = inside.structure.seats[at].forum;
  return {{"forum", name_of(inside, f)},
          {"size", note.size},
          {"is_there", note.is_there},
          {"refuses", note.refuses},
          {"follows", code_of(inside, note.head)},
          {"felt_pressure", note.felt_pressure},
          {"felt_need", note.felt_need},
          {"expected_effort", note.expected_effort},
          {"partners", partners_json(inside, at)},
          {"decides", note.decides},
          {"rule", words_of(agents::name_of(inside.structure.scenario.decision))},
          {"grounds", std::visit(GroundsJson{inside}, note.grounds)},
          {"chance", note.chance},
          {"draw", note.draw},
          {"action_before", note.before},
          {"wish", note.wish},
          {"action", note.action},
          {"has_voice", note.has_voice},
          {"vetoes", note.vetoes},
          {"had_ratified", note.had_ratified},
          {"has_ratified", note.has_ratified},
          {"vote", vote_json(inside, f)}};
}

Json organisation_json(const Inside& inside, OrganisationId i) {
  Json json = body_json(inside, i);
  const agents::OrganisationNote& note = inside.seen.organisations[i];
  json["orientation"] = note.orientation;
  json["leader_tenure_months"] = note.tenure;
  const auto quantities = agents::organisation_state_table();
  for (std::size_t q = 0; q < quantities.size(); ++q)
    json[std::string(quantities[q].name)] =
        state_of(inside, i, static_cast<agents::OrganisationState>(q));
  json["forums"] = Json::array();
  for (const SeatId k : inside.structure.seats_of[inside.structure.organisations[i].seats])
    json["forums"].push_back(seat_json(inside, k));
  return json;
}

Json month_json(const Inside& inside) {
  Json series;
  const auto quantities = agents::series_table();
  for (std::size_t q = 0; q < quantities.size(); ++q)
    series[std::string(quantities[q].name)] = series_of(inside, static_cast<agents::Series>(q));
  return {{"title", inside.structure.scenario.title},
          {"seed", inside.seed},
          {"run", inside.run},
          {"month", inside.seen.month},
          {"month_name", month_name(inside.seen.month)},
          {"series", series}};
}
}  // namespace

Json account_json(const Inside& inside, OrganisationId i) {
  Json json = month_json(inside);
  json["organisation"] = organisation_json(inside, i);
  return json;
}

Json accounts_json(const Inside& inside) {
  Json json = month_json(inside);
  json["organisations"] = Json::array();
  for (const OrganisationId i : inside.structure.organisations.ids())
    json["organisations"].push_back(organisation_json(inside, i));
  return json;
}

}  // namespace concordat::apps
