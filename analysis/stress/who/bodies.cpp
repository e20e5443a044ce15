#include "analysis/stress/who/bodies.hpp"

#include <algorithm>

#include "analysis/experiments/study.hpp"
#include "analysis/stress/measures/pair.hpp"
#include "engine/ensemble/pipeline.hpp"

namespace concordat::analysis {
namespace {
class BodyStages : public engine::Stages {
 public:
  BodyStages(const Study& study, int from, const InMemory& how, const std::string& state)
      : study_(study), how_(how), header_(study.header()), from_(std::size_t(from)) {
    const auto& states = header_.organisation_states;
    const auto found = std::ranges::find(states, state, &engine::Quantity::name);
    state_ = static_cast<std::size_t>(found - states.begin());
    out_.months = std::size_t(header_.shape.months) - from_;
    out_.codes = header_.organisation_codes;
    out_.values.resize(study.runs() * out_.codes.size() * out_.months);
    out_.fails.resize(study.runs());
  }

  std::optional<std::size_t> next() override {
    is_stopped_ = is_stopped_ || how_.watch.is_stopped();
    if (is_stopped_ || next_ * engine::block_runs >= study_.runs()) return std::nullopt;
    return next_++;
  }

  /// No two blocks keep the same run, so that nothing is to be guarded.
  void simulate(std::size_t index) override {
    const std::size_t first = index * engine::block_runs;
    const std::size_t count = std::min<std::size_t>(engine::block_runs, study_.runs() - first);
    engine::BlockResult block(header_.shape, true);
    study_.simulate(first, static_cast<int>(count), block);
    for (std::size_t lane = 0; lane < count; ++lane) keep(block, first + lane, lane);
  }

  void commit(std::size_t) override {}

  std::optional<BodyPaths> result() {
    if (is_stopped_) return std::nullopt;
    return std::move(out_);
  }

 private:
  void keep(const engine::BlockResult& block, std::size_t run, std::size_t lane) {
    const std::size_t bodies = out_.codes.size(), months = out_.months + from_;
    out_.fails[run] = block.failed[lane] ? 1 : 0;
    for (std::size_t month = from_; month < months; ++month)
      for (std::size_t body = 0; body < bodies; ++body)
        out_.values[(run * bodies + body) * out_.months + month - from_] =
            block.organisation_series[((state_ * months + month) * bodies + body) *
                                          engine::block_runs +
                                      lane];
  }

  const Study& study_;
  const InMemory& how_;
  engine::ResultHeader header_;
  std::size_t from_, state_ = 0;
  BodyPaths out_;
  std::size_t next_ = 0;
  bool is_stopped_ = false;
};

std::vector<double> yearly_means(std::span<const float> path) {
  std::vector<double> means;
  double sum = 0;
  for (std::size_t t = 0; t < path.size(); ++t) {
    sum += double(path[t]) - (t >= year ? double(path[t - year]) : 0);
    if (t + 1 >= year) means.push_back(sum / year);
  }
  return means;
}
}  // namespace

std::size_t BodyPaths::find(const std::string& code) const {
  return static_cast<std::size_t>(std::ranges::find(codes, code) - codes.begin());
}

std::optional<BodyPaths> follow_bodies(const agents::Scenario& scenario, std::uint64_t seed,
                                       std::uint32_t runs, int from, const InMemory& how,
                                       const std::string& state) {
  OneScenario one;
  one.scenario.scenario = scenario;
  one.seed = seed;
  one.runs = runs;
  const Study study(std::move(one));
  BodyStages stages(study, from, how, state);
  engine::run_pipeline(stages, how.threads > 0 ? how.threads : engine::all_threads());
  return stages.result();
}

Gone first_to_go(std::span<const std::span<const float>> twin,
                 std::span<const std::span<const float>> struck) {
  std::vector<std::vector<double>> with, without;
  for (std::size_t body = 0; body < twin.size(); ++body) {
    without.push_back(yearly_means(twin[body]));
    with.push_back(yearly_means(struck[body]));
  }
  Gone gone;
  for (std::size_t t = 0; gone.bodies.empty() && !with.empty() && t < with.front().size(); ++t)
    for (std::size_t body = 0; body < with.size(); ++body)
      if (with[body][t] < without[body][t] / 2) {
        gone.bodies.push_back(body);
        gone.month = static_cast<int>(t);
      }
  return gone;
}

}  // namespace concordat::analysis
