#pragma once
/// What a table-top exercise is made of: the worst cell of a stress test, moment by moment.
#include <optional>
#include <string>
#include <vector>

#include "analysis/stress/who/first_to_go.hpp"

namespace concordat::analysis {

/// Bodies of a kind at a moment: means over them and over runs under the shock.
struct KindKnows {
  agents::Subtype subtype{};
  int bodies = 0;
  double pressure = 0;  ///< that they feel; 1 is the mean acute trust of 2016/17
  double margin = 0;    ///< of twelve months, over turnover
  double trusted = 0;   ///< mean trust of partners in them
  double joint = 0;     ///< share of joint decisions in which they collaborate
};

struct Moment {
  int month = 0;
  std::vector<KindKnows> kinds;  ///< in the order of the table of subtypes
  double joint = 0, twin = 0;    ///< collaboration of all, and of the runs without the shock
};

struct Exercise {
  const StressCell* cell = nullptr;  ///< of the report it was made from
  std::vector<agents::ShockEvent> events;
  std::vector<Moment> moments;  ///< before the shock, and while it goes on
  FirstToGo first;
};

/// Simulates that cell again. Nothing where no cell loses anything, or it was told to stop.
std::optional<Exercise> exercise_of(const engine::ResultFile& file, const StressReport& report,
                                    const InMemory& how);

}  // namespace concordat::analysis
