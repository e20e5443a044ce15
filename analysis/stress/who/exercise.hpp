#pragma once
/// What a table-top exercise is made of: a cell of a stress test, moment by moment.
#include <optional>
#include <string>
#include <vector>

#include "analysis/stress/who/first_to_go.hpp"

namespace concordat::analysis {

/// Bodies of a kind at a moment: means over them and over runs under the shock.
struct KindKnows {
  agents::Subtype subtype{};
  int bodies = 0;
  double turnover = 0;  ///< £m a year, of one
  double pressure = 0;  ///< that they feel; 1 is the mean acute trust of 2016/17
  double margin = 0;    ///< of twelve months, over turnover
  double million = 0;   ///< the same in £m, of one
  double trusted = 0;   ///< mean trust of partners in them
};

struct Moment {
  int month = 0;
  std::vector<KindKnows> kinds;  ///< in the order of the table of subtypes
  double joint = 0, twin = 0;    ///< collaboration of all, and of the runs without the shock
};

/// An event of the shock as it strikes in the cell.
struct Strike {
  agents::Event event;        ///< its month counts from April 2016
  int bodies = 0;             ///< organisations that it strikes
  agents::Subtype subtype{};  ///< of the first of them
  double turnover = 0;        ///< of all of them, £m a year
};

/// Which cell is played.
struct CellAsked {
  std::string regime, shock;  ///< empty: the one in which most is lost
};

struct Exercise {
  CellAsked asked;  ///< the regime is the scenario's own where that was tested and none was named
  const StressCell* cell = nullptr;  ///< of the report it was made from
  std::vector<Strike> strikes;       ///< in the order of months
  std::vector<Moment> moments;       ///< before the shock, and while it goes on
  std::optional<FirstToGo> first;    ///< nothing where the shock is about one partner alone
};

/// What is asked for, with the way of governing that the scenario itself has where none is named
/// and that was tested.
CellAsked cell_to_play(const engine::ResultFile& file, const StressReport& report, CellAsked asked);

/// The cell that loses most years of joint work, at the size tried, of those that are asked for;
/// nothing where none loses any.
const StressCell* worst_cell(const StressReport& report, const CellAsked& asked);

/// Simulates that cell again. Nothing where no cell loses anything, or it was told to stop.
std::optional<Exercise> exercise_of(const engine::ResultFile& file, const StressReport& report,
                                    CellAsked asked, const InMemory& how);

}  // namespace concordat::analysis
