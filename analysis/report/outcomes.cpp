#include "analysis/report/outcomes.hpp"

#include <algorithm>

#include "agents/measures/metrics.hpp"
#include "engine/error.hpp"
#include "engine/nearest.hpp"

namespace concordat::analysis {
namespace {
constexpr std::size_t most_named = 30;

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

const engine::Quantity* find_outcome(const std::string& name) {
  const auto table = agents::outcome_table();
  const auto row = std::ranges::find(table, name, &engine::Quantity::name);
  return row == table.end() ? nullptr : &*row;
}

/// "integration" is a series; what a run ends in is "final_integration".
std::string nearest(const std::string& name, const std::vector<std::string>& known) {
  return holds(known, "final_" + name) ? "\n   did you mean \"final_" + name + "\"?"
                                       : engine::did_you_mean(name, known);
}

[[noreturn]] void refuse(const std::string& name, const std::vector<std::string>& known,
                         const std::string& why, std::vector<engine::Advice> advice) {
  const std::span<const std::string> some(known.data(), std::min(known.size(), most_named));
  const std::string there = some.size() < known.size() ? ", ..." : "";
  throw engine::UserError({engine::Problem{
      why + nearest(name, known) + "\n   there are " + engine::listed(some) + there,
      std::move(advice),
      {engine::Asked::outcome, name}}});
}
}  // namespace

void expect_outcomes(const std::vector<std::string>& asked) {
  std::vector<std::string> known;
  for (const engine::Quantity& row : agents::outcome_table()) known.emplace_back(row.name);
  for (const std::string& name : asked)
    if (!holds(known, name))
      refuse(
          name, known,
          "no run ends in it; of a month before the end an outcome { ... } of an experiment tells",
          {});
}

std::vector<std::string> chosen_outcomes(const engine::ResultFile& file,
                                         const std::vector<std::string>& asked,
                                         const std::vector<std::string>& usual) {
  const std::vector<std::string> known = file.outcomes();
  for (const std::string& name : asked)
    if (!holds(known, name))
      refuse(name, known, file.path() + " has none", {{engine::Advice::look_into, file.path()}});
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
