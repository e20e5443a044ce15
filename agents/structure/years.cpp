#include "agents/structure/years.hpp"

#include <algorithm>

#include "agents/tables/years.hpp"

namespace concordat::agents {
namespace {

Departure departure(std::string_view path, int first, std::span<const double> values) {
  const ParameterRow* row = find_parameter(path);
  Departure out{static_cast<int>(row - parameter_table().data()), (first - first_year) * 12, {}};
  for (const double value : values) out.by_year.push_back(value - row->value);
  return out;
}

}  // namespace

std::vector<Departure> departures_of(const Scenario& scenario) {
  std::vector<Departure> out;
  const auto is_replaced = [&](const YearsRow& row) {
    return std::any_of(scenario.years.begin(), scenario.years.end(),
                       [&](const Years& own) { return own.parameter == row.path; });
  };
  if (scenario.switches.recorded_years)
    for (const YearsRow& row : years_table())
      if (!is_replaced(row)) out.push_back(departure(row.path, row.first, row.values));
  for (const Years& own : scenario.years)
    out.push_back(departure(own.parameter, own.first, own.values));
  return out;
}

}  // namespace concordat::agents
