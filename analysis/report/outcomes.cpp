#include "analysis/report/outcomes.hpp"

#include <algorithm>

#include "agents/measures/metrics.hpp"
#include "engine/error.hpp"
#include "engine/nearest.hpp"

namespace concordat::analysis {
namespace {
bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

const engine::Quantity* find_outcome(const std::string& name) {
  const auto table = agents::outcome_table();
  const auto row = std::ranges::find(table, name, &engine::Quantity::name);
  return row == table.end() ? nullptr : &*row;
}
}  // namespace

std::vector<std::string> chosen_outcomes(const engine::ResultFile& file,
                                         const std::vector<std::string>& asked,
                                         const std::vector<std::string>& usual) {
  const std::vector<std::string> known = file.outcomes();
  for (const std::string& name : asked)
    if (!holds(known, name))
      throw engine::UserError(
          {engine::Problem{file.path() + " has none" + engine::did_you_mean(name, known),
                           {{engine::Advice::look_into, file.path()}},
                           {engine::Asked::outcome, name}}});
  if (!asked.empty()) return asked;
  std::vector<std::string> chosen;
  for (const std::string& name : usual)
    if (holds(known, name)) chosen.push_back(name);
  for (const std::string& name : known)
    if (!find_outcome(name)) chosen.push_back(name);
  return chosen;
}

std::string unit_of_outcome(const std::string& name) {
  const engine::Quantity* row = find_outcome(name);
  return row ? std::string(row->unit) : "";
}

}  // namespace concordat::analysis
