#include "configs/events/stress.hpp"

#include <optional>

#include "agents/tables/switches.hpp"
#include "configs/events/event_reader.hpp"
#include "configs/shipped/shocks.hpp"
#include "configs/text/fields.hpp"

namespace concordat::configs {
namespace {

class StressReader {
 public:
  StressReader(const Merged& merged, agents::Scenario& scenario, Problems& problems)
      : merged_(merged), scenario_(scenario), problems_(problems) {}

  void read(int index) {
    index_ = index;
    const schema::Stress& text = merged_.message.stress(index);
    agents::Shock shock{text.name(), text.size(), month(text), {}};
    const auto events = events_of(text, shock);
    if (!events) return;
    if (shock.name.empty()) shock.name = "shock " + std::to_string(index + 1);
    for (const schema::ShockEvent& event : *events) add(event, shock);
    scenario_.shocks.push_back(std::move(shock));
  }

 private:
  Where at(const char* field) const { return locate(merged_, {{"stress", index_}, {field}}); }

  int month(const schema::Stress& text) {
    const Where whole = locate(merged_, {{"stress", index_}});
    if (text.has_month() == text.has_date())
      problems_.add(whole, text.has_date() ? "the shock has both a month and a date"
                                           : "the shock needs month: 24, or date: \"2018-04\"");
    const auto month = text.has_date() ? month_of(text.date()) : text.month();
    if (!month)
      problems_.add(at("date"), quoted(text.date()) + " is not a year and month",
                    "write it like \"2018-04\"");
    if (month && (*month < 0 || *month >= scenario_.months))
      problems_.add(at(text.has_date() ? "date" : "month"),
                    "shock in month " + std::to_string(*month) + " is outside of the horizon",
                    "the scenario has months 0 to " + std::to_string(scenario_.months - 1));
    return month.value_or(0);
  }

  /// Those of the shock that is named, or its own; nothing after reporting what is wrong.
  std::optional<google::protobuf::RepeatedPtrField<schema::ShockEvent>> events_of(
      const schema::Stress& text, agents::Shock& shock) {
    if (!text.has_shock()) {
      if (text.event_size() > 0) return text.event();
      problems_.add(locate(merged_, {{"stress", index_}}), "the shock needs shock: \"squeeze\"",
                    "one that ships, a file beside this one, or events of its own");
      return {};
    }
    const Where where = at("shock");
    try {
      const ShockText read = read_shock(text.shock(), where.source ? where.source->folder() : ".");
      if (shock.name.empty()) shock.name = read.name;
      if (!read.text.needs().empty()) turn_on(read.text.needs());
      if (shock.size > read.text.most())
        problems_.add(at("size"),
                      "stress.size is " + number(shock.size) + ", allowed 0 to " +
                          number(read.text.most()) + " for " + shock.name,
                      read.text.meaning());
      return read.text.event();
    } catch (const engine::UserError& error) {
      problems_.add(where, "the shock " + quoted(text.shock()) + " cannot be read", Hint(error));
      return {};
    }
  }

  void turn_on(const std::string& name) {
    for (const agents::SwitchRow& row : agents::switch_table())
      if (row.name == name) scenario_.switches.*row.member = true;
  }

  /// The event as it is kept, and, where the shock strikes, as it happens.
  void add(const schema::ShockEvent& text, agents::Shock& shock) {
    schema::Event event;
    event.set_kind(text.kind());
    if (!text.has_kind()) event.clear_kind();
    event.set_name(shock.name);
    event.set_month(shock.month + text.after());
    const double months = text.duration() + text.months_per_size() * shock.size;
    event.set_duration(static_cast<int>(months + .5));
    if (text.has_size() || text.has_per_size())
      event.set_size(text.size() + text.per_size() * shock.size);
    if (text.has_target()) event.set_target(text.target());
    if (text.has_parameter()) event.set_parameter(text.parameter());
    if (text.has_with()) event.set_with(text.with());
    if (text.has_regime()) event.set_regime(text.regime());
    if (event.month() >= scenario_.months) event.set_month(scenario_.months - 1);
    agents::Event read = EventReader(merged_, event, scenario_, problems_, index_).read();
    read.shock = static_cast<int>(scenario_.shocks.size());
    // Half a month or less is nothing, where the length is what the size says.
    const bool lasts = text.months_per_size() == 0 || event.duration() > 0;
    const bool is_within = shock.month + text.after() < scenario_.months;
    if (shock.size > 0 && lasts && is_within) scenario_.events.push_back(read);
    read.month = text.after();
    read.size = text.size();
    shock.events.push_back({read, text.duration(), text.months_per_size(), text.per_size()});
  }

  const Merged& merged_;
  agents::Scenario& scenario_;
  Problems& problems_;
  int index_ = 0;
};

}  // namespace

void read_stresses(const Merged& merged, agents::Scenario& scenario, Problems& problems) {
  StressReader reader(merged, scenario, problems);
  for (int i = 0; i < merged.message.stress_size(); ++i) reader.read(i);
}

}  // namespace concordat::configs
