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

std::string value_variable(const std::string& factor) {
  return std::string(layout::factor_prefix) + factor;
}
std::string label_variable(const std::string& factor) {
  return std::string(layout::level_prefix) + factor;
}

void write_texts(NetcdfWriter& file, const std::string& name, const char* axis,
                 const std::string& meaning, const std::vector<std::string>& texts) {
  file.add_variable(name, hdf5::text_type().get(), {axis})
      .text("units", "1")
      .text("long_name", meaning)
      .write(texts);
}

template <class Number>
NetcdfVariable write_numbers(NetcdfWriter& file, const std::string& name,
                             const std::vector<std::string>& axes, const std::string& unit,
                             const std::string& meaning, const std::vector<Number>& values) {
  NetcdfVariable variable = file.add_variable(name, hdf5::type_of<Number>(), axes);
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
      runs_(header.design->points()),
      failed_(header.design->points()) {
  const DesignTable& design = *header_.design;
  file_.text("design", design.kind);
  file_.number("design_group_size", std::int32_t(design.group_size));
  file_.number("design_levels", std::int32_t(design.levels));
  std::vector<std::int32_t> numbers(design.points());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<std::int32_t>(i);
  file_.add_dimension(point_axis, H5T_NATIVE_INT32, numbers.size())
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
  file_.add_dimension(factor_axis, hdf5::text_type().get(), names.size())
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
  for (const FactorColumn& factor : design.factors) {
    NetcdfVariable variable = write_numbers(file_, value_variable(factor.name), {point_axis},
                                            factor.unit, factor.meaning, factor.values);
    if (factor.has_words) explain_words(variable, factor);
    if (!factor.labels.empty())
      write_texts(file_, label_variable(factor.name), point_axis, "level of " + factor.name,
                  factor.labels);
  }
}

void DesignVariables::count(std::uint64_t address, const std::vector<std::uint8_t>& failed) {
  for (std::size_t i = 0; i < failed.size(); ++i) {
    const std::uint64_t point = header_.plan.name(address + i).point;
    runs_[point] += 1;
    failed_[point] += failed[i];
  }
}

void DesignVariables::close() {
  std::vector<std::string> errors(failed_.size());
  for (std::size_t point = 0; point < errors.size(); ++point)
    if (failed_[point] > 0 && header_.explain_failure)
      errors[point] = header_.explain_failure(point);
  write_numbers(file_, "point_runs", {point_axis}, "1", "replicates that were run", runs_);
  write_numbers(file_, "point_failed", {point_axis}, "1", "replicates that failed", failed_);
  write_texts(file_, "point_error", point_axis, "why replicates failed; empty where none did",
              errors);
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
  for (std::size_t f = 0; f < names.size(); ++f) {
    const std::string values = value_variable(names[f]);
    FactorColumn factor{names[f], units[f], meanings[f], file.read<double>(values, points), {}};
    factor.has_words = file.has_attribute(values, flag_values);
    factor.group = groups[f];
    if (const std::string labels = label_variable(names[f]); file.has(labels)) {
      factor.labels = file.texts(labels);
      if (factor.labels.size() != points) throw hdf5::Failure("labels differ in number");
    }
    design.factors.push_back(std::move(factor));
  }
  design.unit = file.read<double>("design_unit", points * names.size());
  return design;
}

}  // namespace concordat::engine
