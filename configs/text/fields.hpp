#pragma once
/// What is known about a field of the schema: its meaning, unit and range, from scenario.proto or
/// from the table of parameters; and what to say when a word or a value does not fit.
#include <google/protobuf/descriptor.h>

#include <optional>
#include <string>

#include "agents/tables/parameters.hpp"
#include "configs/text/problems.hpp"

namespace concordat::configs {

/// What is wrong with a value, and why or what is allowed.
struct Objection {
  std::string what;
  Hint hint;
};

/// The row of the parameter table that a field of the schema stands for, or nullptr.
const agents::ParameterRow* parameter_of(const google::protobuf::FieldDescriptor& field);

/// "trust.gain", "organisation.serves.share", "months": as messages name a field.
std::string path_of(const google::protobuf::FieldDescriptor& field);

/// The path of a group of fields, "" for the scenario itself.
std::string path_of(const google::protobuf::Descriptor& group);

/// "a number from 0 to 1 [1/month]", "true or false", "one of memorandum, majority".
std::string expected(const google::protobuf::FieldDescriptor& field);

/// What a value lies outside of, if it does.
std::optional<Objection> check_number(const google::protobuf::FieldDescriptor& field, double value);

/// What is no text: bytes that are not UTF-8, control characters other than line ends and tabs.
std::optional<Objection> check_text(const google::protobuf::FieldDescriptor& field,
                                    const std::string& value);

/// The same as check_number for a parameter; `subject` names it, `value` is in the parameter's
/// unit.
std::optional<Objection> check_parameter(const agents::ParameterRow& row, double value,
                                         const std::string& subject);

/// "did you mean ...?" for a word that names no field of a group.
Hint suggest_field(const google::protobuf::Descriptor& group, const std::string& word);

/// The same for a word that names no value of a list, with the list.
std::string suggest_value(const google::protobuf::EnumDescriptor& list, const std::string& word);

/// The same for a path of the parameter table.
Hint suggest_parameter(const std::string& word);

}  // namespace concordat::configs
