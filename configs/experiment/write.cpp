#include "configs/experiment/write.hpp"

#include <google/protobuf/text_format.h>

#include "configs/claims/claims.hpp"
#include "configs/factors/table.hpp"
#include "configs/schema/experiment.pb.h"

namespace concordat::configs {
namespace {

constexpr std::string_view heading =
    "# A complete Concordat experiment: nothing is left to defaults but the scenario's own.\n";

void write_factor(const Factor& from, bool is_listed, schema::Factor& text) {
  text.set_path(from.path);
  if (is_listed) return;
  if (!from.group.empty()) text.set_group(from.group);
  for (const std::string& level : from.levels) text.add_level(level);
  if (!from.levels.empty()) return;
  text.set_low(from.low);
  text.set_high(from.high);
  text.set_distribution(static_cast<schema::Factor::Distribution>(from.distribution));
  if (from.distribution == Distribution::triangular) text.set_mode(from.mode);
  if (from.distribution != Distribution::normal) return;
  text.set_mean(from.mean);
  text.set_deviation(from.deviation);
}

struct DesignWriter {
  schema::Design& text;

  void operator()(const FullFactorial& from) const {
    text.mutable_full_factorial()->set_levels(from.levels);
  }
  void operator()(const OneAtATime& from) const {
    text.mutable_one_at_a_time()->set_levels(from.levels);
  }
  void operator()(const LatinHypercube& from) const {
    text.mutable_latin_hypercube()->set_points(from.points);
    text.mutable_latin_hypercube()->set_candidates(from.candidates);
  }
  void operator()(const SobolSequence& from) const {
    text.mutable_sobol_sequence()->set_points(from.points);
    text.mutable_sobol_sequence()->set_scrambled(from.scrambled);
  }
  void operator()(const Saltelli& from) const {
    text.mutable_saltelli()->set_base(from.base);
    text.mutable_saltelli()->set_second_order(from.second_order);
  }
  void operator()(const Morris& from) const {
    text.mutable_morris()->set_trajectories(from.trajectories);
    text.mutable_morris()->set_levels(from.levels);
    text.mutable_morris()->set_candidates(from.candidates);
  }
  void operator()(const PointList& from) const {
    for (const auto& point : from.values) text.mutable_list()->add_row(written_row(point));
    if (from.is_ensemble) text.mutable_list()->set_ensemble(true);
    if (from.alike > 1) text.mutable_list()->set_alike(from.alike);
    for (const Refined& one : from.refined) {
      schema::Refined& refined = *text.mutable_list()->add_refined();
      refined.set_row(one.row);
      refined.set_after(one.after);
      refined.set_before(one.before);
      refined.set_beside(one.beside);
    }
    for (const Crossing& one : from.crossings) {
      schema::Crossing& crossing = *text.mutable_list()->add_crossing();
      crossing.set_outcome(one.outcome);
      if (one.at_least) crossing.set_at_least(*one.at_least);
      crossing.set_level(one.level);
    }
  }
};

struct CalibrationWriter {
  schema::Calibration& text;

  void operator()(const AbcRejection& from) const {
    text.mutable_abc_rejection()->set_draws(from.draws);
    text.mutable_abc_rejection()->set_accept(from.accept);
  }
  void operator()(const AbcSmc& from) const {
    text.mutable_abc_smc()->set_particles(from.particles);
    text.mutable_abc_smc()->set_generations(from.generations);
    text.mutable_abc_smc()->set_quantile(from.quantile);
  }
  void operator()(const HistoryMatching& from) const {
    text.mutable_history_matching()->set_waves(from.waves);
    text.mutable_history_matching()->set_points(from.points);
    text.mutable_history_matching()->set_cutoff(from.cutoff);
  }
};

void write_replicates(const Replicates& from, schema::Experiment& text) {
  if (from.narrow.empty()) return text.set_replicates(from.least);
  auto& adaptive = *text.mutable_adaptive();
  adaptive.set_least(from.least);
  adaptive.set_most(from.most);
  for (const Narrow& one : from.narrow) {
    auto& narrow = *adaptive.add_narrow();
    narrow.set_outcome(one.outcome);
    narrow.set_half_width(one.half_width);
  }
}

void write_outcomes(const Experiment& from, schema::Experiment& text) {
  for (const SeriesOutcome& one : from.outcomes) {
    auto& outcome = *text.add_outcome();
    outcome.set_name(one.name);
    outcome.set_series(one.series);
    if (one.from == one.until) {
      outcome.set_month(one.from);
    } else {
      outcome.set_from(one.from);
      outcome.set_until(one.until);
    }
  }
  for (const Target& one : from.targets) {
    auto& target = *text.add_target();
    target.set_outcome(one.outcome);
    target.set_statistic(static_cast<schema::Target::Statistic>(one.statistic));
    target.set_value(one.value);
    target.set_tolerance(one.tolerance);
    if (!one.source.empty()) target.set_source(one.source);
  }
}

void write_keep(const Keep& from, schema::Experiment& text) {
  if (from.series.empty()) return;
  auto& keep = *text.mutable_keep();
  for (const std::string& name : from.series) keep.add_series(name);
  if (!from.paired_by.empty()) keep.set_paired_by(from.paired_by);
  if (from.every_run) keep.set_every_run(true);
}

void write_overrides(const Overrides& from, schema::Experiment& text) {
  if (!from.footprint.empty()) text.set_footprint(from.footprint);
  if (from.months != 0) text.set_months(from.months);
  for (const std::string& setting : from.settings) text.add_set(setting);
}

}  // namespace

std::string canonical_text(const Experiment& experiment, const schema::Scenario& scenario) {
  schema::Experiment text;
  text.set_title(experiment.title);
  if (!experiment.scenario.empty()) *text.mutable_base() = scenario;
  write_overrides(experiment.overrides, text);
  const bool is_listed = std::holds_alternative<PointList>(experiment.design);
  for (const Factor& factor : experiment.factors)
    write_factor(factor, is_listed, *text.add_factor());
  if (experiment.calibration) {
    std::visit(CalibrationWriter{*text.mutable_calibration()}, *experiment.calibration);
  } else {
    std::visit(DesignWriter{*text.mutable_design()}, experiment.design);
  }
  write_replicates(experiment.replicates, text);
  text.set_seed(experiment.seed);
  text.set_own_draws(experiment.own_draws);
  write_outcomes(experiment, text);
  write_keep(experiment.keep, text);
  write_claims(experiment, text);
  return std::string(heading) + printed(text);
}

std::string printed(const google::protobuf::Message& message) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(message, &text);
  return text;
}

}  // namespace concordat::configs
