#pragma once
/// What one block of runs (up to eight, side by side) produced.
#include <array>
#include <cstddef>
#include <vector>

namespace concordat::engine {

inline constexpr int block_runs = 16;  ///< runs in a block: the lanes of the widest kernel

/// How many of everything a simulation reports.
struct ResultShape {
  int months = 0;
  int series = 0;                                      ///< quantities reported every month
  int outcomes = 0;                                    ///< quantities reported once a run
  int organisations = 0, organisation_quantities = 0;  ///< state at the end, per organisation
  int places = 0, place_quantities = 0;                ///< state at the end, per place
  int kept = 0;                                        ///< values of months that a study keeps
  bool operator==(const ResultShape&) const = default;
};

/// What a simulation has no value of: true there. What a mechanism that is off would report is not
/// 0 but missing. Empty: nothing is.
struct Missing {
  std::vector<bool> series, outcomes;  ///< [quantity]
  std::vector<bool> organisations;     ///< [quantity][organisation]
  std::vector<bool> places;            ///< [quantity][place]
};

/// Values of a block: the last index is the run in the block, 0 to 7.
struct BlockResult {
  explicit BlockResult(const ResultShape& of, bool paths = false)
      : shape(of),
        series(std::size_t(of.series) * of.months * block_runs),
        outcomes(std::size_t(of.outcomes) * block_runs),
        organisations(std::size_t(of.organisation_quantities) * of.organisations * block_runs),
        places(std::size_t(of.place_quantities) * of.places * block_runs),
        organisation_series(paths ? organisations.size() * of.months : 0),
        place_series(paths ? places.size() * of.months : 0),
        kept(std::size_t(of.kept) * block_runs) {}

  /// Asks for the paths of places alone.
  void ask_for_places() { place_series.resize(places.size() * std::size_t(shape.months)); }

  ResultShape shape;                 ///< what the arrays below are made for
  std::vector<float> series;         ///< [series][month][run]
  std::vector<float> outcomes;       ///< [outcome][run]
  std::vector<float> organisations;  ///< [quantity][organisation][run], last month
  std::vector<float> places;         ///< [quantity][place][run], last month
  std::vector<float>
      organisation_series;  ///< [quantity][month][organisation][run]; empty if not asked for
  std::vector<float> place_series;  ///< [quantity][month][place][run]; empty if not asked for
  std::vector<float> kept;  ///< [value][run], in the order of KeptMonths; NaN: there is none
  std::array<bool, block_runs> failed{};  ///< a run that left its range: recorded, not counted
};

}  // namespace concordat::engine
