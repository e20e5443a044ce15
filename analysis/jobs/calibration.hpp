#pragma once
/// A calibration as a job: what it tries is kept beside the output, so that a killed one goes on;
/// what it accepts is simulated once more, with fresh draws, into the ensemble file.
#include "analysis/fitting/calibration.hpp"
#include "analysis/jobs/job.hpp"

namespace concordat::analysis {

struct CalibrationWatch {
  WatchCalibration stage = {};  ///< while it searches
  Watch ensemble = {};          ///< while what was accepted is simulated; its `stop` ends either
};

struct CalibrationEnd {
  JobEnd::State state = JobEnd::State::interrupted;
  CalibrationResult result;  ///< of what is finished
  std::uint64_t failed = 0;  ///< runs of the ensemble's points
};

/// What is where an ensemble is to be written.
enum class Room : std::uint8_t {
  free,
  begun,    ///< by a calibration that was killed: it goes on
  finished  ///< by this one: nothing is left to do
};
/// Before hours of work. Throws engine::UserError where something else is there, the job does not
/// ask to go on, or asks for more than what is finished has kept.
Room room_for(const configs::Experiment& experiment, const CalibrationOptions& options,
              const Job& job);

/// Where no set is accepted no file is written. Throws engine::UserError, engine::WriteError.
CalibrationEnd run_calibration(const configs::Experiment& experiment,
                               const CalibrationOptions& options, const Job& job,
                               const CalibrationWatch& watch = {});

}  // namespace concordat::analysis
