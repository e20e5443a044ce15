#include <cmath>

#include "configs/claims/claims.hpp"
#include "configs/factors/table.hpp"

namespace concordat::configs {
namespace {

struct StatisticWriter {
  schema::Claim& text;

  void operator()(const Contrast& from) const {
    auto& contrast = *text.mutable_contrast();
    for (const Term& one : from.terms) {
      auto& term = *contrast.add_term();
      term.set_times(one.times);
      term.set_outcome(one.outcome);
      term.set_at(written_row(one.at));
      term.set_of(static_cast<schema::Term::Of>(one.of));
    }
  }
  void operator()(const Peak& from) const {
    auto& peak = *text.mutable_peak();
    peak.set_outcome(from.outcome);
    for (const PointName& point : from.at) peak.add_at(written_row(point));
    peak.set_along(from.along);
  }
  void operator()(const Curvature& from) const {
    auto& curvature = *text.mutable_curvature();
    curvature.set_outcome(from.outcome);
    for (const PointName& point : from.at) curvature.add_at(written_row(point));
    curvature.set_along(from.along);
    curvature.set_log_odds(from.log_odds);
  }
  void operator()(const Steps& from) const {
    auto& steps = *text.mutable_steps();
    steps.set_outcome(from.outcome);
    for (const PointName& point : from.at) steps.add_at(written_row(point));
  }
  void operator()(const Reaches& from) const {
    auto& reaches = *text.mutable_reaches();
    reaches.set_series(from.series);
    reaches.set_at(written_row(from.at));
    reaches.set_share(from.share);
  }
  void operator()(const Crosses& from) const {
    auto& crosses = *text.mutable_crosses();
    crosses.set_series(from.series);
    crosses.set_at(written_row(from.at));
    crosses.set_control(written_row(from.control));
  }
  void operator()(const Recovery& from) const {
    auto& recovery = *text.mutable_recovery();
    recovery.set_series(from.series);
    recovery.set_at(written_row(from.at));
    recovery.set_control(written_row(from.control));
    recovery.set_from(from.from);
  }
  void operator()(const RankCorrelation& from) const {
    auto& correlation = *text.mutable_rank_correlation();
    correlation.set_outcome(from.outcome);
    correlation.set_with(from.with);
    correlation.set_at(written_row(from.at));
  }
};

void write_claim(const Claim& from, schema::Claim& text) {
  text.set_that(from.that);
  std::visit(StatisticWriter{text}, from.statistic);
  if (std::isfinite(from.above)) text.set_above(from.above);
  if (std::isfinite(from.below)) text.set_below(from.below);
  if (std::isfinite(from.at_least)) text.set_at_least(from.at_least);
  if (std::isfinite(from.at_most)) text.set_at_most(from.at_most);
  if (from.exactly) text.set_exactly(*from.exactly);
}

void write_pattern(const Pattern& from, schema::Pattern& text) {
  text.set_id(from.id);
  for (const std::string& source : from.sources) text.add_source(source);
  text.set_use(static_cast<schema::Pattern::Use>(from.use));
  text.set_standing(static_cast<schema::Pattern::Standing>(from.standing));
  text.set_because(from.because);
  for (const std::string& mechanism : from.needs) text.add_needs(mechanism);
  if (!from.explanation.empty()) text.set_explanation(from.explanation);
}

}  // namespace

void write_claims(const Experiment& experiment, schema::Experiment& text) {
  if (experiment.pattern) write_pattern(*experiment.pattern, *text.mutable_pattern());
  for (const Claim& claim : experiment.claims) write_claim(claim, *text.add_claim());
}

}  // namespace concordat::configs
