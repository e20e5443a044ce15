#pragma once
/// The real model as a calibration sees it: parameters varied, series measured.
#include <memory>
#include <string>
#include <vector>

#include "agents/measures/metrics.hpp"
#include "agents/simulate.hpp"
#include "agents/tables/parameters.hpp"
#include "analysis/algebra/ridges.hpp"
#include "analysis/calibration/rejection.hpp"

namespace concordat::tests {

/// A parameter with a uniform prior.
struct Varied {
  std::string path;
  double low, high;
};

/// A series after so many months, as the mean over the replicates of a point.
struct Measured {
  agents::Series series;
  int months;
  double tolerance;
};

struct Inquiry {
  agents::Scenario scenario;
  std::vector<Varied> varied;
  std::vector<Measured> measured;
  std::uint32_t replicates = 8;

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const Varied& one : varied) all.push_back(one.path);
    return all;
  }
  analysis::ValueAt values() const {
    return [all = varied](std::size_t k, double unit) {
      return all[k].low + (all[k].high - all[k].low) * unit;
    };
  }
  std::vector<double> tolerances() const {
    std::vector<double> all;
    for (const Measured& one : measured) all.push_back(one.tolerance);
    return all;
  }
};

inline agents::Parameters parameters_at(const Inquiry& inquiry, std::span<const double> point) {
  agents::Parameters parameters = inquiry.scenario.parameters;
  for (std::size_t k = 0; k < inquiry.varied.size(); ++k) {
    const agents::ParameterRow* row = agents::find_parameter(inquiry.varied[k].path);
    parameters[*row] = inquiry.values()(k, point[k]);
  }
  return parameters;
}

/// The sums over the runs of a block of what is measured.
inline void add_block(const Inquiry& inquiry, const engine::BlockResult& block, int months,
                      int runs, std::vector<double>& sums) {
  for (std::size_t m = 0; m < inquiry.measured.size(); ++m) {
    const Measured& one = inquiry.measured[m];
    const auto row =
        static_cast<std::size_t>(static_cast<int>(one.series) * months + one.months - 1);
    for (int run = 0; run < runs; ++run)
      sums[m] += block.series[row * engine::block_runs + std::size_t(run)];
  }
}

/// Every point has draws of its own.
inline analysis::Simulator simulator_of(const Inquiry& inquiry, std::uint64_t seed) {
  auto structure = std::make_shared<agents::Structure>(agents::make_structure(inquiry.scenario));
  return [inquiry, structure, seed](const analysis::Proposals& proposals) {
    engine::BlockResult block(agents::shape_of(*structure));
    analysis::Simulated found;
    for (std::uint32_t i = 0; i < proposals.size(); ++i) {
      const agents::Parameters parameters = parameters_at(inquiry, proposals.point(i));
      std::vector<double> sums(inquiry.measured.size(), 0);
      for (std::uint32_t first = 0; first < inquiry.replicates; first += engine::block_runs) {
        std::vector<agents::Run> runs;
        for (std::uint32_t r = 0; r < engine::block_runs && first + r < inquiry.replicates; ++r)
          runs.push_back({(proposals.first + i) * inquiry.replicates + first + r, &parameters});
        agents::simulate(*structure, seed, runs, block);
        add_block(inquiry, block, inquiry.scenario.months, int(runs.size()), sums);
      }
      for (double sum : sums) found.statistics.push_back(sum / inquiry.replicates);
    }
    return found;
  };
}

/// What the model measures where the parameters are these: data of which the truth is known.
inline std::vector<analysis::TargetValue> synthetic_data(Inquiry inquiry,
                                                         const std::vector<double>& truth) {
  inquiry.replicates = 512;
  analysis::Proposals proposals{inquiry.varied.size(), {}, 0};
  for (std::size_t k = 0; k < truth.size(); ++k) {
    const Varied& one = inquiry.varied[k];
    proposals.points.push_back((truth[k] - one.low) / (one.high - one.low));
  }
  const auto found = simulator_of(inquiry, 77)(proposals).statistics;
  std::vector<analysis::TargetValue> data;
  for (std::size_t m = 0; m < found.size(); ++m)
    data.push_back({found[m], inquiry.measured[m].tolerance});
  return data;
}

}  // namespace concordat::tests
