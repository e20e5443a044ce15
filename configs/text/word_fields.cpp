#include "configs/text/word_fields.hpp"

#include <google/protobuf/descriptor.h>

#include "configs/schema/experiment.pb.h"
#include "configs/schema/scenario.pb.h"

namespace concordat::configs {
namespace {
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

/// Of a group that a field called `parent` holds.
void collect(const std::string& parent, const Descriptor& group, std::set<std::string>& seen,
             std::set<std::string>& names) {
  if (!seen.insert(parent + "." + group.full_name()).second) return;
  for (int k = 0; k < group.field_count(); ++k) {
    const FieldDescriptor& field = *group.field(k);
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM)
      names.insert(parent.empty() ? field.name() : parent + "." + field.name());
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE)
      collect(field.name(), *field.message_type(), seen, names);
  }
}
}  // namespace

std::set<std::string> word_fields() {
  std::set<std::string> seen, names;
  collect("", *schema::Scenario::descriptor(), seen, names);
  collect("", *schema::Experiment::descriptor(), seen, names);
  return names;
}

}  // namespace concordat::configs
