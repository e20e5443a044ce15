#pragma once
/// Every random decision has a number that is never reused.
#include <cstdint>

namespace concordat::agents {

/// Names an organisation in one forum, where a draw is about what happens between two there.
constexpr std::uint32_t in_forum(std::uint32_t organisation, std::uint32_t forum) {
  return (organisation * 16777619u) ^ forum;
}

enum class Draw : std::uint16_t {
  initial_history = 1,
  initial_trust = 2,
  initial_action = 3,
  initial_margin = 4,
  site_effect = 5,
  leader_leaves = 6,
  leader_orientation = 7,
  scripted_leaver = 8,
  choice = 9,
  veto = 10,
  ratification = 11,
  perception = 12,
  regulator_noise = 13,
  procurement = 14,
  imitated_by_position = 15,  ///< no longer drawn
  threshold = 16,
  awake = 17,
  leader_quality = 18,
  public_veto = 19,
  withdrawal = 20,
  rejoining = 21,
  outvoted = 22,
  abandonment = 23,
  scripted_withdrawal = 24,
  exchanged = 25,
  noticed = 26,
  able_to_save = 27,
  lasting_shock = 28,
  one_off = 29,
  kinds_drift = 30,
  performance = 31,
  scripted_status = 32,
  election = 33,
  council_stance = 34,
  consultation = 35,
  judicial_review = 36,
  judgement = 37,
  tender = 38
};

}  // namespace concordat::agents
