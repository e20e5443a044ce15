#include "agents/structure/years.hpp"

#include <algorithm>

#include "agents/tables/years.hpp"

namespace concordat::agents {
namespace {

Departure departure_of(const Year& year) {
  const ParameterRow* row = find_parameter(year.parameter);
  return {static_cast<int>(row - parameter_table().data()), (year.year - first_year) * 12,
          year.value - row->value, row->allowed_low, row->allowed_high};
}

std::vector<Year> recorded_years() {
  std::vector<Year> years;
  for (const YearsRow& row : years_table()) {
    int year = row.first;
    for (const double value : row.values) years.push_back({std::string(row.path), year++, value});
  }
  return years;
}

}  // namespace

std::vector<Departure> departures_of(const Scenario& scenario) {
  std::vector<Departure> out;
  const auto is_replaced = [&](const Year& recorded) {
    return std::any_of(scenario.years.begin(), scenario.years.end(), [&](const Year& own) {
      return own.parameter == recorded.parameter && own.year == recorded.year;
    });
  };
  if (scenario.switches.recorded_years)
    for (const Year& recorded : recorded_years())
      if (!is_replaced(recorded)) out.push_back(departure_of(recorded));
  for (const Year& own : scenario.years) out.push_back(departure_of(own));
  return out;
}

}  // namespace concordat::agents
