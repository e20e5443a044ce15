#pragma once
/// What people call a body: by a short name, by initials, or as it was called in another year.
#include <google/protobuf/message.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace concordat::configs {

/// Code and name of a body.
struct Called {
  std::string code, name;
};

/// Codes and names of a list of bodies; nothing for other lists.
std::vector<Called> called_of(const google::protobuf::Message& message,
                              const google::protobuf::FieldDescriptor& list);

/// The one body that a short name can mean: "Sheffield Teaching Hospitals", "sheffield ccg", "STH",
/// "rhq"; none where nobody or several are called so.
std::optional<std::size_t> find_called(std::span<const Called> bodies, const std::string& wish);

/// Of a CCG that was merged before 1 April 2017, or came of a merger later, its code or name there:
/// which bodies stand for it. Empty for all others.
std::string merger_of(const std::string& code_or_name);

}  // namespace concordat::configs
