#pragma once
/// Pressure imposed slowly, up and down again: at which pressure joint work falls, at which it
/// comes back.
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/stress/measures/loop.hpp"
#include "configs/experiment/stress.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

/// Mechanisms that wear off what was learnt: leaders' turnover, trust's drift to its history.
struct SweptLoop {
  bool forgets = true;  ///< they are as the scenario has them; else both are off
  int months = 0;       ///< for which each level lasts
  LoopEstimate loop;    ///< of collaboration in the last year of each level
};

struct Sweeps {
  std::string title, regime;
  int organisations = 0;
  std::uint64_t pairs = 0, seed = 0, runs = 0, failed = 0;
  std::vector<double> levels;        ///< of pressure
  double at_first = 0, at_last = 0;  ///< collaboration without any of it, first and last year
  std::vector<SweptLoop> loops;
};

/// A hundred years without accounts, so that pressure is what is imposed and nothing else drifts;
/// two paces, with and without what makes trust wear off; under the first way of governing of the
/// plan or, where it names none, the scenario's own.
configs::Experiment experiment_of_sweeps(configs::StressPlan plan);

/// Whether a stress test sweeps.
bool is_sweep(const engine::ResultFile& file);

Sweeps sweeps(const engine::ResultFile& file);

}  // namespace concordat::analysis
