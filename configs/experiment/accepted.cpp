#include <google/protobuf/text_format.h>

#include <sstream>

#include "configs/experiment/experiment.hpp"
#include "configs/experiment/write.hpp"
#include "configs/factors/table.hpp"
#include "configs/schema/experiment.pb.h"
#include "engine/error.hpp"

namespace concordat::configs {
namespace {

constexpr std::string_view accepted_by = "# Accepted by this calibration:\n";

/// What the points were accepted for, as comments.
std::string reasons(const schema::Experiment& calibration) {
  schema::Experiment kept;
  *kept.mutable_factor() = calibration.factor();
  *kept.mutable_target() = calibration.target();
  *kept.mutable_calibration() = calibration.calibration();
  std::string text = std::string(accepted_by) + "# ";
  for (const char letter : printed(kept)) {
    text += letter;
    if (letter == '\n') text += "# ";
  }
  return text.substr(0, text.size() - 2);
}

schema::Experiment listed(schema::Experiment text,
                          const std::vector<std::vector<std::string>>& points) {
  text.clear_calibration();
  text.clear_target();
  for (schema::Factor& factor : *text.mutable_factor()) {
    const std::string path = factor.path();
    factor.Clear();
    factor.set_path(path);
  }
  schema::PointList& list = *text.mutable_design()->mutable_list();
  for (const auto& point : points) list.add_row(written_row(point));
  list.set_ensemble(true);
  text.set_own_draws(true);
  return text;
}

}  // namespace

Experiment accepted_points(const Experiment& calibration,
                           const std::vector<std::vector<std::string>>& points) {
  schema::Experiment text;
  if (!google::protobuf::TextFormat::ParseFromString(calibration.text, &text))
    throw engine::UserError("the calibration's text cannot be read again");
  Experiment accepted = read_experiment_text(printed(listed(text, points)), "the accepted points");
  accepted.text += reasons(text);
  return accepted;
}

bool accepts_for(const Experiment& calibration, const std::string& accepted) {
  schema::Experiment text;
  return google::protobuf::TextFormat::ParseFromString(calibration.text, &text) &&
         accepted.find(reasons(text)) != std::string::npos;
}

std::vector<Target> targets_of(const std::string& accepted) {
  const std::size_t at = accepted.find(accepted_by);
  if (at == std::string::npos) return {};
  std::istringstream lines(accepted.substr(at + accepted_by.size()));
  std::string text;
  for (std::string line; std::getline(lines, line) && line.starts_with("#");)
    text += line.substr(1) + "\n";
  schema::Experiment reasons;
  if (!google::protobuf::TextFormat::ParseFromString(text, &reasons)) return {};
  std::vector<Target> targets;
  for (const schema::Target& from : reasons.target())
    targets.push_back({from.outcome(), static_cast<Statistic>(from.statistic()), from.value(),
                       from.tolerance(), from.source()});
  return targets;
}

}  // namespace concordat::configs
