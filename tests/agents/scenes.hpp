#pragma once
/// Scenes that the tests of the model share: alike organisations in one place, random footprints.
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "agents/measures/metrics.hpp"
#include "agents/prepare.hpp"
#include "agents/simulate.hpp"
#include "agents/tables/switches.hpp"

namespace concordat::tests {

using agents::ForumId;
using agents::OrganisationId;
using agents::PairId;
using agents::PlaceId;
using agents::SeatId;
using agents::SystemId;

/// Reproducible throws for scenes; the model's own draws never come from here.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double between(double low, double high) {
    return low + (high - low) * (static_cast<double>(engine_() >> 11) * 0x1p-53);
  }
  int whole(int low, int high) {  // both included
    return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t k = items.size(); k > 1; --k) std::swap(items[k - 1], items[engine_() % k]);
  }

 private:
  std::mt19937_64 engine_;
};

/// Every mechanism that can be switched off, switched off.
agents::Switches nothing_on();

/// Every mechanism, switched on.
agents::Switches everything_switched_on();

/// `n` alike organisations in one place; all switches off, decisions every month by majority, no
/// spread between leaders and relations, no cost of joint work.
agents::Scenario alike(int n);

/// As `alike`, and everybody joins with the same constant chance exp(x) / (1 + exp(x)), brought
/// about by the regulators' message alone.
agents::Scenario alike_with_constant_utility(int n, double x);

/// Adds an organisation that serves the places given, shares summing to `total`.
int add_organisation(agents::Scenario& s, Dice& dice, agents::Kind kind,
                     const std::vector<int>& places, double total);

/// A random footprint-like scenario: one to five places in one or two systems, each place with a
/// CCG, a council and a GP federation, and trusts that serve one or several places.
agents::Scenario footprint(std::uint64_t seed);

/// A block of runs of a scenario with its own parameters, replicates from `first` on.
engine::BlockResult run_block(const agents::Scenario& scenario, std::uint64_t seed,
                              int runs = engine::block_runs, std::uint32_t first = 0);

/// The same bits in every value?
bool same_bits(const std::vector<float>& a, const std::vector<float>& b);
bool same_bits(const engine::BlockResult& a, const engine::BlockResult& b);

}  // namespace concordat::tests
