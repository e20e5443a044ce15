#include <algorithm>
#include <charconv>
#include <optional>

#include "configs/reader_fields.hpp"
#include "configs/reader_structure.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

constexpr int first_year = 2016, first_month = 4;  // month 0

/// The month of a date such as "2017-04".
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

enum class Targets { none, places, organisations };

Targets targets_of(schema::EventKind kind) {
  if (kind == schema::set_parameter) return Targets::none;
  return kind == schema::demand_surge ? Targets::places : Targets::organisations;
}

class EventReader {
 public:
  EventReader(const Merged& merged, agents::Scenario& scenario, Problems& problems, int index)
      : merged_(merged),
        text_(merged.message.event(index)),
        scenario_(scenario),
        problems_(problems),
        index_(index) {}

  agents::Event read() {
    agents::Event event;
    event.kind = static_cast<agents::EventKind>(text_.kind());
    event.name = text_.has_name() ? text_.name() : schema::EventKind_Name(text_.kind());
    event.month = month();
    event.duration = text_.duration();
    event.size = text_.size();
    event.target = text_.target();
    event.parameter = text_.parameter();
    need(text_.has_kind(), "kind: set_parameter, demand_surge, funding_change, ...");
    need(text_.has_size(), "size: a fraction, or the parameter's new value");
    if (text_.has_kind()) {
      check_target();
      if (text_.has_size()) check_size();
    }
    return event;
  }

 private:
  Where at(const char* field) const { return locate(merged_, {{"event", index_}, {field}}); }

  void need(bool given, const std::string& what) {
    if (!given) {
      problems_.add(locate(merged_, {{"event", index_}}), "the event needs " + what);
    }
  }

  int month() {
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

  int check_month(int month, const char* field) {
    if (month < 0 || month >= scenario_.months) {
      problems_.add(at(field),
                    "event in month " + std::to_string(month) + " is outside of the horizon",
                    "the scenario has months 0 to " + std::to_string(scenario_.months - 1) + ": " +
                        date_of(0) + " to " + date_of(scenario_.months - 1));
    }
    return month;
  }

  void check_size() {
    const double size = text_.size();
    if (text_.kind() == schema::set_parameter) {
      const auto* row = agents::find_parameter(text_.parameter());
      if (row == nullptr) return report_parameter();
      const auto objection = check_parameter(*row, size, std::string(row->path));
      if (objection) problems_.add(at("size"), objection->what, objection->advice);
      return;
    }
    if (text_.has_parameter()) {
      problems_.add(at("parameter"), "parameter is for set_parameter events only");
    }
    const bool factor =
        text_.kind() == schema::demand_surge || text_.kind() == schema::funding_change;
    const double low = factor ? -1 : 0, high = factor ? 10 : 1;
    if (size >= low && size <= high) return;
    problems_.add(at("size"), "event.size is " + number(size) + ", allowed " + number(low) +
                                  " to " + number(high) + " for " +
                                  schema::EventKind_Name(text_.kind()));
  }

  void report_parameter() {
    const std::string& path = text_.parameter();
    problems_.add(
        at("parameter"),
        path.empty() ? "the event does not say which parameter it sets"
                     : "no parameter is called " + quoted(path),
        path.empty() ? "add parameter: \"trust.gain\", or another path" : suggest_parameter(path));
  }

  void check_target() {
    const std::string& target = text_.target();
    const Targets allowed = targets_of(text_.kind());
    if (target.empty()) return;
    if (allowed == Targets::none) {
      return problems_.add(at("target"), "a set_parameter event has no target",
                           "a parameter is the same for everyone");
    }
    std::vector<std::string> names;
    if (allowed == Targets::places) {
      for (const auto& place : scenario_.places) names.push_back(place.code);
    } else {
      for (int k = 0; k < agents::kind_count; ++k) {
        names.emplace_back(agents::name_of(static_cast<agents::Kind>(k)));
      }
      for (const auto& one : scenario_.organisations) names.push_back(one.code);
    }
    if (std::find(names.begin(), names.end(), target) != names.end()) return;
    const std::string near = engine::nearest(target, names);
    problems_.add(at("target"),
                  "event target " + quoted(target) + " is " +
                      (allowed == Targets::places ? "no place" : "no organisation and no kind"),
                  near.empty() ? "leave it out for everyone" : "did you mean \"" + near + "\"?");
  }

  const Merged& merged_;
  const schema::Event& text_;
  agents::Scenario& scenario_;
  Problems& problems_;
  int index_;
};

}  // namespace

void read_events(const Merged& merged, agents::Scenario& scenario, Problems& problems) {
  for (int i = 0; i < merged.message.event_size(); ++i) {
    scenario.events.push_back(EventReader(merged, scenario, problems, i).read());
  }
}

}  // namespace concordat::configs
