#include "engine/store/variables/design_variables.hpp"

#include <algorithm>
#include <map>

#include "engine/store/variables/reserved.hpp"

namespace concordat::engine {
namespace {

constexpr const char* point_axis = "point";
constexpr const char* factor_axis = "factor";
constexpr const char* factor_group = "factor_group";
constexpr const char* flag_values = "flag_values";

/// Up to so many values of factors stand beside the runs too; so many of them words.
constexpr std::uint64_t most_run_values = 1 << 22, most_run_words = 1 << 18;

std::string value_variable(const std::string& name) {
  return std::string(layout::factor_prefix) + name;
}
std::string label_variable(const std::string& name) {
  return std::string(layout::level_prefix) + name;
}
std::string run_variable(const std::string& name) { return std::string(layout::run_prefix) + name; }

std::vector<std::string> variable_names(const std::vector<FactorColumn>& factors) {
  std::vector<std::string> paths;
  for (const FactorColumn& factor : factors) paths.push_back(factor.name);
  return layout::attribute_names(paths);
}

void write_texts(NetcdfWriter& file, const std::string& name, const char* axis,
                 const std::string& meaning, const std::vector<std::string>& texts) {
  file.add_variable(name, ValueType::text, {axis})
      .text("units", "1")
      .text("long_name", meaning)
      .write(texts);
}

template <class Number>
NetcdfVariable write_numbers(NetcdfWriter& file, const std::string& name,
                             const std::vector<std::string>& axes, const std::string& unit,
                             const std::string& meaning, const std::vector<Number>& values) {
  NetcdfVariable variable = file.add_variable(name, value_type<Number>(), axes);
  variable.text("units", unit).text("long_name", meaning).write(std::span<const Number>(values));
  return variable;
}

/// One word, as a list that is separated by blanks can hold it.
std::string flag(std::string label) {
  std::ranges::replace_if(
      label, [](unsigned char c) { return c <= ' '; }, '_');
  return label.empty() ? "_" : label;
}

/// What the numbers of words mean, the way CF has it.
void explain_words(NetcdfVariable& variable, const FactorColumn& factor) {
  std::map<double, std::string> known;
  for (std::size_t i = 0; i < factor.values.size(); ++i)
    known.emplace(factor.values[i], factor.labels[i]);
  std::vector<double> values;
  std::string meanings;
  for (const auto& [value, label] : known) {
    values.push_back(value);
    meanings += (meanings.empty() ? "" : " ") + flag(label);
  }
  variable.numbers<double>(flag_values, values).text("flag_meanings", meanings);
}

}  // namespace

DesignVariables::DesignVariables(NetcdfWriter& file, const ResultHeader& header)
    : header_(header),
      file_(file),
      names_(variable_names(header.design->factors)),
      runs_(header.design->points()),
      failed_(header.design->points()) {
  const DesignTable& design = *header_.design;
  file_.text("design", design.kind);
  file_.number("design_group_size", std::int32_t(design.group_size));
  file_.number("design_levels", std::int32_t(design.levels));
  std::vector<std::int32_t> numbers(design.points());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<std::int32_t>(i);
  file_.add_dimension(point_axis, ValueType::int32, numbers.size())
      .text("units", "1")
      .text("long_name", "design point")
      .write(std::span<const std::int32_t>(numbers));
  add_factors();
}

void DesignVariables::add_factors() {
  const DesignTable& design = *header_.design;
  std::vector<std::string> names, units, meanings, groups;
  for (const FactorColumn& factor : design.factors) {
    names.push_back(factor.name);
    units.push_back(factor.unit);
    meanings.push_back(factor.meaning);
    groups.push_back(factor.group);
  }
  file_.add_dimension(factor_axis, ValueType::text, names.size())
      .text("units", "1")
      .text("long_name", "what was varied")
      .write(names);
  write_texts(file_, "factor_unit", factor_axis, "unit of the factor", units);
  write_texts(file_, "factor_meaning", factor_axis, "meaning of the factor", meanings);
  if (std::ranges::any_of(groups, [](const std::string& name) { return !name.empty(); }))
    write_texts(file_, factor_group, factor_axis, "group that moves as one; empty: it moves alone",
                groups);
  write_numbers(file_, "design_unit", {point_axis, factor_axis}, "1",
                "design in the unit cube: 0 to 1 is low to high, or the first level to the last",
                design.unit);
  for (std::size_t f = 0; f < design.factors.size(); ++f) {
    const FactorColumn& factor = design.factors[f];
    NetcdfVariable variable = write_numbers(file_, value_variable(names_[f]), {point_axis},
                                            factor.unit, factor.meaning, factor.values);
    variable.text("path", factor.name);
    if (factor.has_words) explain_words(variable, factor);
    if (!factor.labels.empty())
      write_texts(file_, label_variable(names_[f]), point_axis, "level of " + factor.name,
                  factor.labels);
  }
}

/// The factors of each run's point as coordinates of the run, where they are not too many.
void DesignVariables::add_runs(std::vector<std::string>& coordinates) {
  const std::vector<FactorColumn>& factors = header_.design->factors;
  if (points_.empty() || points_.size() * factors.size() > most_run_values) return;
  const auto with_words =
      std::uint64_t(std::ranges::count_if(factors, [](const auto& f) { return f.has_words; }));
  for (std::size_t f = 0; f < factors.size(); ++f) {
    const FactorColumn& factor = factors[f];
    const std::string name = run_variable(names_[f]);
    if (factor.has_words && points_.size() * with_words > most_run_words) continue;
    if (factor.has_words) {
      std::vector<std::string> words;
      for (const std::uint32_t point : points_) words.push_back(factor.labels[point]);
      write_texts(file_, name, "run", factor.meaning, words);
    } else {
      std::vector<double> values;
      for (const std::uint32_t point : points_) values.push_back(factor.values[point]);
      file_.add_variable(name, ValueType::float64, {"run"}, 1 << 14, Packed::deflated)
          .text("units", factor.unit)
          .text("long_name", factor.meaning)
          .write(std::span<const double>(values));
    }
    coordinates.push_back(name);
  }
}

void DesignVariables::count(std::uint64_t address, const std::vector<std::uint8_t>& failed) {
  for (std::size_t i = 0; i < failed.size(); ++i) {
    const std::uint64_t point = header_.plan.name(address + i).point;
    runs_[point] += 1;
    if (points_.size() * names_.size() <= most_run_values)
      points_.push_back(static_cast<std::uint32_t>(point));
    failed_[point] += failed[i];
  }
}

void DesignVariables::close(std::vector<std::string>& coordinates) {
  std::vector<std::string> errors(failed_.size());
  for (std::size_t point = 0; point < errors.size(); ++point)
    if (failed_[point] > 0 && header_.explain_failure)
      errors[point] = header_.explain_failure(point);
  write_numbers(file_, "point_runs", {point_axis}, "1", "replicates that were run", runs_);
  write_numbers(file_, "point_failed", {point_axis}, "1", "replicates that failed", failed_);
  write_texts(file_, "point_error", point_axis, "why replicates failed; empty where none did",
              errors);
  for (std::size_t f = 0; f < names_.size(); ++f) {
    coordinates.push_back(value_variable(names_[f]));
    if (!header_.design->factors[f].labels.empty())
      coordinates.push_back(label_variable(names_[f]));
  }
  add_runs(coordinates);
}

void add_design(Digest& digest, const DesignTable& design) {
  for (const FactorColumn& factor : design.factors) digest.add_factor(factor.name, factor.values);
}

std::optional<DesignTable> read_design(const NetcdfReader& file) {
  if (!file.has(factor_axis)) return {};
  DesignTable design;
  design.kind = file.text("design");
  design.group_size = file.number<std::int32_t>("design_group_size");
  design.levels = file.number<std::int32_t>("design_levels");
  const std::uint64_t points = file.length(point_axis);
  const std::vector<std::string> names = file.texts(factor_axis);
  const std::vector<std::string> units = file.texts("factor_unit");
  const std::vector<std::string> meanings = file.texts("factor_meaning");
  const std::vector<std::string> groups =
      file.has(factor_group) ? file.texts(factor_group) : std::vector<std::string>(names.size());
  if (units.size() != names.size() || meanings.size() != names.size() ||
      groups.size() != names.size())
    throw hdf5::Failure("factors differ in number");
  const std::vector<std::string> variables = layout::attribute_names(names);
  for (std::size_t f = 0; f < names.size(); ++f) {
    const std::string values = value_variable(variables[f]);
    FactorColumn factor{names[f], units[f], meanings[f], file.read<double>(values, points), {}};
    factor.has_words = file.has_attribute(values, flag_values);
    factor.group = groups[f];
    if (const std::string labels = label_variable(variables[f]); file.has(labels)) {
      factor.labels = file.texts(labels);
      if (factor.labels.size() != points) throw hdf5::Failure("labels differ in number");
    }
    design.factors.push_back(std::move(factor));
  }
  design.unit = file.read<double>("design_unit", points * names.size());
  return design;
}

}  // namespace concordat::engine
