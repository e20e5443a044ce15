#include "agents/structure/own_values.hpp"

namespace concordat::agents {
namespace {

template <class Key>
class OwnersOf {
 public:
  OwnersOf(Level level, std::size_t bodies) : level_(level) {
    for (std::size_t k = 0; k < bodies; ++k) out_.number_of.add(0);
  }

  Owners<Key> find(const Scenario& scenario, const std::vector<TimedEvent>& events) {
    for (const OwnValue& own : scenario.own_values)
      if (own.level == level_) owner(Key(own.body)).settings.push_back(setting_of(own));
    for (const TimedEvent& event : events)
      if (event.parameter >= 0 && level_of(event.parameter) == level_)
        for (const std::int32_t body : event.targets) owner(Key(body));
    return std::move(out_);
  }

 private:
  static Level level_of(int parameter) {
    return parameter_table()[static_cast<std::size_t>(parameter)].level;
  }

  static OwnSetting setting_of(const OwnValue& own) {
    const ParameterRow* row = find_parameter(own.parameter);
    return {static_cast<int>(row - parameter_table().data()), own.value};
  }

  typename Owners<Key>::Owner& owner(Key body) {
    std::int32_t& number = out_.number_of[body];
    if (number == 0) {
      out_.owners.push_back({body, {}});
      number = static_cast<std::int32_t>(out_.owners.size());
    }
    return out_.owners[static_cast<std::size_t>(number - 1)];
  }

  Level level_;
  Owners<Key> out_;
};

}  // namespace

OwnValues own_values_of(const Scenario& s, const std::vector<TimedEvent>& events) {
  return {OwnersOf<SystemId>(Level::system, s.systems.size()).find(s, events),
          OwnersOf<PlaceId>(Level::place, s.places.size()).find(s, events),
          OwnersOf<OrganisationId>(Level::organisation, s.organisations.size()).find(s, events)};
}

}  // namespace concordat::agents
