#pragma once
/// The inside of a Record.
#include "engine/statistics/moment_table.hpp"
#include "engine/store/journal/bytes.hpp"
#include "engine/store/journal/record.hpp"

namespace concordat::engine {

struct Record::Content {
  Content(const ResultHeader& header, RunRange range)
      : shape(header.shape),
        trajectories(header.trajectories),
        quantities{header.series, header.organisation_states, header.place_states, header.missing},
        runs(range),
        moments(header.shape) {}

  ResultShape shape;
  Trajectories trajectories;
  BlockQuantities quantities;
  RunRange runs;            ///< asked for
  std::uint64_t added = 0;  ///< of them gathered
  std::uint64_t failed = 0;
  RunValues values;
  MomentTable moments;
  Bytes sealed;  ///< the journal's form, once sealed
};

}  // namespace concordat::engine
