#pragma once
/// One event: from schema to agents, with everything that is wrong with it.
#include <optional>
#include <string>

#include "agents/scenario/scenario.hpp"
#include "agents/tables/events.hpp"
#include "configs/merged/merge.hpp"

namespace concordat::configs {

/// The month of a date such as "2017-04".
std::optional<int> month_of(const std::string& date);
/// The date of a month.
std::string date_of(int month);

class EventReader {
 public:
  EventReader(const Merged& merged, const agents::Scenario& scenario, Problems& problems,
              int index);
  /// An event of the shock of that index.
  EventReader(const Merged& merged, const schema::Event& text, const agents::Scenario& scenario,
              Problems& problems, int index);

  /// Whether it is left out, as others' history that lies after the end.
  bool is_left_out() const;
  /// The line that says so.
  std::string left_out() const;
  /// What it is called.
  std::string name() const;
  /// Reports what is wrong with it.
  agents::Event read();

 private:
  Where at(const char* field) const;
  void need(bool given, const std::string& what);
  int month();
  int check_month(int month, const char* field);
  void check_kind(const agents::EventRow& row);
  void refuse(bool given, const char* field, const std::string& kind);
  void check_size(const agents::EventRow& row);
  void report_parameter();
  void check_target(const agents::EventRow& row);
  agents::Targets targets_now() const;
  void check_partner(agents::Targets targets, const std::string& what, const std::string& shared);
  void check_name(const char* field, const std::string& name, agents::Targets targets);

  const Merged& merged_;
  const schema::Event& text_;
  const agents::Scenario& scenario_;
  Problems& problems_;
  const char* list_;
  int index_;
};

}  // namespace concordat::configs
