#include "configs/scenario/structure.hpp"
#include "configs/synthetic/synthetic.hpp"

namespace concordat::configs {
namespace {

std::size_t index(int i) { return static_cast<std::size_t>(i); }

void write_organisation(const agents::Organisation& from, schema::Organisation& text) {
  text.set_code(from.code);
  text.set_name(from.name);
  text.set_kind(static_cast<schema::Kind>(from.kind));
  if (from.subtype) text.set_subtype(static_cast<schema::Subtypes::Subtype>(*from.subtype));
  text.set_turnover(from.turnover);
  text.set_reserve(from.reserve);
  if (from.margin) text.set_margin(*from.margin);
  if (from.fund) text.set_fund(*from.fund);
  if (from.performance) text.set_performance(*from.performance);
  text.set_misalignment(from.misalignment);
  text.set_turnover_is_estimated(from.turnover_is_estimated);
  text.set_is_synthetic(from.is_synthetic);
}

/// Forums that decide in another way than the scenario.
template <class Item>
void write_forum(const Item& item, schema::Scenario& text) {
  if (!item.regime) return;
  auto& written = *text.add_forum();
  written.set_of(item.code);
  written.set_regime(static_cast<schema::Regime>(*item.regime));
}

void write_forums(const agents::Scenario& scenario, schema::Scenario& text) {
  for (const auto& system : scenario.systems) write_forum(system, text);
  for (const auto& place : scenario.places) write_forum(place, text);
}

}  // namespace

void write_structure(const agents::Scenario& scenario, schema::Scenario& text) {
  if (scenario.recipe) return write_recipe(*scenario.recipe, *text.mutable_network());
  for (const auto& system : scenario.systems) {
    auto& written = *text.add_system();
    written.set_code(system.code);
    written.set_name(system.name);
    written.set_population(system.population);
    if (system.ics_from >= 0) written.set_ics_from(system.ics_from);
  }
  for (const auto& place : scenario.places) {
    auto& written = *text.add_place();
    written.set_code(place.code);
    written.set_name(place.name);
    written.set_system(scenario.systems[index(place.system)].code);
    written.set_population(place.population);
    if (place.is_vanguard) text.add_vanguard(place.code);
  }
  write_forums(scenario, text);
  for (const auto& one : scenario.organisations) write_organisation(one, *text.add_organisation());
  for (const auto& [organisation, place, share] : scenario.memberships) {
    auto& serves = *text.mutable_organisation(organisation)->add_serves();
    serves.set_place(scenario.places[index(place)].code);
    serves.set_share(share);
  }
  for (const auto& [organisation, system] : scenario.seats) {
    text.mutable_organisation(organisation)->add_board(scenario.systems[index(system)].code);
  }
  for (auto& organisation : *text.mutable_organisation()) {
    if (organisation.board_size() == 0) organisation.set_off_board(true);
  }
  for (const auto& [commissioner, provider, place, share] : scenario.contracts) {
    auto& income = *text.mutable_organisation(provider)->add_income();
    income.set_from(scenario.organisations[index(commissioner)].code);
    income.set_share(share);
    if (place >= 0) income.set_place(scenario.places[index(place)].code);
  }
  for (const auto& [one, other] : scenario.ties) {
    auto& tie = *text.add_tie();
    tie.set_of(scenario.organisations[index(one)].code);
    tie.set_with(scenario.organisations[index(other)].code);
  }
}

}  // namespace concordat::configs
