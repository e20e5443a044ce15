/// The tables of what scenarios can name: kinds, subtypes, regimes, rules, events, flows; and
/// terms.
#include "agents/tables/events.hpp"
#include "agents/tables/flows.hpp"
#include "agents/tables/kinds.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/subtypes.hpp"
#include "agents/tables/terms.hpp"

namespace concordat::agents {
namespace {

constexpr KindRow kinds[] = {
#define KIND(name, title) {#name, title},
#include "agents/tables/kinds.def"
#undef KIND
};

constexpr SubtypeRow subtypes[] = {
#define SUBTYPE(name, kind, title, fund, margin_mean, margin_sd, shock, drift, source) \
  {Subtype::name, Kind::kind, #name, title, fund, margin_mean, margin_sd, shock, drift, source},
#include "agents/tables/subtypes.def"
#undef SUBTYPE
};

namespace leads {
constexpr std::optional<Kind> none;
#define KIND(name, ...) constexpr std::optional<Kind> name = Kind::name;
#include "agents/tables/kinds.def"
#undef KIND
}  // namespace leads
constexpr RegimeRow regimes[] = {
#define REGIME(name, lead, holder, title, decides, brings, source) \
  {Regime::name, leads::lead, Holder::holder, #name, title, decides, brings, source},
#include "agents/tables/regimes.def"
#undef REGIME
};

constexpr RuleRow decisions[] = {
#define DECISION(name, goes_by, meaning, parameters, source) {#name, meaning, parameters, source},
#include "agents/tables/decisions.def"
#undef DECISION
};

constexpr RuleRow trust_updates[] = {
#define TRUST_UPDATE(name, meaning, parameters, source) {#name, meaning, parameters, source},
#include "agents/tables/trust_updates.def"
#undef TRUST_UPDATE
};

constexpr EventRow events[] = {
#define EVENT(name, targets, low, high, step, needs, size, meaning, source) \
  {EventKind::name, #name, meaning, size, Targets::targets, low, high, step, needs, source},
#include "agents/tables/events.def"
#undef EVENT
};

constexpr FlowRow flows[] = {
#define FLOW(name, title, moved_by) {#name, title, moved_by},
#include "agents/tables/flows.def"
#undef FLOW
};

constexpr TermRow terms[] = {
#define TERM(name, title, parameters) {#name, title, parameters},
#include "agents/tables/terms.def"
#undef TERM
};

}  // namespace

std::span<const KindRow> kind_table() { return kinds; }
std::span<const SubtypeRow> subtype_table() { return subtypes; }
std::span<const RegimeRow> regime_table() { return regimes; }
std::span<const RuleRow> decision_table() { return decisions; }
std::span<const RuleRow> trust_update_table() { return trust_updates; }
std::span<const EventRow> event_table() { return events; }
std::span<const FlowRow> flow_table() { return flows; }
std::span<const TermRow> term_table() { return terms; }

const SubtypeRow& row_of(Subtype subtype) { return subtypes[static_cast<std::size_t>(subtype)]; }
const EventRow& row_of(EventKind kind) { return events[static_cast<std::size_t>(kind)]; }

std::string_view name_of(Kind kind) { return kinds[static_cast<std::size_t>(kind)].name; }
std::string_view name_of(Subtype subtype) { return row_of(subtype).name; }
std::string_view name_of(Regime regime) { return regimes[static_cast<std::size_t>(regime)].name; }
std::string_view name_of(Decision rule) { return decisions[static_cast<std::size_t>(rule)].name; }
std::string_view name_of(TrustUpdate rule) {
  return trust_updates[static_cast<std::size_t>(rule)].name;
}

Subtype default_subtype(Kind kind) { return subtypes_of(kind).front(); }

std::vector<Subtype> subtypes_of(Kind kind) {
  std::vector<Subtype> found;
  for (const SubtypeRow& row : subtypes)
    if (row.kind == kind) found.push_back(row.subtype);
  return found;
}

std::string_view describe(Targets targets) {
  switch (targets) {
    case Targets::nothing:
      return "none";
    case Targets::places:
      return "a place, or everywhere";
    case Targets::systems:
      return "a system, or all";
    case Targets::forums:
      return "a place or system, or all forums";
    case Targets::organisations:
      return "an organisation, a kind, \"largest\", or everyone";
    case Targets::organisation:
      return "an organisation";
    case Targets::system:
      return "a system";
    case Targets::councils:
      return "a council, or all of them";
    case Targets::regulators:
      return "\"NHS England\" or \"NHS Improvement\", or both";
  }
  return "";
}

}  // namespace concordat::agents
