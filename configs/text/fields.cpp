#include "configs/text/fields.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "configs/schema/experiment.pb.h"
#include "configs/schema/scenario.pb.h"
#include "configs/text/problems.hpp"
#include "engine/nearest.hpp"
#include "engine/printable.hpp"

namespace concordat::configs {
namespace {

constexpr std::size_t widest_list = 70;  // characters of a list of names in one line

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

const schema::About& about(const FieldDescriptor& field) {
  return field.options().GetExtension(schema::about);
}

std::string in_brackets(std::string_view unit) {
  return unit.empty() || unit == "1" ? "" : " [" + std::string(unit) + "]";
}

std::string range(double low, double high, bool low_excluded, std::string_view unit) {
  return (low_excluded ? "above " + number(low) + " and at most " : number(low) + " to ") +
         number(high) + in_brackets(unit);
}

std::string range_of(const agents::ParameterRow& row) {
  return range(row.allowed_low, row.allowed_high, false, row.unit);
}

std::string range_of(const schema::About& note) {
  return range(note.low(), note.high(), note.low_excluded(), note.unit());
}

std::string remarks(const agents::ParameterRow& row) {
  std::string text = std::string(row.meaning) + "; the default is " + number(row.value);
  if (row.studied_low < row.studied_high) {
    text += ", usually " + number(row.studied_low) + " to " + number(row.studied_high);
  }
  return text;
}

/// Meaning and range in one line.
std::string summary(const FieldDescriptor& field) {
  if (const auto* row = parameter_of(field)) {
    return std::string(row->meaning) + ", " + range_of(*row);
  }
  const schema::About& note = about(field);
  return note.meaning() + (note.has_low() ? ", " + range_of(note) : "");
}

std::vector<std::string> names(const Descriptor& group) {
  std::vector<std::string> all;
  for (int i = 0; i < group.field_count(); ++i) all.push_back(group.field(i)->name());
  return all;
}

std::vector<std::string> names(const EnumDescriptor& list) {
  std::vector<std::string> all;
  for (int i = 0; i < list.value_count(); ++i) all.push_back(list.value(i)->name());
  return all;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  std::size_t width = 0;
  for (const auto& word : words) {
    const bool full = width + word.size() > widest_list;
    text += (text.empty() ? "" : full ? ",\n" : ", ") + word;
    width = (full ? 0 : width) + word.size() + 2;
  }
  return text;
}

/// A field of that name in another group, or nullptr: for things written in the wrong place.
const FieldDescriptor* find_elsewhere(const Descriptor& group, const std::string& word,
                                      const Descriptor& root) {
  if (const auto* field = root.FindFieldByName(word)) return field;
  for (int i = 0; i < root.field_count(); ++i) {
    const Descriptor* other = root.field(i)->message_type();
    if (other == nullptr || other == &group || other->file() != root.file()) continue;
    if (const auto* field = other->FindFieldByName(word)) return field;
  }
  return nullptr;
}

const Descriptor& root_of(const Descriptor& group) {
  const Descriptor& scenario = *schema::Scenario::descriptor();
  return group.file() == scenario.file() ? scenario : *schema::Experiment::descriptor();
}

/// Where a word belongs that an experiment does not know but a scenario does, or the other way.
Hint suggest_other_schema(const Descriptor& group, const std::string& word) {
  const Descriptor &scenario = *schema::Scenario::descriptor(),
                   &experiment = *schema::Experiment::descriptor();
  if (&root_of(group) == &scenario)
    return experiment.FindFieldByName(word) == nullptr
               ? Hint()
               : Hint(quoted(word) + " belongs in an experiment, not in a scenario",
                      {engine::Advice::run_study});
  return find_elsewhere(group, word, scenario) == nullptr
             ? Hint()
             : quoted(word) + " belongs in the scenario: base { ... }, or set: \"path=value\"";
}

/// Why one body has no group of parameters of its own.
std::string suggest_level(const Descriptor& group, const std::string& word) {
  const std::string body = path_of(group);
  if (std::ranges::find(agents::level_names, body) == std::end(agents::level_names)) return "";
  std::vector<std::string> levels;
  bool is_group = false;
  for (const auto& row : agents::parameter_table()) {
    is_group = is_group || row.group == word;
    const std::string level(agents::name_of(row.level));
    if (row.group == word && row.level != agents::Level::all &&
        std::ranges::find(levels, level) == levels.end())
      levels.push_back(level);
  }
  if (!is_group) return "";
  if (levels.empty()) return "what is in " + word + " { ... } is the same for everyone";
  return "some of " + word + " { ... } may be set for one " + engine::listed(levels) +
         ", not for one " + body;
}

const FieldDescriptor* field_holding(const Descriptor& group, const Descriptor& within) {
  for (int i = 0; i < within.field_count(); ++i) {
    if (within.field(i)->message_type() == &group) return within.field(i);
  }
  return nullptr;
}

}  // namespace

namespace {

const agents::ParameterRow* find_parameter_of(const FieldDescriptor& field) {
  const std::string path = path_of(field);
  if (const auto* row = agents::find_parameter(path)) return row;
  const std::size_t dot = path.find('.');  // "place.pooling.share", a place's own
  const auto* row = dot == path.npos ? nullptr : agents::find_parameter(path.substr(dot + 1));
  return row != nullptr && path.substr(0, dot) == agents::name_of(row->level) ? row : nullptr;
}

}  // namespace

/// Found once for each field: England alone is thousands of values.
const agents::ParameterRow* parameter_of(const FieldDescriptor& field) {
  thread_local std::unordered_map<const FieldDescriptor*, const agents::ParameterRow*> known;
  const auto [at, is_new] = known.try_emplace(&field);
  if (is_new) at->second = find_parameter_of(field);
  return at->second;
}

std::string path_of(const Descriptor& group) {
  const Descriptor& root = root_of(group);
  if (&group == &root) return "";
  if (const auto* field = field_holding(group, root)) return field->name();
  for (int i = 0; i < root.field_count(); ++i) {
    const Descriptor* outer = root.field(i)->message_type();
    const auto* field = outer == nullptr ? nullptr : field_holding(group, *outer);
    if (field != nullptr) return root.field(i)->name() + "." + field->name();
  }
  return group.name();
}

std::string path_of(const FieldDescriptor& field) {
  const std::string group = path_of(*field.containing_type());
  return group.empty() ? field.name() : group + "." + field.name();
}

std::string expected(const FieldDescriptor& field) {
  const auto* row = parameter_of(field);
  const schema::About& note = about(field);
  const std::string limits = row != nullptr   ? ", " + range_of(*row)
                             : note.has_low() ? ", " + range_of(note)
                                              : "";
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return "a number" + limits;
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
      return "a whole number" + limits;
    case FieldDescriptor::CPPTYPE_BOOL:
      return "true or false";
    case FieldDescriptor::CPPTYPE_ENUM:
      return "one of " + joined(names(*field.enum_type()));
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return "a group: " + field.name() + " { ... }";
    default:
      return "a text in double quotes";
  }
}

