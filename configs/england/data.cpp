#include "configs/england/data.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "configs/embedding/embedded.hpp"
#include "configs/text/csv.hpp"

namespace concordat::configs {
namespace {

using Index = std::unordered_map<std::string, int>;

std::vector<Row> table(std::string_view name, std::initializer_list<std::string_view> columns) {
  for (const EmbeddedFile& file : england_files())
    if (file.name == name) return read_rows(file.text, columns);
  throw std::logic_error("not embedded: " + std::string(name));
}

/// Of the sources: GP federations are synthetic, the others have a subtype's name.
std::optional<agents::Subtype> subtype_of(const std::string& name) {
  for (const agents::SubtypeRow& row : agents::subtype_table())
    if (row.name == name) return row.subtype;
  return {};
}

std::optional<double> number_in(const std::string& field) {
  return field.empty() ? std::nullopt : std::optional(read_number(field));
}

bool is_estimated(const std::string& rule) { return rule != "known" && rule != "accounts"; }

agents::Kind kind_of(const std::string& name) {
  for (int k = 0; k < agents::kind_count; ++k)
    if (agents::name_of(agents::Kind(k)) == name) return agents::Kind(k);
  throw std::logic_error("unknown kind " + name);
}

Index read_footprints(England& england) {
  auto rows = table("footprints.csv", {"code", "name", "slug", "population", "ics_from"});
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a[1] < b[1]; });
  Index index;
  for (const Row& row : rows) {
    const double population = read_number(row[3]);
    index[row[0]] = int(england.footprints.size());
    england.footprints.push_back({row[0], row[1], row[2], population, {}, {}});
    england.scenario.systems.push_back({row[0], row[1], population});
    if (!row[4].empty()) england.scenario.systems.back().ics_from = int(read_number(row[4]));
  }
  return index;
}

Index read_places(England& england, const Index& systems) {
  Index index;
  for (const Row& row : table("places.csv", {"code", "name", "footprint", "population"})) {
    const int system = systems.at(row[2]);
    index[row[0]] = int(england.scenario.places.size());
    england.scenario.places.push_back({row[0], row[1], system, read_number(row[3])});
    england.footprints[system].places.push_back(row[1]);
  }
  for (Footprint& footprint : england.footprints)
    std::sort(footprint.places.begin(), footprint.places.end());
  return index;
}

Index read_organisations(England& england) {
  Index index;
  for (const Row& row :
       table("organisations.csv",
             {"code", "name", "kind", "original_kind", "footprint", "turnover", "turnover_rule",
              "reserve", "work_rule", "margin", "fund", "performance"})) {
    agents::Organisation organisation;
    organisation.code = row[0];
    organisation.name = row[1];
    organisation.kind = kind_of(row[2]);
    organisation.turnover = read_number(row[5]);
    organisation.subtype = subtype_of(row[3]);
    organisation.turnover_is_estimated = is_estimated(row[6]);
    organisation.reserve = read_number(row[7]);
    organisation.margin = number_in(row[9]);
    organisation.fund = number_in(row[10]);
    organisation.performance = number_in(row[11]);
    organisation.is_synthetic = row[3] == "synthetic";
    index[row[0]] = int(england.scenario.organisations.size());
    england.scenario.organisations.push_back(organisation);
  }
  return index;
}

void read_seats(England& england, const Index& organisations, const Index& systems) {
  for (const Row& row : table("seats.csv", {"organisation", "footprint", "share"})) {
    const int organisation = organisations.at(row[0]), system = systems.at(row[1]);
    england.scenario.seats.push_back({organisation, system});
    england.seat_shares.push_back(read_number(row[2]));
    ++england.footprints[system]
          .organisations[int(england.scenario.organisations[organisation].kind)];
  }
}

England read_england() {
  England england;
  const Index systems = read_footprints(england);
  const Index places = read_places(england, systems);
  const Index organisations = read_organisations(england);
  read_seats(england, organisations, systems);
  for (const Row& row : table("memberships.csv", {"organisation", "place", "share"}))
    england.scenario.memberships.push_back(
        {organisations.at(row[0]), places.at(row[1]), read_number(row[2])});
  for (const Row& row :
       table("contracts.csv", {"provider", "commissioner", "place", "work", "share"})) {
    const int place = row[2].empty() ? -1 : places.at(row[2]);
    england.scenario.contracts.push_back(
        {organisations.at(row[1]), organisations.at(row[0]), place, read_number(row[4])});
  }
  return england;
}

}  // namespace

const England& england() {
  static const England all = read_england();
  return all;
}

}  // namespace concordat::configs
