#include "analysis/stress/who/keystones.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/statistics/none.hpp"
#include "analysis/statistics/rank_correlation.hpp"
#include "analysis/stress/measures/means.hpp"
#include "analysis/stress/measures/pair.hpp"
#include "analysis/stress/runs.hpp"
#include "analysis/stress/tested.hpp"
#include "analysis/stress/who/bodies.hpp"
#include "engine/error.hpp"
#include "engine/network/measures.hpp"
#include "engine/store/journal/job.hpp"

namespace concordat::analysis {
namespace {
using agents::EventKind;
using agents::Scenario;

/// Years of all joint work that a body does in a run: a body of n is an n-th of all.
double own_years(const BodyPaths& paths, std::size_t run, std::size_t body) {
  double sum = 0;
  for (const float month : paths.of(run, body)) sum += std::isnan(month) ? 0 : double(month);
  return sum / year / double(paths.codes.size());
}

/// `own` are years that the body itself does less, by run.
BodyLoss loss_of(const StressRuns& runs, int twin, int shocked, const std::vector<double>& own) {
  const auto a = runs.outcome(twin, "final_trust"), b = runs.outcome(shocked, "final_trust"),
             before = runs.outcome(twin, "retreat_month"),
             month = runs.outcome(shocked, "retreat_month");
  std::vector<double> lost, others;
  std::uint64_t hurt = 0, followed = 0, retreats = 0;
  BodyLoss loss;
  loss.acts = false;
  for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k) {
    if (std::isnan(a[k]) || std::isnan(b[k])) continue;
    const auto quiet = runs.path(twin, k), struck = runs.path(shocked, k);
    loss.acts = loss.acts || a[k] != b[k] || quiet != struck;
    const StressedPair pair = measure_pair(quiet, struck, 0);
    lost.push_back(pair.lost());
    others.push_back(pair.lost() - own[k]);
    hurt += pair.is_hurt() ? 1 : 0;
    if (before[k] < float(runs.from()) || month[k] < float(runs.from())) continue;
    ++followed;
    retreats += std::isnan(month[k]) ? 0 : 1;
  }
  loss.pairs = lost.size();
  loss.lost = mean_of(lost);
  loss.others = mean_of(others);
  loss.hurt = share_of(hurt, lost.size());
  loss.risk = share_of(retreats, followed);
  return loss;
}

Estimate level_of(const StressRuns& runs, int twin) {
  std::vector<double> levels;
  for (std::uint64_t k = 0; k < runs.replicates(); ++k) {
    const auto path = runs.path(twin, k);
    const double level = measure_pair(path, path, 0).twin;
    if (!std::isnan(level)) levels.push_back(level);
  }
  return mean_of(levels);
}

/// Everything about a body but what is lost.
Keystone portrait(const Scenario& scenario, std::size_t index, const engine::Network& network,
                  const std::vector<double>& between) {
  const agents::Organisation& body = scenario.organisations[index];
  Keystone one;
  one.code = body.code;
  one.name = body.name;
  one.subtype = agents::subtype_of(body);
  one.turnover = body.turnover;
  one.of = 0;
  for (const agents::Organisation& other : scenario.organisations) {
    if (agents::subtype_of(other) != one.subtype) continue;
    ++one.of;
    one.rank += other.turnover > body.turnover ? 1 : 0;
  }
  for (const agents::Membership& m : scenario.memberships)
    one.places += m.organisation == static_cast<int>(index) ? 1 : 0;
  one.degree = static_cast<int>(network.targets(static_cast<int>(index)).size());
  one.betweenness = between[index];
  return one;
}

GoesWith goes_with(const std::vector<Keystone>& bodies, BodyLoss Keystone::*which) {
  std::vector<double> lost, turnover, degree, betweenness;
  for (const Keystone& one : bodies) {
    if (!(one.*which).acts) continue;
    lost.push_back((one.*which).others.value);
    turnover.push_back(one.turnover);
    degree.push_back(one.degree);
    betweenness.push_back(one.betweenness);
  }
  if (lost.size() < 3) return {none, none, none};
  return {rank_correlation(lost, turnover), rank_correlation(lost, degree),
          rank_correlation(lost, betweenness)};
}
}  // namespace

double Keystone::most() const {
  return std::max(exit.acts ? exit.others.value : 0., refusal.acts ? refusal.others.value : 0.);
}

