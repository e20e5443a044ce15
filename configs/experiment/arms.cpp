#include "configs/experiment/arms.hpp"

#include <google/protobuf/text_format.h>

#include <algorithm>
#include <set>

#include "configs/experiment/write.hpp"
#include "configs/factors/table.hpp"
#include "configs/schema/experiment.pb.h"
#include "engine/error.hpp"

namespace concordat::configs {
namespace {
using engine::UserError;

[[noreturn]] void refuse(const std::string& arm, const std::string& why) {
  throw UserError({engine::Problem{why, {}, {engine::Asked::arm, arm}}});
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// "regime=majority" is the path and the value.
std::pair<std::string, std::string> cut(const std::string& setting) {
  const std::size_t equals = setting.find('=');
  if (equals == setting.npos || equals == 0)
    refuse(setting, "must be PATH=VALUE\n   for example regime=majority");
  return {setting.substr(0, equals), setting.substr(equals + 1)};
}

std::string value_of(const std::vector<std::string>& arm, const std::string& path) {
  for (const std::string& setting : arm)
    if (const auto [of, value] = cut(setting); of == path) return value;
  refuse(joined(arm),
         "says nothing of " + path + "\n   every arm says what each of these is, the control too");
}

/// The points of the ensemble, or one without anything.
schema::Experiment start_of(const ArmsPlan& plan) {
  schema::Experiment text;
  for (const std::string& path : plan.sets.paths) text.add_factor()->set_path(path);
  for (const auto& set : plan.sets.values)
    text.mutable_design()->mutable_list()->add_row(written_row(set));
  if (!plan.sets.values.empty()) {
    schema::PointList& list = *text.mutable_design()->mutable_list();
    list.set_ensemble(true);
    list.set_alike(static_cast<std::uint32_t>(plan.arms.size()));
    return text;
  }
  if (plan.ensemble.empty()) return text;
  if (!google::protobuf::TextFormat::ParseFromString(plan.ensemble, &text) ||
      text.design().list().row_size() == 0)
    throw UserError("the ensemble lists no points\n   it must be a file that a calibration wrote");
  return text;
}

void apply_scenario(const ArmsPlan& plan, const std::vector<std::string>& paths,
                    schema::Experiment& text) {
  if (!plan.scenario.empty()) {
    text.clear_base();
    text.clear_footprint();
    text.clear_set();
    text.set_scenario(plan.scenario);
  }
  if (!plan.overrides.footprint.empty()) text.set_footprint(plan.overrides.footprint);
  if (plan.overrides.months > 0) text.set_months(plan.overrides.months);
  const std::vector<std::string> before(text.set().begin(), text.set().end());
  text.clear_set();
  for (const std::string& setting : before)
    if (std::ranges::find(paths, cut(setting).first) == paths.end()) text.add_set(setting);
  for (const std::string& setting : plan.overrides.settings) text.add_set(setting);
}

/// Every point of the list once for each arm.
void list_arms(const ArmsPlan& plan, const std::vector<std::string>& paths,
               schema::Experiment& text) {
  for (const std::string& path : paths) text.add_factor()->set_path(path);
  schema::PointList& list = *text.mutable_design()->mutable_list();
  std::vector<std::string> points(list.row().begin(), list.row().end());
  if (points.empty()) points.emplace_back();
  list.clear_row();
  for (const std::string& point : points)
    for (const auto& arm : plan.arms) {
      std::vector<std::string> values;
      for (const std::string& path : paths) values.push_back(value_of(arm, path));
      list.add_row(point + (point.empty() ? "" : ", ") + written_row(values));
    }
}
}  // namespace

std::vector<std::string> paths_of_arms(const std::vector<std::vector<std::string>>& arms) {
  if (arms.size() < 2)
    throw UserError("one arm alone\n   a comparison needs two: the first is the control");
  std::vector<std::string> paths;
  for (const std::string& setting : arms.front()) paths.push_back(cut(setting).first);
  std::set<std::vector<std::string>> seen;
  for (const auto& arm : arms) {
    std::vector<std::string> values;
    for (const std::string& path : paths) values.push_back(value_of(arm, path));
    for (const std::string& setting : arm)
      if (std::ranges::find(paths, cut(setting).first) == paths.end())
        (void)value_of(arms.front(), cut(setting).first);
    if (!seen.insert(values).second) refuse(joined(arm), "is there twice\n   keep one of them");
  }
  return paths;
}

Experiment experiment_of_arms(const ArmsPlan& plan) {
  const std::vector<std::string> paths = paths_of_arms(plan.arms);
  schema::Experiment text = start_of(plan);
  apply_scenario(plan, paths, text);
  list_arms(plan, paths, text);
  if (!plan.title.empty()) text.set_title(plan.title);
  text.clear_target();
  text.clear_adaptive();
  text.set_replicates(plan.replicates);
  text.set_seed(plan.seed);
  text.set_own_draws(!plan.sets.values.empty());
  return read_experiment_text(printed(text), "the arms");
}

}  // namespace concordat::configs
