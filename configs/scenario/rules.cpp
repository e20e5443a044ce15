#include "configs/scenario/rules.hpp"

#include <string>
#include <vector>

#include "agents/tables/switches.hpp"

namespace concordat::configs {
namespace {

using google::protobuf::FieldDescriptor;

// The schema numbers the values of its own lists as agents/ does; the others are made from tables.
static_assert(int(schema::linear) == int(agents::BenefitShape::linear));
static_assert(int(schema::uniform) == int(agents::GossipWeights::uniform));
static_assert(int(schema::earned_trust) == int(agents::Forgetting::earned_trust));

const FieldDescriptor& field_named(const google::protobuf::Message& message,
                                   std::string_view name) {
  return *message.GetDescriptor()->FindFieldByName(std::string(name));
}

/// Only what is there is looked at: a study reads the few parameters that it varies many times.
void read_parameters(const schema::Scenario& text, agents::Parameters& parameters) {
  struct Home {
    const FieldDescriptor *group, *field;
  };
  static const std::vector<Home> homes = [] {
    std::vector<Home> all;
    for (const auto& row : agents::parameter_table()) {
      const auto* group = schema::Scenario::descriptor()->FindFieldByName(std::string(row.group));
      all.push_back({group, group->message_type()->FindFieldByName(std::string(row.name))});
    }
    return all;
  }();
  for (std::size_t i = 0; i < homes.size(); ++i) {
    const auto& [home, field] = homes[i];
    if (!text.GetReflection()->HasField(text, home)) continue;
    const auto& group = text.GetReflection()->GetMessage(text, home);
    if (group.GetReflection()->HasField(group, field))
      parameters[agents::parameter_table()[i]] = group.GetReflection()->GetDouble(group, field);
  }
}

/// How far each kind is inside merged forms.
void read_scope(const schema::Scope& text, agents::Scope& scope) {
  for (std::size_t k = 0; k < scope.size(); ++k) {
    const auto& field = field_named(text, agents::name_of(static_cast<agents::Kind>(k)));
    if (text.GetReflection()->HasField(text, &field))
      scope[k] = text.GetReflection()->GetDouble(text, &field);
  }
}

void write_scope(const agents::Scope& scope, schema::Scope& text) {
  for (std::size_t k = 0; k < scope.size(); ++k)
    text.GetReflection()->SetDouble(
        &text, &field_named(text, agents::name_of(static_cast<agents::Kind>(k))), scope[k]);
}

}  // namespace

void read_rules(const schema::Scenario& text, agents::Scenario& scenario) {
  if (text.has_months()) scenario.months = text.months();
  if (text.has_decision_interval()) scenario.decision_interval = text.decision_interval();
  if (text.has_shuffled()) scenario.shuffled = text.shuffled();
  if (text.has_each_body()) scenario.each_body = text.each_body();
  if (text.has_regime()) scenario.regime = static_cast<agents::Regime>(text.regime());
  read_scope(text.scope(), scenario.scope);
  if (text.has_benefit_shape()) {
    scenario.benefit_shape = static_cast<agents::BenefitShape>(text.benefit_shape());
  }
  if (text.has_gossip_weights()) {
    scenario.gossip_weights = static_cast<agents::GossipWeights>(text.gossip_weights());
  }
  if (text.has_decision()) scenario.decision = static_cast<agents::Decision>(text.decision());
  if (text.has_trust_update()) {
    scenario.trust_update = static_cast<agents::TrustUpdate>(text.trust_update());
  }
  if (text.has_forgetting()) {
    scenario.forgetting = static_cast<agents::Forgetting>(text.forgetting());
  }
  const auto& switches = text.switches();
  for (const auto& row : agents::switch_table()) {
    const auto& field = field_named(switches, row.name);
    if (!switches.GetReflection()->HasField(switches, &field)) continue;
    scenario.switches.*row.member = switches.GetReflection()->GetBool(switches, &field);
  }
  read_parameters(text, scenario.parameters);
}

void write_rules(const agents::Scenario& scenario, schema::Scenario& text) {
  text.set_months(scenario.months);
  text.set_decision_interval(scenario.decision_interval);
  text.set_shuffled(scenario.shuffled);
  if (scenario.each_body) text.set_each_body(*scenario.each_body);
  text.set_regime(static_cast<schema::Regime>(scenario.regime));
  write_scope(scenario.scope, *text.mutable_scope());
  text.set_benefit_shape(static_cast<schema::BenefitShape>(scenario.benefit_shape));
  text.set_gossip_weights(static_cast<schema::GossipWeights>(scenario.gossip_weights));
  text.set_decision(static_cast<schema::Decision>(scenario.decision));
  text.set_trust_update(static_cast<schema::TrustUpdate>(scenario.trust_update));
  text.set_forgetting(static_cast<schema::Forgetting>(scenario.forgetting));
  auto& switches = *text.mutable_switches();
  for (const auto& row : agents::switch_table()) {
    switches.GetReflection()->SetBool(&switches, &field_named(switches, row.name),
                                      scenario.switches.*row.member);
  }
  for (const auto& row : agents::parameter_table()) {
    auto* group = text.GetReflection()->MutableMessage(&text, &field_named(text, row.group));
    group->GetReflection()->SetDouble(group, &field_named(*group, row.name),
                                      scenario.parameters[row]);
  }
}

}  // namespace concordat::configs
