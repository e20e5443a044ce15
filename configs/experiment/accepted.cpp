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

/// What the points were accepted for, as comments; a remark is a comment within them.
std::string reasons(const schema::Experiment& calibration, const std::string& remark) {
  schema::Experiment kept;
  *kept.mutable_factor() = calibration.factor();
  *kept.mutable_target() = calibration.target();
  *kept.mutable_calibration() = calibration.calibration();
  std::string text = std::string(accepted_by) + "# ";
  for (const char letter : printed(kept)) {
    text += letter;
    if (letter == '\n') text += "# ";
  }
  text.resize(text.size() - 2);
  return remark.empty() ? text : text + "# # " + remark + "\n";
}

schema::Experiment read_again(const Experiment& calibration) {
  schema::Experiment text;
  if (!google::protobuf::TextFormat::ParseFromString(calibration.text, &text))
    throw engine::UserError("the calibration's text cannot be read again");
  return text;
}

template <class Rows>
schema::Experiment listed(schema::Experiment text, const Rows& rows) {
  text.clear_calibration();
  text.clear_target();
  for (schema::Factor& factor : *text.mutable_factor()) {
    const std::string path = factor.path();
    factor.Clear();
    factor.set_path(path);
  }
  schema::PointList& list = *text.mutable_design()->mutable_list();
  for (const std::string& row : rows) list.add_row(row);
  list.set_ensemble(true);
  text.set_own_draws(true);
  return text;
}

template <class Rows>
Experiment accepted_rows(const Experiment& calibration, const Rows& rows,
                         const std::string& remark) {
  const schema::Experiment text = read_again(calibration);
  Experiment accepted = read_experiment_text(printed(listed(text, rows)), "the accepted points");
  accepted.text += reasons(text, remark);
  return accepted;
}

}  // namespace

Experiment accepted_points(const Experiment& calibration,
                           const std::vector<std::vector<std::string>>& points,
                           const std::string& remark) {
  std::vector<std::string> rows;
  for (const auto& point : points) rows.push_back(written_row(point));
  return accepted_rows(calibration, rows, remark);
}

bool accepts_for(const Experiment& calibration, const std::string& accepted,
                 const std::string& remark) {
  schema::Experiment text;
  return google::protobuf::TextFormat::ParseFromString(accepted, &text) &&
         text.design().list().row_size() > 0 &&
         accepted_rows(calibration, text.design().list().row(), remark).text == accepted;
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
