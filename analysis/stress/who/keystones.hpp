#pragma once
/// Keystones: what is lost where one organisation leaves, or refuses, each in its turn.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "analysis/experiments/in_memory.hpp"
#include "analysis/statistics/bootstrap.hpp"
#include "configs/experiment/stress.hpp"
#include "engine/network/network.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

/// What one of them takes.
struct BodyLoss {
  std::uint64_t pairs = 0;
  bool acts = true;  ///< false: no run differs, as where members may not leave
  Estimate lost;     ///< years of joint work, of all, itself included
  Estimate others;   ///< of that, what others do less
  Estimate hurt;     ///< share of runs with a depth of .1
  Estimate risk;     ///< of retreat after it
};

struct Keystone {
  std::string code, name;
  agents::Subtype subtype{};
  int rank = 1, of = 1;    ///< by turnover among those of its subtype, the largest first
  double turnover = 0;     ///< £m a year
  int places = 0;          ///< in which it sits
  int degree = 0;          ///< others that it shares a place with, or is tied to
  double betweenness = 0;  ///< in that network; boards, where all meet, are left out
  BodyLoss exit, refusal;

  double most() const;  ///< that others lose by either
};

/// Rank correlations, over organisations, of what others lose.
struct GoesWith {
  double turnover = 0, degree = 0, betweenness = 0;
};

struct Keystones {
  std::string title, regime;
  int from = 0, months = 0;
  double years = 0;  ///< for which each is away, or refuses
  std::uint64_t pairs = 0, seed = 0, runs = 0, failed = 0;
  Estimate level;                ///< W without any of it
  std::vector<Keystone> bodies;  ///< those first from whom others lose most
  GoesWith exit, refusal;
};

/// Every organisation's exit and refusal in turn, under the first way of governing of the plan or,
/// where it names none, the scenario's own.
/// Throws engine::UserError where they are too many.
configs::Experiment experiment_of_keystones(configs::StressPlan plan, double years);
inline constexpr std::size_t most_bodies = 100;

/// Whether a stress test asks for keystones.
bool asks_for_keystones(const engine::ResultFile& file);

/// Simulates the file's runs again, as it does not hold what each organisation does. Nothing where
/// it was told to stop.
std::optional<Keystones> keystones(const engine::ResultFile& file, const InMemory& how);

/// Who shares a place with whom, or is tied.
engine::Network network_of_places(const agents::Scenario& scenario);

}  // namespace concordat::analysis