std::optional<Objection> check_parameter(const agents::ParameterRow& row, double value,
                                         const std::string& subject) {
  if (std::isfinite(value) && value >= row.allowed_low && value <= row.allowed_high) return {};
  return Objection{subject + " is " + number(value) + ", allowed " + range_of(row), remarks(row)};
}

std::optional<Objection> check_number(const FieldDescriptor& field, double value) {
  if (const auto* row = parameter_of(field)) {
    return check_parameter(*row, value, path_of(field));
  }
  const schema::About& note = about(field);
  const bool fits =
      !note.has_low() ||
      ((note.low_excluded() ? value > note.low() : value >= note.low()) && value <= note.high());
  if (std::isfinite(value) && fits) return {};
  return Objection{path_of(field) + " is " + number(value) +
                       (note.has_low() ? ", allowed " + range_of(note) : ", not a finite number"),
                   note.meaning()};
}

std::optional<Objection> check_text(const FieldDescriptor& field, const std::string& value) {
  std::string_view rest = value;
  while (!rest.empty()) {
    const std::size_t length = engine::character_length(rest);
    if (length == 0)
      return Objection{path_of(field) + " is not UTF-8: " + quoted(value), "save it as UTF-8"};
    const auto c = static_cast<unsigned char>(rest[0]);
    if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F)
      return Objection{path_of(field) + " holds a control character: " + quoted(value),
                       "texts are plain text"};
    rest.remove_prefix(length);
  }
  return {};
}

Hint suggest_field(const Descriptor& group, const std::string& word) {
  const std::vector<std::string> known = names(group);
  if (const std::string near = engine::nearest(word, known); !near.empty()) {
    return "did you mean \"" + near + "\"? " + summary(*group.FindFieldByName(near));
  }
  if (const std::string level = suggest_level(group, word); !level.empty()) return level;
  if (const auto* field = find_elsewhere(group, word, root_of(group))) {
    const std::string home = path_of(*field->containing_type());
    return "\"" + word + "\" belongs " +
           (home.empty() ? "outside of all groups" : "in " + home + " { ... }") + ": " +
           summary(*field);
  }
  const Hint other = suggest_other_schema(group, word);
  return other.lines.empty() ? "known here: " + joined(known) : other;
}

std::string suggest_value(const EnumDescriptor& list, const std::string& word) {
  const std::vector<std::string> known = names(list);
  const std::string near = engine::nearest(word, known);
  return near.empty() ? "" : "did you mean \"" + near + "\"?";
}

Hint suggest_parameter(const std::string& word) {
  std::vector<std::string> paths;
  for (const auto& row : agents::parameter_table()) {
    paths.emplace_back(row.path);
    if (row.name == word) return suggest_parameter(std::string(row.path));
  }
  const auto* row = agents::find_parameter(engine::nearest(word, paths));
  if (row == nullptr) return {"", {{engine::Advice::list_names, "parameters"}}};
  return "did you mean \"" + std::string(row->path) + "\"? " + std::string(row->meaning) + ", " +
         range_of(*row);
}

}  // namespace concordat::configs
