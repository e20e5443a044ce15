#pragma once
/// A governance stress test as an experiment: a list of points, shocks of several sizes under ways
/// of governing, and the same without any shock.
#include <cstdint>
#include <string>
#include <vector>

#include "configs/experiment/arms.hpp"
#include "configs/experiment/rivals.hpp"
#include "configs/shipped/shocks.hpp"

namespace concordat::configs {

/// An event of a shock of one's own, as a file of one writes it.
struct ShockPart {
  std::string kind, parameter;
  int after = 0;  ///< months from the shock's first
  double size = 0, per_size = 0;
};

struct TriedShock {
  std::string shock;          ///< one that ships, a file, or with parts a name
  std::vector<double> sizes;  ///< above 0, in its unit
  std::string target = {};    ///< code of an organisation that it strikes instead of its own target
  std::vector<ShockPart> parts = {};
  /// How often the gap between two sizes is halved where a critical size lies in it; 0: never.
  int halvings = 0;
};

struct StressPlan {
  std::string scenario;  ///< a file or a shipped name; empty: a footprint alone
  Overrides overrides;
  std::vector<std::string> regimes;
  std::vector<TriedShock> shocks;
  double risk = .1;        ///< of retreat at which a size is critical ...
  double kept_least = .8;  ///< ... or share of the twins' joint work that is kept
  int from = 24;           ///< month in which shocks begin
  /// Rules of choice under which the first shock is tried under the first regime too.
  std::vector<std::string> decisions;
  std::vector<Rival> rivals = {};  ///< other assumptions under which the same cell is tried
  /// Every point at each of these, with draws that the points of a set share and sets do not; none:
  /// the scenario's own parameters.
  ListedSets sets = {};
  std::uint32_t pairs = 400;  ///< of each point
  std::uint64_t seed = 1;
};

/// Names of the outcomes that a stress test reads beside the model's own.
std::string monthly_collaboration(int month);
inline constexpr const char* trusts_margin_since = "provider_margin_since";
inline constexpr const char* ccgs_margin_since = "commissioner_margin_since";
inline constexpr const char* social_care_since = "social_care_since";

inline constexpr const char* collaboration_since = "collaboration_since";

inline constexpr const char* trust_at_start = "trust_at_start";  ///< after the first month

/// The scenario that is tested, without a shock. Throws UserError.
agents::Scenario scenario_of_stress(const StressPlan& plan);

/// All points share their draws. Throws UserError.
Experiment experiment_of_stress(const StressPlan& plan);

}  // namespace concordat::configs
