#include "configs/events/event_reader.hpp"

#include <algorithm>
#include <charconv>

#include "agents/events/resolve.hpp"
#include "agents/tables/parameters.hpp"
#include "agents/tables/switches.hpp"
#include "configs/text/fields.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

constexpr int first_year = 2016, first_month = 4;  // month 0

/// What a target that is not there is not.
std::string missing(agents::Targets targets) {
  switch (targets) {
    case agents::Targets::nothing:
      return "nothing";
    case agents::Targets::places:
      return "no place";
    case agents::Targets::systems:
      return "no system";
    case agents::Targets::forums:
      return "no place and no system";
    case agents::Targets::organisations:
      return "no organisation and no kind";
    case agents::Targets::organisation:
      return "no organisation";
    case agents::Targets::system:
      return "no system";
    case agents::Targets::councils:
      return "no council";
    case agents::Targets::regulators:
      return "no regulator";
  }
  return "";
}

}  // namespace

std::optional<int> month_of(const std::string& date) {
  int year = 0, month = 0;
  if (date.size() != 7 || date[4] != '-') return {};
  const char* text = date.data();
  const auto y = std::from_chars(text, text + 4, year);
  const auto m = std::from_chars(text + 5, text + 7, month);
  if (y.ptr != text + 4 || m.ptr != text + 7 || month < 1 || month > 12) return {};
  return (year - first_year) * 12 + month - first_month;
}

std::string date_of(int month) {
  const int count = first_year * 12 + first_month - 1 + month;
  const std::string digits = std::to_string(count % 12 + 1);
  return std::to_string(count / 12) + (digits.size() == 1 ? "-0" : "-") + digits;
}

EventReader::EventReader(const Merged& merged, const agents::Scenario& scenario, Problems& problems,
                         int index)
    : merged_(merged),
      text_(merged.message.event(index)),
      scenario_(scenario),
      problems_(problems),
      list_("event"),
      index_(index) {}
EventReader::EventReader(const Merged& merged, const schema::Event& text,
                         const agents::Scenario& scenario, Problems& problems, int index)
    : merged_(merged),
      text_(text),
      scenario_(scenario),
      problems_(problems),
      list_("stress"),
      index_(index) {}

bool EventReader::is_left_out() const {
  const int month = text_.has_date() ? month_of(text_.date()).value_or(0) : text_.month();
  return month >= scenario_.months && is_for_any_horizon(merged_, index_);
}

std::string EventReader::left_out() const {
  const auto [source, position, asked] = locate(merged_, {{"event", index_}});
  return source->name() + ":" + std::to_string(position.line + 1) + ": event \"" + name() +
         "\" is after the end, " + date_of(scenario_.months - 1) + ", and left out";
}

std::string EventReader::name() const {
  return text_.has_name() ? text_.name() : schema::EventKind_Name(text_.kind());
}

agents::Event EventReader::read() {
  agents::Event event;
  event.kind = static_cast<agents::EventKind>(text_.kind());
  event.name = name();
  event.month = month();
  event.duration = text_.duration();
  event.size = text_.size();
  event.target = text_.target();
  event.parameter = text_.parameter();
  event.with = text_.with();
  event.regime = static_cast<agents::Regime>(text_.regime());
  need(text_.has_kind(), "kind: set_parameter, demand_surge, funding_change, ...");
  if (text_.has_kind()) check_kind(agents::row_of(event.kind));
  return event;
}

Where EventReader::at(const char* field) const {
  return locate(merged_, {{list_, index_}, {field}});
}

void EventReader::need(bool given, const std::string& what) {
  if (!given) {
    problems_.add(locate(merged_, {{list_, index_}}), "the event needs " + what);
  }
}

int EventReader::month() {
  if (text_.has_month() && text_.has_date()) {
    problems_.add(at("date"), "the event has both a month and a date", "keep one of them");
  }
  need(text_.has_month() || text_.has_date(), "month: 12, or date: \"2017-04\"");
  if (!text_.has_date()) return check_month(text_.month(), "month");
  const auto month = month_of(text_.date());
  if (!month) {
    problems_.add(at("date"), quoted(text_.date()) + " is not a year and month",
                  "write it like \"2017-04\"");
  }
  return check_month(month.value_or(0), "date");
}

int EventReader::check_month(int month, const char* field) {
  if (month < 0 || month >= scenario_.months) {
    problems_.add(at(field),
                  "event in month " + std::to_string(month) + " is outside of the horizon",
                  "the scenario has months 0 to " + std::to_string(scenario_.months - 1) + ": " +
                      date_of(0) + " to " + date_of(scenario_.months - 1));
  }
  return month;
}

