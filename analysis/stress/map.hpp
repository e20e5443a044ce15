#pragma once
/// The map of trust and pressure: from which trust, under how much more pressure, joint work lasts.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/stress/measures/basin.hpp"
#include "configs/experiment/stress.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

/// A start of trust under a pressure.
struct MapCell {
  double trust = 0;    ///< mean between partners at the start, once it is shifted
  double end = 0;      ///< mean collaboration in the last year
  double retreat = 0;  ///< share of runs, those in retreat before left out
};

struct TrustMap {
  std::string title, regime;
  int from = 0, months = 0, organisations = 0;
  std::uint64_t pairs = 0, seed = 0, runs = 0, failed = 0;
  std::vector<double> pressures;            ///< imposed beyond what accounts say
  std::vector<std::string> shifts;          ///< of trust, lowest first
  std::vector<std::vector<MapCell>> cells;  ///< [pressure][shift]
  /// Trust at the start from which on it ends high; nothing where all ends are alike.
  std::vector<std::optional<double>> boundary;  ///< [pressure]
  std::optional<TwoEnds> two_ends;
  double today = 0;  ///< trust that is there, without shift or pressure
};

/// Under the first way of governing of the plan or, where it names none, the scenario's own.
configs::Experiment experiment_of_map(configs::StressPlan plan);

bool is_map(const engine::ResultFile& file);

TrustMap trust_map(const engine::ResultFile& file);

}  // namespace concordat::analysis
