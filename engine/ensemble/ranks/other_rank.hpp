#pragma once
/// A rank that gets its work from the first.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>

#include "engine/ensemble/ranks/letters.hpp"
#include "engine/ensemble/ranks/post.hpp"
#include "engine/ensemble/ranks/ranks.hpp"

namespace concordat::engine {

class OtherRank : public RankRole {
 public:
  explicit OtherRank(Mail& mail);

  int together(const std::function<int()>& act) override;
  void wait_for_first() override;
  EnsembleOutcome run(ResultWriter& writer, WorkSource& source, const SimulateBlock& simulate,
                      const EnsembleOptions& options) override;

 private:
  class Share;

  // On the post's thread.
  void receive(const Letter& letter);
  void look_round();

  void note(Trouble trouble, std::vector<Problem> problems);
  void take_leave();

  const std::string name_;  ///< for messages
  std::mutex mutex_;
  std::condition_variable changed_;
  const std::atomic<bool>* asked_to_stop_ = nullptr;
  bool has_begun_ = false, is_over_ = false, may_go_ = false;
  std::optional<Piece> answer_;
  Leaving leaving_;
  std::atomic<bool> halt_ = false;            ///< for the blocks under way here
  std::atomic<std::uint64_t> simulated_ = 0;  ///< runs
  std::uint64_t told_ = 0;                    ///< of them told to the first rank
  std::chrono::steady_clock::time_point told_at_;
  Post post_;  ///< last: its thread uses the others
};

}  // namespace concordat::engine
