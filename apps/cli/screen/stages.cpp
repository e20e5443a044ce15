#include "apps/cli/screen/stages.hpp"

#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
std::string words(const analysis::CalibrationStage& stage, double elapsed) {
  std::string text = "  ";
  if (stage.stages > 1)
    text += std::to_string(stage.stage) + " of " + std::to_string(stage.stages) + "   ";
  text += with_thousands(stage.done) + "/" + with_thousands(stage.wanted);
  if (std::isfinite(stage.tolerance)) text += "   within " + decimals(stage.tolerance, 2);
  text += "   " + plural(stage.simulated, "set") + " tried";
  if (elapsed > 0) {
    const double rate = static_cast<double>(stage.simulated) / elapsed;
    text += "   " + with_thousands(static_cast<std::uint64_t>(rate + .5)) + "/s";
  }
  return text;
}
}  // namespace

StageProgress::StageProgress(Console& console, Clock clock)
    : console_(console), clock_(std::move(clock)), started_at_(clock_()) {}

void StageProgress::show(const analysis::CalibrationStage& stage) {
  const bool redraws = console_.err_style.redraws, is_over = stage.done >= stage.wanted;
  if (!redraws && !is_over) return;
  const double now = clock_();
  if (redraws && !is_over && now - drawn_at_ < seconds_between_redraws) return;
  drawn_at_ = now;
  const std::string line = left(words(stage, now - started_at_), screen_columns - 3);
  redraws ? console_.redraw(line) : console_.remark(line + "\n");
}

void StageProgress::end() {
  if (console_.err_style.redraws && drawn_at_ > 0) console_.remark("\n\n");
  drawn_at_ = 0;
}

}  // namespace concordat::apps
