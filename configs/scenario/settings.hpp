#pragma once
/// Settings: `path=value`.
#include <google/protobuf/message.h>

#include <string>

#include "configs/text/problems.hpp"

namespace concordat::configs {

/// Applies "trust.gain=0.02", "organisation[0].turnover=5", "organisation[RHQ].turnover=5" or, to
/// all whose codes begin so, "organisation[R*].turnover=5" and "organisation[*].turnover=5"; a body
/// is found by its name or a short name too, "place[Salford].pooling.share=.5";
/// `where` it was written stands in messages.
void apply_setting(google::protobuf::Message& scenario, const std::string& setting,
                   const Where& where, Problems& problems);

/// The field of the schema that a path such as "organisation[RHQ].turnover" leads to, or nullptr
/// after reporting what is wrong with it. Changes nothing that a scenario says.
const google::protobuf::FieldDescriptor* find_setting(google::protobuf::Message& scenario,
                                                      const std::string& path, const Where& where,
                                                      Problems& problems);

}  // namespace concordat::configs
