#include "analysis/patterns/outcome_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using engine::FactorColumn;
using engine::UserError;

std::optional<double> number(const std::string& text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

std::optional<double> number_at(const FactorColumn& factor, std::uint64_t point) {
  return factor.has_words ? std::nullopt : std::optional(factor.values[point]);
}

bool is_at(const FactorColumn& factor, std::uint64_t point, const std::string& value) {
  if (!factor.labels.empty() && factor.labels[point] == value) return true;
  const auto asked = number(value), there = number_at(factor, point);
  return asked && there && *asked == *there;
}

/// The shortest text that reads back as the same number.
std::string exact(double value) {
  std::array<char, 32> text;
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}
}  // namespace

std::size_t OutcomeTable::outcome(const std::string& name) const {
  const auto found = std::ranges::find(outcomes, name);
  if (found == outcomes.end())
    throw UserError("claim on \"" + name + "\": the experiment has no such outcome");
  return static_cast<std::size_t>(found - outcomes.begin());
}

std::uint64_t OutcomeTable::point(const configs::PointName& name) const {
  for (std::uint64_t p = 0; p < design.points(); ++p) {
    bool is_it = name.size() == design.factors.size();
    for (std::size_t f = 0; is_it && f < name.size(); ++f)
      is_it = is_at(design.factors[f], p, name[f]);
    if (is_it) return p;
  }
  throw UserError("claim at \"" + point_text(name) + "\": the design has no such point");
}

double OutcomeTable::level(const std::string& factor, std::uint64_t point) const {
  const auto found = std::ranges::find(design.factors, factor, &FactorColumn::name);
  const auto value = found == design.factors.end() ? std::nullopt : number_at(*found, point);
  if (!value) throw UserError("claim along \"" + factor + "\": no factor whose levels are numbers");
  return *value;
}

std::string point_text(const configs::PointName& name) {
  std::string text;
  for (const std::string& value : name) text += (text.empty() ? "" : ", ") + value;
  return text;
}

configs::PointName name_of_point(const engine::DesignTable& design, std::uint64_t point) {
  configs::PointName name;
  for (const FactorColumn& factor : design.factors)
    name.push_back(factor.labels.empty() ? exact(factor.values[point]) : factor.labels[point]);
  return name;
}

std::optional<OutcomeTable> simulate_outcomes(const Study& study, const InMemory& how) {
  std::vector<std::size_t> all(study.outcomes().size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  auto runs = simulate_in_memory(study, all, how);
  if (!runs) return std::nullopt;
  OutcomeTable table{{}, study.design(), study.scenario().months, std::move(*runs)};
  for (const engine::Quantity& quantity : study.outcomes())
    table.outcomes.emplace_back(quantity.name);
  return table;
}

}  // namespace concordat::analysis
