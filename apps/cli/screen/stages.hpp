#pragma once
/// How far a calibration is: drawn over on a terminal, a line for each stage elsewhere.
#include <string>

#include "analysis/ensembles/simulator.hpp"
#include "apps/cli/screen/progress.hpp"

namespace concordat::apps {

class StageProgress {
 public:
  explicit StageProgress(Console& console, Clock clock = steady_seconds);

  void show(const analysis::CalibrationStage& stage);
  /// Ends the line that is drawn over. May be called again.
  void end();

 private:
  Console& console_;
  Clock clock_;
  double started_at_, drawn_at_ = 0;
};

}  // namespace concordat::apps
