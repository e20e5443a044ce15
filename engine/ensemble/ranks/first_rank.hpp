#pragma once
/// The rank that keeps the source of work and hands it out, while it simulates too.
#include <atomic>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/ensemble/ranks/dispatcher.hpp"
#include "engine/ensemble/ranks/letters.hpp"
#include "engine/ensemble/ranks/post.hpp"
#include "engine/ensemble/ranks/ranks.hpp"

namespace concordat::engine {

class FirstRank : public RankRole {
 public:
  explicit FirstRank(Mail& mail);

  int together(const std::function<int()>& act) override;
  void wait_for_first() override {}
  EnsembleOutcome run(ResultWriter& writer, WorkSource& source, const SimulateBlock& simulate,
                      const EnsembleOptions& options) override;

 private:
  class OwnShare;
  class ShownProgress;

  // On the post's thread.
  void receive(const Letter& letter);
  void look_round();
  void answer_who_waits();

  enum class Ending { done, broken_off };
  void begin(WorkSource& source, const EnsembleOptions& options, ShownProgress& shown);
  void end(Ending ending);
  EnsembleOutcome with_others(EnsembleOutcome outcome) const;
  void take_leave(int rank, const Leaving& leaving);
  void stop_all();  ///< with the lock held
  void throw_trouble() const;

  const int ranks_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Dispatcher> dispatcher_;
  const std::atomic<bool>* asked_to_stop_ = nullptr;
  ShownProgress* shown_ = nullptr;
  std::vector<int> waiting_;                  ///< ranks that asked for work
  std::vector<std::optional<Leaving>> left_;  ///< [rank]
  int away_ = 0;                              ///< ranks that have left
  int in_trouble_ = 0;                        ///< the first that had some
  std::exception_ptr source_error_;           ///< thrown by the source when others asked
  bool is_stopped_ = false;
  std::atomic<bool> halt_ = false;  ///< for the blocks under way here
  Post post_;                       ///< last: its thread uses the others
};

}  // namespace concordat::engine
