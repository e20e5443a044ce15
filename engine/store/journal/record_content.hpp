#pragma once
/// The inside of a Record.
#include <vector>

#include "engine/store/journal/bytes.hpp"
#include "engine/store/run_values.hpp"

namespace concordat::engine {

struct Record::Content {
  Content(const ResultHeader& header, RunRange range)
      : shape(header.shape),
        trajectories(header.trajectories),
        series(header.series),
        organisation_states(header.organisation_states),
        place_states(header.place_states),
        runs(range),
        moments(header.shape) {}

  ResultShape shape;
  Trajectories trajectories;
  std::vector<Quantity> series, organisation_states, place_states;
  RunRange runs;            ///< asked for
  std::uint64_t added = 0;  ///< of them gathered
  std::uint64_t failed = 0;
  RunValues values;
  MomentTable moments;
  Bytes sealed;  ///< the journal's form, once sealed
};

}  // namespace concordat::engine