engine::Network network_of_places(const Scenario& scenario) {
  std::vector<engine::Edge> edges;
  for (const agents::Membership& one : scenario.memberships)
    for (const agents::Membership& other : scenario.memberships)
      if (one.place == other.place && one.organisation != other.organisation)
        edges.push_back({one.organisation, other.organisation});
  for (const agents::Tie& tie : scenario.ties) {
    edges.push_back({tie.one, tie.other});
    edges.push_back({tie.other, tie.one});
  }
  return {static_cast<int>(scenario.organisations.size()), std::move(edges)};
}

configs::Experiment experiment_of_keystones(configs::StressPlan plan, double years) {
  const agents::Scenario base = configs::scenario_of_stress(plan);
  const auto& bodies = base.organisations;
  if (bodies.size() > most_bodies)
    throw engine::UserError(engine::with_commas(bodies.size()) +
                            " organisations: each would leave in its turn\n   at most " +
                            engine::with_commas(most_bodies) + "; take a smaller place");
  if (plan.regimes.empty()) plan.regimes.emplace_back(agents::name_of(base.regime));
  plan.regimes.resize(1);
  plan.decisions.clear();
  plan.rivals.clear();  // assumptions of the first cell alone
  plan.shocks.clear();
  for (const agents::Organisation& body : bodies)
    for (const char* shock : {"largest_withdraws", "largest_refuses"})
      plan.shocks.push_back({shock, {years}, body.code});
  return configs::experiment_of_stress(plan);
}

bool asks_for_keystones(const engine::ResultFile& file) {
  const StressRuns runs(file);
  const StressTested tested = tested_in(file, runs);
  return std::ranges::all_of(tested.scenario.shocks, [&](const agents::Shock& shock) {
    return body_of(shock, tested.scenario) >= 0;
  });
}

std::optional<Keystones> keystones(const engine::ResultFile& file, const InMemory& how) {
  const StressRuns runs(file);
  const StressTested tested = tested_in(file, runs);
  const Scenario& scenario = tested.scenario;
  Keystones all;
  all.title = file.title();
  all.regime = runs.points().front().regime;
  all.from = runs.from();
  all.months = runs.months();
  all.pairs = runs.replicates();
  all.seed = file.seed();
  all.runs = file.runs();
  all.failed = file.failed();
  all.level = level_of(runs, 0);
  const engine::Network network = network_of_places(scenario);
  const std::vector<double> between = engine::betweenness(network);
  const auto follow = [&](std::size_t point) {
    return follow_bodies(scenario_of(file, runs.points()[point]), file.seed(),
                         static_cast<std::uint32_t>(runs.replicates()), runs.from(), how);
  };
  const std::optional<BodyPaths> twins = follow(0);
  if (!twins) return std::nullopt;
  std::map<int, Keystone> bodies;
  for (std::size_t k = 0; k < scenario.shocks.size(); ++k) {
    const int body = body_of(scenario.shocks[k], scenario);
    if (body < 0) throw engine::UserError(file.path() + ": does not ask for keystones");
    const auto [at, is_new] =
        bodies.try_emplace(body, portrait(scenario, std::size_t(body), network, between));
    const bool is_exit = scenario.shocks[k].events.front().event.kind == EventKind::withdrawal;
    BodyLoss& loss = is_exit ? at->second.exit : at->second.refusal;
    for (std::size_t point = 0; point < runs.points().size(); ++point)
      if (runs.points()[point].shock() == static_cast<int>(k) &&
          runs.is_own(runs.points()[point])) {
        const std::optional<BodyPaths> struck = follow(point);
        if (!struck) return std::nullopt;
        const std::size_t at_body = twins->find(scenario.organisations[std::size_t(body)].code);
        std::vector<double> own;
        for (std::uint64_t run = 0; run < runs.replicates(); ++run)
          own.push_back(own_years(*twins, run, at_body) - own_years(*struck, run, at_body));
        all.years = runs.points()[point].size();
        loss = loss_of(runs, 0, static_cast<int>(point), own);
      }
  }
  for (auto& [index, body] : bodies) all.bodies.push_back(std::move(body));
  all.exit = goes_with(all.bodies, &Keystone::exit);
  all.refusal = goes_with(all.bodies, &Keystone::refusal);
  std::ranges::stable_sort(all.bodies, std::ranges::greater{}, &Keystone::most);
  return all;
}

}  // namespace concordat::analysis
