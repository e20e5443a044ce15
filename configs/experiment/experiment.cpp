#include "configs/experiment/experiment.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "configs/claims/claims.hpp"
#include "configs/england/england.hpp"
#include "configs/experiment/changes.hpp"
#include "configs/experiment/shipped.hpp"
#include "configs/experiment/write.hpp"
#include "configs/factors/factors.hpp"
#include "configs/plan/calibration.hpp"
#include "configs/plan/design.hpp"
#include "configs/plan/keep.hpp"
#include "configs/plan/outcomes.hpp"
#include "configs/plan/refined.hpp"
#include "engine/error.hpp"

namespace concordat::configs {
namespace {

namespace fs = std::filesystem;

/// Reads step by step; what a step needs has been checked by those before it.
class ExperimentReader {
 public:
  explicit ExperimentReader(Source source) : text_(parse_experiment(std::move(source), problems_)) {
    if (is_listed()) table_ = read_points(*text_, problems_);
  }

  /// Whether the changes can be made; before anything else is read.
  bool change(const PatternChanges& changes) {
    problems_.raise();
    std::vector<std::string> varied = table_.heading;
    for (const auto& factor : text_->message.factor()) varied.push_back(factor.path());
    return configs::change(*text_, varied, changes);
  }

  Experiment read() {
    const VariantReader variants(text_->scenario, shared_settings(), problems_);
    Variation variation(variants, stand_in(variants));
    read_values();
    read_plan(variation);
    problems_.raise();
    experiment_.text = canonical_text(experiment_, text_->scenario.message);
    if (experiment_.text.size() > largest_source)
      throw engine::UserError(text_->source.name() + ": has too many points to be kept as text");
    return std::move(experiment_);
  }

 private:
  bool is_listed() const { return text_->message.design().has_list(); }

  /// What is the same in every point, in the order in which it counts.
  std::vector<Setting> shared_settings() const {
    std::vector<Setting> settings;
    const auto& message = text_->message;
    if (message.has_months())
      settings.push_back({"months=" + std::to_string(message.months()), text_->at({{"months"}})});
    for (int i = 0; i < message.set_size(); ++i)
      settings.push_back({message.set(i), text_->at({{"set", i}})});
    for (const std::string& setting : text_->more)
      settings.push_back({setting, {nullptr, {}, {engine::Asked::setting, setting}}});
    if (message.has_footprint())
      settings.push_back({"footprint=" + message.footprint(), text_->at({{"footprint"}})});
    return settings;
  }

  /// Where only a factor brings footprints: the first of them.
  std::vector<Setting> stand_in(const VariantReader& variants) {
    if (variants.scenario()) return {};
    const auto column = std::ranges::find(table_.heading, "footprint");
    const auto index = static_cast<std::size_t>(column - table_.heading.begin());
    if (column != table_.heading.end() && !table_.rows.empty() &&
        index < table_.rows.front().size())
      return {{"footprint=" + table_.rows.front()[index], table_.at(0, index)}};
    for (int i = 0; i < text_->message.factor_size() && !is_listed(); ++i) {
      const auto& factor = text_->message.factor(i);
      if (factor.path() != "footprint") continue;
      if (factor.level_size() == 0) return {{"footprint=" + footprints().front().slug, {}}};
      return {{"footprint=" + factor.level(0), text_->at({{"factor", i}, {"level", 0}})}};
    }
    problems_.add({&text_->source, {}}, "nobody takes part",
                  "name a footprint (footprint: \"Dorset\") or a scenario with organisations");
    problems_.raise();
    return {};
  }

