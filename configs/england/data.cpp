#include "configs/england/data.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "configs/embedding/embedded.hpp"
#include "configs/tables/bodies.hpp"
#include "configs/tables/plain.hpp"
#include "configs/text/values.hpp"

namespace concordat::configs {
namespace {

using Index = std::unordered_map<std::string, int>;

constexpr const char* kinds_of_tables[] = {"systems",     "places", "organisations",
                                           "memberships", "seats",  "contracts"};

std::string_view embedded(std::string_view name) {
  for (const EmbeddedFile& file : england_files())
    if (file.name == name) return file.text;
  throw std::logic_error("not embedded: " + std::string(name));
}

BodyTables read_tables() {
  Problems problems;
  BodyTables tables;
  for (const std::string of : kinds_of_tables) {
    const std::string name = (of == "systems" ? "footprints" : of) + ".csv";
    const auto file = std::make_shared<Source>(name, "", std::string(embedded(name)));
    tables[of] = read_body_table(of, file, problems);
  }
  problems.raise();
  return tables;
}

/// A column that scenarios do not have.
std::vector<std::string> column(const TextTable& table, std::string_view name) {
  const auto found = std::ranges::find(table.heading, name);
  if (found == table.heading.end()) throw std::logic_error("no column " + std::string(name));
  std::vector<std::string> cells;
  for (const auto& row : table.rows)
    cells.push_back(row[std::size_t(found - table.heading.begin())]);
  return cells;
}

Index read_systems(const schema::Scenario& text, const TextTable& table, England& england) {
  const std::vector<std::string> slugs = column(table, "slug");
  std::vector<int> by_name(std::size_t(text.system_size()));
  std::iota(by_name.begin(), by_name.end(), 0);
  std::ranges::sort(by_name, {}, [&](int s) { return text.system(s).name(); });
  Index index;
  for (const int s : by_name) {
    const auto& one = text.system(s);
    index[one.code()] = int(england.footprints.size());
    england.footprints.push_back(
        {one.code(), one.name(), slugs[std::size_t(s)], one.population(), {}, {}});
    england.scenario.systems.push_back({one.code(), one.name(), one.population()});
    if (one.has_ics_from()) england.scenario.systems.back().ics_from = one.ics_from();
  }
  return index;
}

Index read_places(const schema::Scenario& text, const Index& systems, England& england) {
  Index index;
  for (const auto& one : text.place()) {
    const int system = systems.at(one.system());
    index[one.code()] = int(england.scenario.places.size());
    england.scenario.places.push_back({one.code(), one.name(), system, one.population()});
    england.footprints[system].places.push_back(one.name());
  }
  for (Footprint& footprint : england.footprints) std::ranges::sort(footprint.places);
  return index;
}

Index read_organisations(const schema::Scenario& text, England& england) {
  Index index;
  for (const auto& one : text.organisation()) {
    index[one.code()] = int(england.scenario.organisations.size());
    england.scenario.organisations.push_back(plain_organisation(one));
  }
  return index;
}

/// In the order of their table, which says how much of a body's work is there.
void read_seats(const TextTable& table, const Index& organisations, const Index& systems,
                England& england) {
  const auto bodies = column(table, "organisation"), footprints = column(table, "footprint"),
             shares = column(table, "share");
  for (std::size_t k = 0; k < bodies.size(); ++k) {
    const int organisation = organisations.at(bodies[k]), system = systems.at(footprints[k]);
    england.scenario.seats.push_back({organisation, system});
    england.seat_shares.push_back(parsed_number(shares[k]).value());
    ++england.footprints[system]
          .organisations[int(england.scenario.organisations[organisation].kind)];
  }
}

void read_work(const schema::Scenario& text, const Index& organisations, const Index& places,
               agents::Scenario& scenario) {
  for (const auto& body : text.organisation()) {
    const int i = organisations.at(body.code());
    for (const auto& one : body.serves())
      scenario.memberships.push_back({i, places.at(one.place()), one.share()});
    for (const auto& one : body.income())
      scenario.contracts.push_back({organisations.at(one.from()), i,
                                    one.has_place() ? places.at(one.place()) : -1, one.share()});
  }
}

England read_england() {
  const BodyTables tables = read_tables();
  Problems problems;
  Part part(Source("England", "", ""));
  read_bodies(tables, part, problems);
  problems.raise();
  England england;
  const Index systems = read_systems(part.message, tables.at("systems"), england);
  const Index places = read_places(part.message, systems, england);
  const Index organisations = read_organisations(part.message, england);
  read_seats(tables.at("seats"), organisations, systems, england);
  read_work(part.message, organisations, places, england.scenario);
  return england;
}

}  // namespace

const England& england() {
  static const England all = read_england();
  return all;
}

}  // namespace concordat::configs
