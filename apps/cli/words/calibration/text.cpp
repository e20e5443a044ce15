#include "apps/cli/words/calibration/text.hpp"

#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::CalibrationResult;
using configs::Experiment;

std::string ridge_lines(const Experiment& experiment, const CalibrationResult& result) {
  const auto ridges = analysis::find_ridges(result.ensemble, analysis::factor_values(experiment));
  if (ridges.empty()) return "";
  std::string text = "  known together better than apart (do not read them one by one)\n";
  for (const analysis::Ridge& ridge : ridges) {
    text += "    " + analysis::in_words(ridge, names_of(experiment)) + "\n" + "      narrower by " +
            percent(ridge.narrower) + "; by parts at most " + percent(ridge.best_part) + "\n";
  }
  return text + "\n";
}

std::string unconstrained_lines(const Calibrated& calibrated) {
  std::string names;
  std::size_t k = 0;
  for (const analysis::Constraint& found : analysis::constraints(calibrated.result.ensemble)) {
    const std::string& path = calibrated.experiment.factors[k++].path;
    if (found.verdict == analysis::ConstraintVerdict::not_constrained)
      names += (names.empty() ? "" : ", ") + path;
  }
  if (names.empty()) return "";
  std::string text;
  for (const std::string& line : wrapped("not constrained by these targets: " + names, 76))
    text += "  " + line + "\n";
  return text + "\n";
}

std::string wave_lines(const CalibrationResult& result) {
  std::string text;
  for (std::size_t w = 0; w < result.waves.size(); ++w) {
    const analysis::Wave& wave = result.waves[w];
    text += "  wave " + std::to_string(w + 1) + "   " + with_thousands(wave.kept) + " of " +
            plural(wave.points, "point") + " remain: " + number_in(100 * wave.remaining, 10) +
            " % of the space\n";
  }
  return text;
}

std::string generation_lines(const CalibrationResult& result) {
  std::string text;
  for (std::size_t g = 0; g < result.generations.size(); ++g) {
    const analysis::Generation& one = result.generations[g];
    const bool is_prior = !std::isfinite(one.tolerance);
    text += "  population " + std::to_string(g + 1) + "   " +
            (is_prior ? "the prior" : "tolerance " + decimals(one.tolerance, 2)) + ", " +
            with_thousands(one.accepted) + " of " + plural(one.proposed, "proposal") + ", worth " +
            with_thousands(static_cast<std::uint64_t>(one.effective + .5)) + "\n";
  }
  if (result.gave_up)
    text +=
        "  gave up there: the next tolerance was hardly ever met; nearer than this the\n"
        "  model does not come to these targets within these ranges\n";
  return text;
}

std::string acceptance_line(const CalibrationResult& result) {
  const analysis::Ensemble& ensemble = result.ensemble;
  if (ensemble.size() == 0) return "  no parameter set meets these targets\n\n";
  const bool is_match = !result.waves.empty();
  std::string text = "  accepted " + plural(ensemble.size(), "set") + " of " +
                     with_thousands(ensemble.simulated) + " tried; every target within " +
                     decimals(ensemble.tolerance, 2) +
                     (is_match ? " standard deviations\n" : " tolerances\n");
  const double effective = analysis::effective_size(ensemble.weights);
  text += "  worth " + plural(static_cast<std::uint64_t>(effective + .5), "independent set") +
          " of equal weight (Kish's effective size)\n";
  if (ensemble.failed > 0) text += "  " + plural(ensemble.failed, "set") + " failed: left out\n";
  if (!is_match && ensemble.tolerance > 2)
    text += "  that is far: draw more, keep fewer, or doubt the model or the targets\n";
  if (analysis::is_far(result))
    text += "  NO SET COMES NEAR: even the best misses a target by more than two tolerances\n";
  return text + "\n";
}

std::string recovery_lines(const Experiment& experiment, const CalibrationResult& result) {
  if (result.recovery.empty()) return "";
  std::string text = "  is it honest? 90 % intervals of " +
                     plural(result.recovery.front().sets, "synthetic data set") +
                     " held the truth in\n";
  for (std::size_t k = 0; k < result.recovery.size(); ++k) {
    const analysis::Recovery& one = result.recovery[k];
    const double share = static_cast<double>(one.inside) / static_cast<double>(one.sets);
    text += "    " + left(experiment.factors[k].path, 34) + right(percent(share), 6) + " [" +
            percent_number(one.inside_interval.low) + " – " +
            percent_number(one.inside_interval.high) + "]\n";
  }
  return text + "\n";
}
}  // namespace

std::string calibration_heading(const Experiment& experiment, const Console& console) {
  std::string text = "\n  " + console.strong(experiment.title) + "\n  " + method_words(experiment) +
                     "\n  " + plural(experiment.factors.size(), "parameter") + " · " +
                     plural(experiment.targets.size(), "target") + " · " +
                     plural(experiment.replicates.least, "replicate") + " · seed " +
                     std::to_string(experiment.seed) + "\n\n";
  return text;
}

std::string calibration_text(const Calibrated& calibrated, const Console& console) {
  const auto& [experiment, result, again] = calibrated;
  std::string text = wave_lines(result) + generation_lines(result) + acceptance_line(result);
  if (result.ensemble.size() == 0) return text;
  text += to_text(parameter_table(calibrated)) + "\n";
  text += to_text(target_table(calibrated)) + "\n";
  text += unconstrained_lines(calibrated) + ridge_lines(experiment, result);
  text += recovery_lines(experiment, result);
  return text + "  " + console.strong(disclaimer) + "\n\n";
}

}  // namespace concordat::apps