  void read_values() {
    const auto& message = text_->message;
    experiment_.title = message.title();
    if (experiment_.title.empty())
      experiment_.title = fs::path(text_->source.name()).stem().string();
    experiment_.scenario = printed(text_->scenario.message);
    experiment_.overrides = {
        message.footprint(), message.months(), {message.set().begin(), message.set().end()}};
    auto& settings = experiment_.overrides.settings;
    const auto path = [](const std::string& setting) {
      return setting.substr(0, setting.find('='));
    };
    for (const std::string& over : text_->more)  // takes the place of what the text sets
      std::erase_if(settings, [&](const std::string& set) { return path(set) == path(over); });
    settings.insert(settings.end(), text_->more.begin(), text_->more.end());
    if (message.has_seed()) experiment_.seed = message.seed();
    experiment_.own_draws =
        message.has_own_draws() ? message.own_draws() : message.has_calibration();
    experiment_.replicates = read_replicates(*text_, problems_);
    experiment_.notes = notes_of(text_->scenario);
    check_settings();
  }

  /// What the text sets twice is a mistake; what a condition sets on top of it is not.
  void check_settings() {
    const auto& message = text_->message;
    std::set<std::string> seen;
    if (message.has_months()) seen.insert("months");
    if (message.has_footprint()) seen.insert("footprint");
    for (int i = 0; i < message.set_size(); ++i) {
      const std::string path = message.set(i).substr(0, message.set(i).find('='));
      if (!seen.insert(path).second)
        problems_.add(text_->at({{"set", i}}), quoted(path) + " is set twice", "keep one of them");
    }
  }

  /// How many of the listed points share their draws.
  std::uint32_t read_alike(std::size_t points) {
    const auto& list = text_->message.design().list();
    if (!list.has_alike() || list.alike() == 0 || points % list.alike() == 0)
      return std::max(1u, list.has_alike() ? list.alike() : 1u);
    problems_.add(text_->at({{"design"}, {"list"}, {"alike"}}),
                  "alike is " + std::to_string(list.alike()) + ", but there are " +
                      std::to_string(points) + " points",
                  "it must divide them");
    return 1;
  }

  void read_plan(Variation& variation) {
    PointList points;
    auto& factors = experiment_.factors;
    factors = is_listed() ? read_listed_factors(*text_, table_, variation, points.values, problems_)
                          : read_factors(*text_, variation, problems_);
    if (text_->message.factor_size() == 0 && !is_listed())
      problems_.add({&text_->source, {}}, "nothing is varied",
                    "add a factor: factor { path: \"trust.gain\" }");
    experiment_.design = read_design(*text_, factors, problems_);
    points.is_ensemble = text_->message.design().list().ensemble();
    points.alike = read_alike(points.values.size());
    const bool is_list = std::holds_alternative<PointList>(experiment_.design);
    experiment_.calibration = read_calibration(*text_, factors, problems_);
    const bool varied = std::ranges::find(factors, "months", &Factor::path) != factors.end();
    const int months = varied ? 0 : variation.months();
    experiment_.outcomes = read_outcomes(*text_, months, problems_);
    read_refined(*text_, experiment_.outcomes, points, problems_);
    if (is_list) experiment_.design = std::move(points);
    experiment_.replicates.narrow = read_narrow(*text_, experiment_.outcomes, problems_);
    experiment_.targets = read_targets(*text_, experiment_.outcomes, problems_);
    experiment_.keep = read_keep(*text_, factors, problems_);
    read_claims(*text_, months, experiment_, problems_);
    if (problems_.empty()) check_size(*text_, experiment_, problems_);
  }

  Problems problems_;
  std::unique_ptr<ExperimentText> text_;
  TextTable table_;
  Experiment experiment_;
};

}  // namespace

Experiment read_experiment_text(const std::string& text, const std::string& name,
                                const std::string& folder) {
  return ExperimentReader(Source(name, folder, checked_text(text, name, "experiment"))).read();
}

Experiment read_experiment_file(const std::string& path_or_name) {
  return ExperimentReader(open_experiment(path_or_name)).read();
}

std::optional<Experiment> read_changed(Source source, const PatternChanges& changes) {
  ExperimentReader reader(std::move(source));
  if (!reader.change(changes)) return {};
  return reader.read();
}

}  // namespace concordat::configs
