#include "tests/odd/evidence.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

#include "agents/events/resolve.hpp"
#include "agents/measures/metrics.hpp"
#include "agents/month/month.hpp"
#include "agents/tables/parameters.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/switches.hpp"
#include "configs/england/csv.hpp"
#include "configs/england/england.hpp"
#include "configs/scenario/scenario.hpp"
#include "tests/odd/page.hpp"

namespace concordat::tests {
namespace {

/// Has one of the rows this name?
template <class Rows>
bool names(const Rows& rows, const std::string& name) {
  return std::ranges::any_of(rows, [&](const auto& row) { return row.name == name; });
}

bool is_metric(const std::string& name) {
  return names(agents::series_table(), name) || names(agents::outcome_table(), name) ||
         names(agents::organisation_state_table(), name) ||
         names(agents::place_state_table(), name);
}

bool is_kind(const std::string& name) {
  for (int k = 0; k < agents::kind_count; ++k)
    if (agents::name_of(static_cast<agents::Kind>(k)) == name) return true;
  return false;
}

bool is_footprint(const std::string& slug) {
  return std::ranges::any_of(configs::footprints(),
                             [&](const configs::Footprint& f) { return f.slug == slug; });
}

bool is_phase(const std::string& name) {
  return std::ranges::any_of(agents::month,
                             [&](const agents::Step& step) { return step.name == name; });
}

/// A field of the schema, in whatever message.
bool is_field(const std::string& name) {
  static const std::string schema = project_file("configs/schema/scenario.proto");
  return std::regex_search(schema, std::regex("\\s" + name + " = \\d"));
}

}  // namespace

std::vector<Evidence> read_evidence() {
  std::vector<Evidence> all;
  for (const configs::Row& row : configs::read_rows(project_file("agents/odd/evidence.csv"),
                                                    {"id", "fact", "source", "carried_by", "how"}))
    all.push_back({row[0], row[1], row[2], row[3], row[4]});
  return all;
}

std::vector<Carrier> carriers_of(const Evidence& row) {
  std::vector<Carrier> all;
  if (row.carried_by == "not modelled") return all;
  std::istringstream parts(row.carried_by);
  for (std::string part; std::getline(parts, part, ';');) {
    Carrier carrier;
    std::istringstream(part) >> carrier.kind >> carrier.name;
    all.push_back(carrier);
  }
  return all;
}

bool exists(const Carrier& carrier) {
  const auto& [kind, name] = carrier;
  if (kind == "parameter") return agents::find_parameter(name) != nullptr;
  if (kind == "switch") return names(agents::switch_table(), name);
  if (kind == "rule")
    return names(agents::decision_table(), name) || names(agents::trust_update_table(), name);
  if (kind == "regime") return names(agents::regime_table(), name);
  if (kind == "event") return names(agents::event_table(), name);
  if (kind == "scenario") return names(configs::shipped_scenarios(), name);
  if (kind == "footprint") return is_footprint(name);
  if (kind == "phase") return is_phase(name);
  if (kind == "metric") return is_metric(name);
  if (kind == "kind") return is_kind(name);
  if (kind == "field") return is_field(name);
  if (kind == "data") return !project_file("configs/england_2017/" + name + ".csv").empty();
  return false;
}

}  // namespace concordat::tests
