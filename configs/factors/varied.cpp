#include "configs/factors/varied.hpp"

#include "configs/england/england.hpp"
#include "configs/scenario/settings.hpp"
#include "configs/scenario/structure.hpp"
#include "configs/text/fields.hpp"
#include "engine/error.hpp"
#include "engine/store/variables/reserved.hpp"

namespace concordat::configs {

using google::protobuf::FieldDescriptor;

bool Varied::is_number() const {
  return parameter != nullptr || field->cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE || is_whole();
}

bool Varied::is_whole() const { return field->cpp_type() == FieldDescriptor::CPPTYPE_INT32; }

FactorValues Varied::values() const {
  if (is_number()) return FactorValues::numbers;
  return field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL ? FactorValues::truths
                                                            : FactorValues::words;
}

std::string Varied::unit() const {
  if (parameter != nullptr) return std::string(parameter->unit);
  const std::string& unit = field->options().GetExtension(schema::about).unit();
  return unit.empty() ? "1" : unit;
}

Factor described(const std::string& path, const Varied& varied) {
  Factor factor;
  factor.path = path;
  factor.unit = varied.unit();
  factor.meaning = varied.parameter != nullptr ? std::string(varied.parameter->meaning) : path;
  factor.values = varied.values();
  factor.parameter = varied.parameter;
  return factor;
}

Variation::Variation(const VariantReader& variants, std::vector<Setting> stand_in)
    : variants_(variants), stand_in_(std::move(stand_in)), message_(variants.settled().message) {
  agents::Scenario scenario;
  if (variants.scenario()) {
    scenario = *variants.scenario();
  } else {
    Problems problems;
    scenario = variants.read(stand_in_, problems);
    write_structure(scenario, message_);
  }
  months_ = scenario.months;
}

std::optional<Varied> Variation::find(const std::string& path, const Where& where,
                                      Problems& problems) {
  const FieldDescriptor* field = find_setting(message_, path, where, problems);
  if (field == nullptr) return {};
  if (!engine::layout::can_name_factor(path)) {
    problems.add(where, quoted(path) + " cannot name a factor in a result file",
                 "it is too long or has a / or a control character; an index instead of the code "
                 "has none");
    return {};
  }
  return Varied{field, agents::find_parameter(path)};
}

bool Variation::fits(const std::string& path, const Varied& varied, const std::string& value,
                     const Where& where, Problems& problems) {
  const Setting setting{path + "=" + value, where};
  Problems found;
  if (varied.parameter != nullptr) {  // fits every scenario if it is in its range
    schema::Scenario scratch;
    apply_setting(scratch, setting.text, where, found);
    problems.add(found);
    return found.empty();
  }
  const bool few = !varied.is_number() || varied.is_whole();  // so that they are worth keeping
  if (few && known_.contains(setting.text)) return true;
  try {
    std::vector<Setting> settings{setting};
    if (path != "footprint") settings.insert(settings.begin(), stand_in_.begin(), stand_in_.end());
    variants_.read(settings, found);
    if (few) known_.insert(setting.text);
    return true;
  } catch (const engine::UserError& error) {
    if (!found.empty() && found.are_at(where)) {
      problems.add(found);
    } else {
      problems.add(where, setting.text + " does not fit the scenario", Hint(error));
    }
  }
  return false;
}

std::vector<std::string> Variation::all_values(const std::string& path, const Varied& varied) {
  std::vector<std::string> values;
  if (path == "footprint") {
    for (const Footprint& one : footprints()) values.push_back(one.slug);
  } else if (varied.field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    values = {"false", "true"};
  } else if (const auto* list = varied.field->enum_type()) {
    for (int i = 0; i < list->value_count(); ++i) values.push_back(list->value(i)->name());
  }
  return values;
}

}  // namespace concordat::configs
