#include "configs/scenario/structure.hpp"

namespace concordat::configs {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// Where a scenario writes a body's own value of a parameter: `place { pooling { share: ... } }`.
struct Written {
  const FieldDescriptor *bodies, *group, *value;
};

Written written_in(const agents::ParameterRow& row) {
  const auto find = [](const auto& message, std::string_view name) {
    return message.FindFieldByName(std::string(name));
  };
  Written at{};
  at.bodies = find(*schema::Scenario::descriptor(), agents::name_of(row.level));
  at.group = find(*at.bodies->message_type(), row.group);
  at.value = find(*at.group->message_type(), row.name);
  return at;
}

template <class Visit>
void for_each_level_row(Visit visit) {
  for (const agents::ParameterRow& row : agents::parameter_table())
    if (row.level != agents::Level::all) visit(row, written_in(row));
}

}  // namespace

void read_own_values(const schema::Scenario& text, agents::Scenario& scenario) {
  const auto& root = *text.GetReflection();
  for_each_level_row([&](const agents::ParameterRow& row, const Written& at) {
    for (int k = 0; k < root.FieldSize(text, at.bodies); ++k) {
      const Message& body = root.GetRepeatedMessage(text, at.bodies, k);
      if (!body.GetReflection()->HasField(body, at.group)) continue;
      const Message& group = body.GetReflection()->GetMessage(body, at.group);
      if (group.GetReflection()->HasField(group, at.value))
        scenario.own_values.push_back({row.level, k, std::string(row.path),
                                       group.GetReflection()->GetDouble(group, at.value)});
    }
  });
}

void write_own_values(const agents::Scenario& scenario, schema::Scenario& text) {
  for (const agents::OwnValue& own : scenario.own_values) {
    const Written at = written_in(*agents::find_parameter(own.parameter));
    Message* body = text.GetReflection()->MutableRepeatedMessage(&text, at.bodies, own.body);
    Message* group = body->GetReflection()->MutableMessage(body, at.group);
    group->GetReflection()->SetDouble(group, at.value, own.value);
  }
}

}  // namespace concordat::configs