/// What this kind of event needs, and what it has no use for.
void EventReader::check_kind(const agents::EventRow& row) {
  const bool sets = row.kind == agents::EventKind::set_parameter;
  check_target(row);
  if (!row.size.empty()) need(text_.has_size(), "size: " + std::string(row.size));
  if (text_.has_size()) check_size(row);
  refuse(!sets && text_.has_parameter(), "parameter", "set_parameter");
  const bool merges = row.kind == agents::EventKind::merge_systems;
  refuse(!merges && row.kind != agents::EventKind::joint_leader && text_.has_with(), "with",
         "joint_leader and merge_systems");
  refuse(row.kind != agents::EventKind::regime_change && text_.has_regime(), "regime",
         "regime_change");
  if (row.kind == agents::EventKind::joint_leader)
    check_partner(agents::Targets::organisation,
                  "with: code of the organisation whose leader it gets", "leader");
  if (merges) check_partner(agents::Targets::system, "with: code of the other system", "board");
  if (row.kind == agents::EventKind::regime_change)
    need(text_.has_regime(), "regime: memorandum, majority, ...");
  for (const agents::SwitchRow& one : agents::switch_table())
    if (one.name == row.needs && !(scenario_.switches.*one.member))
      problems_.add(at("kind"),
                    std::string(row.name) + " does nothing while " + std::string(row.needs) +
                        " is switched off",
                    "switch it on: switches { " + std::string(row.needs) + ": true }");
}

void EventReader::refuse(bool given, const char* field, const std::string& kind) {
  if (given) problems_.add(at(field), field + (" is for " + kind) + " events only");
}

void EventReader::check_size(const agents::EventRow& row) {
  const double size = text_.size();
  if (row.kind == agents::EventKind::set_parameter) {
    const auto* parameter = agents::find_parameter(text_.parameter());
    if (parameter == nullptr) return report_parameter();
    const auto objection = check_parameter(*parameter, size, std::string(parameter->path));
    if (objection) problems_.add(at("size"), objection->what, objection->hint);
    return;
  }
  if (row.size.empty())
    return problems_.add(at("size"), "a " + std::string(row.name) + " event has no size",
                         "leave it out");
  const bool is_law = row.kind == agents::EventKind::legislation;
  if (is_law && size != 0 && size != 1)
    return problems_.add(at("size"), "event.size is " + number(size) + ", allowed 0 and 1",
                         "it is " + std::string(row.size));
  if (size >= row.size_low && size <= row.size_high) return;
  problems_.add(at("size"), "event.size is " + number(size) + ", allowed " + number(row.size_low) +
                                " to " + number(row.size_high) + " for " + std::string(row.name));
}

void EventReader::report_parameter() {
  const std::string& path = text_.parameter();
  problems_.add(
      at("parameter"),
      path.empty() ? "the event does not say which parameter it sets"
                   : "no parameter is called " + quoted(path),
      path.empty() ? "add parameter: \"trust.gain\", or another path" : suggest_parameter(path));
}

void EventReader::check_target(const agents::EventRow& row) {
  const std::string& target = text_.target();
  const agents::Targets targets = targets_now();
  if (target.empty()) {
    if (targets == agents::Targets::councils && target_names(scenario_, targets).empty())
      problems_.add(at("kind"),
                    "there is no council that an " + std::string(row.name) + " could be about");
    return need(!must_be_named(row.targets), row.targets == agents::Targets::system
                                                 ? "target: code of a system"
                                                 : "target: code of an organisation");
  }
  if (targets == agents::Targets::nothing) {
    if (agents::find_parameter(text_.parameter()) == nullptr) return;  // which is said
    return problems_.add(at("target"), "a set_parameter event has no target",
                         text_.parameter() + " is the same for everyone");
  }
  check_name("target", target, targets);
}

agents::Targets EventReader::targets_now() const {
  agents::Event event;
  event.kind = static_cast<agents::EventKind>(text_.kind());
  event.parameter = text_.parameter();
  return agents::targets_of(event);
}

void EventReader::check_partner(agents::Targets targets, const std::string& what,
                                const std::string& shared) {
  need(text_.has_with(), what);
  if (!text_.has_with()) return;
  if (text_.with() == text_.target()) {
    return problems_.add(at("with"), quoted(text_.with()) + " has its own " + shared + " already");
  }
  check_name("with", text_.with(), targets);
}

void EventReader::check_name(const char* field, const std::string& name, agents::Targets targets) {
  const auto names = agents::target_names(scenario_, targets);
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  const std::string near = engine::nearest(name, names);
  const bool is_optional = !must_be_named(targets);
  problems_.add(at(field),
                "event " + std::string(field) + " " + quoted(name) + " is " + missing(targets),
                near.empty() ? "it may be " + std::string(agents::describe(targets)) +
                                   (is_optional ? " if you leave it out" : " of the scenario")
                             : "did you mean \"" + near + "\"?");
}

}  // namespace concordat::configs
