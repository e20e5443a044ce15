#pragma once
/// Where the runs of a study stand: a run is a design point and a replicate, its address a number.
#include <algorithm>
#include <cstdint>
#include <vector>

namespace concordat::engine {

/// A design point (0 in a single scenario) and one of its replicates.
struct RunName {
  std::uint64_t point = 0, replicate = 0;
  bool operator==(const RunName&) const = default;
};

/// Which draws the runs of different points take.
enum class PointDraws : std::uint8_t {
  shared,  ///< replicate r of every point the same: a difference is an effect
  own      ///< every point its own: independent points, as calibration needs them
};

/// Addresses go through the replicates in rounds, and in each round through the points in visiting
/// order: a study that was broken off has some replicates of every point. A study may leave
/// addresses out. Without rounds there is one point, and addresses are replicates.
struct RunPlan {
  std::uint64_t points = 1;
  std::vector<std::uint32_t> rounds;  ///< ends of rounds: 8, 16, ... up to the most replicates
  std::vector<std::uint32_t> order;   ///< points as they are visited; empty: as they are numbered
  PointDraws draws = PointDraws::shared;
  std::uint32_t first = 0;  ///< replicate of the first run: another than 0 where one is run alone
  std::uint64_t alike = 1;  ///< points, one after the other, whose own draws are the same

  /// Addresses; of a study without rounds as many as it has replicates.
  std::uint64_t size() const { return rounds.empty() ? 0 : points * rounds.back(); }

  /// First replicate of a round.
  std::uint32_t start(std::size_t round) const { return round == 0 ? 0 : rounds[round - 1]; }

  /// Address of the first replicate of a round at a place in the visiting order.
  std::uint64_t address(std::size_t round, std::uint64_t place) const {
    return points * start(round) + place * (rounds[round] - start(round));
  }

  /// Where points stand in the visiting order: [point].
  std::vector<std::uint64_t> places() const {
    std::vector<std::uint64_t> place(points);
    for (std::uint64_t at = 0; at < points; ++at) place[order.empty() ? at : order[at]] = at;
    return place;
  }

  /// The address of a replicate of the point at a place in the visiting order.
  std::uint64_t address_of(std::uint64_t place, std::uint64_t replicate) const {
    if (rounds.empty()) return replicate;
    const auto after = std::upper_bound(rounds.begin(), rounds.end(), replicate);
    const auto round = static_cast<std::size_t>(after - rounds.begin());
    return address(round, place) + replicate - start(round);
  }

  std::size_t round_of(std::uint64_t address) const {
    const auto replicate = static_cast<std::uint32_t>(address / points);
    const auto after = std::upper_bound(rounds.begin(), rounds.end(), replicate);
    return static_cast<std::size_t>(after - rounds.begin());
  }

  RunName name(std::uint64_t address) const {
    if (rounds.empty()) return {0, address};
    const std::size_t round = round_of(address);
    const std::uint64_t within = address - points * start(round);
    const std::uint64_t width = rounds[round] - start(round);
    const std::uint64_t place = within / width;
    return {order.empty() ? place : order[place], start(round) + within % width};
  }

  /// The replicate in the address of a run's random draws.
  std::uint32_t draws_of(RunName run) const {
    const std::uint64_t own = draws == PointDraws::own ? run.point / alike * rounds.back() : 0;
    return static_cast<std::uint32_t>(own + first + run.replicate);
  }
};

}  // namespace concordat::engine
