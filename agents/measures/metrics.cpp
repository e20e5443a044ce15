#include "agents/measures/metrics.hpp"

#include <string>
#include <vector>

namespace concordat::agents {
namespace {

using engine::Quantity;

constexpr Quantity series[] = {
    {"collaboration", "1", "share of joint decisions in which organisations collaborate", 0, 1},
    {"trust", "1", "mean trust between partners", 0, 1},
    {"integration", "1", "integration of care, mean over people", 0, 1},
    {"pressure", "1", "mean financial pressure; 1 is a gap of 3 % of turnover", 0, 8},
    {"deficits", "1", "share of organisations in deficit", 0, 1},
    {"provider_margin", "1", "margin of NHS trusts over their turnover", -0.5, 0.5},
    {"commissioner_margin", "1", "margin of CCGs over their turnover", -0.5, 0.5},
    {"benefit", "1", "realised benefit of integration, mean over people", 0, 1},
    {"activity", "1", "acute activity, April 2016 is 1, mean over people", 0, 4},
    {"social_care", "1", "social care provided over social care needed, mean over people", 0, 1},
    {"reserves", "1", "councils' reserves over their turnover", 0, 2},
    {"live_work", "1", "share of forums whose joint work is voted and ratified", 0, 1},
    {"gap", "1", "integration of the place ahead less that of the last", 0, 1},
    {"public_trust", "1", "the public's trust, mean over people; 0 where it is off", 0, 1},
    {"vacancy", "1", "vacant posts, mean over turnover; 0 where workforce is off", 0, 1},
    {"withdrawn", "1", "share of organisations that have withdrawn", 0, 1},
    {"ics", "1", "share of people in integrated care systems", 0, 1},
    {"margin", "1", "margin of all organisations over their turnover", -0.5, 0.5},
    {"acute_collaboration", "1", "collaboration of acute trusts; 0 where there are none", 0, 1},
    {"votes_passed", "1", "share of forums whose last vote passed", 0, 1},
    {"bandwidth", "1", "management time left for joint work, mean over organisations", 0, 1},
    {"workload", "1", "workload of community services, demand and unmet need, mean over people", 0,
     4},
    {"system_gap", "1",
     "integration of the quarter of systems ahead less that of the last quarter; 0 below 4", 0, 1},
    {"bystanders_trust", "1",
     "mean trust between partners none of whom a scripted withdrawal or shock of trust is about", 0,
     1},
};
constexpr Quantity retreat[] = {
    {"retreat", "1", "1 where the system retreats to its silos, else 0", 0, 1},
    {"retreat_month", "month", "first month of the retreat, -1 where there is none", -1, 255},
};
constexpr Quantity organisation_states[] = {
    {"collaboration", "1", "share of its forums in which it collaborates", 0, 1},
    {"pressure", "1", "financial pressure; 1 is a gap of 3 % of turnover", 0, 8},
    {"margin", "1", "margin over turnover, trailing three months", -0.5, 0.5},
    {"trusted", "1", "mean trust of its partners in it", 0, 1},
    {"reserve", "1", "reserves over turnover, councils only", 0, 2},
    {"bandwidth", "1", "management time left for joint work", 0, 1},
};
constexpr Quantity place_states[] = {
    {"integration", "1", "integration of care", 0, 1},
    {"benefit", "1", "realised benefit of integration", 0, 1},
    {"unmet_need", "1", "uncovered unmet need", 0, 1},
    {"activity", "1", "acute activity, April 2016 is 1", 0, 4},
    {"social_care", "1", "social care provided over social care needed", 0, 1},
    {"public_trust", "1", "the public's trust; 0 where it is off", 0, 1},
};

/// The outcomes' names are made from the series'; they live as long as the program.
struct Outcomes {
  std::vector<std::string> names, meanings;
  std::vector<Quantity> rows;
  Outcomes() {
    for (const Quantity& q : series) {
      names.push_back("final_" + std::string(q.name));
      meanings.push_back(std::string(q.meaning) + ", last month");
    }
    for (std::size_t k = 0; k < std::size(series); ++k)
      rows.push_back({names[k], series[k].unit, meanings[k], series[k].low, series[k].high});
    rows.insert(rows.end(), std::begin(retreat), std::end(retreat));
  }
};

}  // namespace

std::span<const Quantity> series_table() { return series; }

std::span<const Quantity> outcome_table() {
  static const Outcomes outcomes;
  return outcomes.rows;
}

std::span<const Quantity> organisation_state_table() { return organisation_states; }
std::span<const Quantity> place_state_table() { return place_states; }

engine::ResultShape shape_of(const Structure& structure) {
  return {.months = structure.scenario.months,
          .series = static_cast<int>(std::size(series)),
          .outcomes = static_cast<int>(outcome_table().size()),
          .organisations = static_cast<int>(structure.organisations.size()),
          .organisation_quantities = static_cast<int>(std::size(organisation_states)),
          .places = static_cast<int>(structure.places.size()),
          .place_quantities = static_cast<int>(std::size(place_states))};
}

}  // namespace concordat::agents
