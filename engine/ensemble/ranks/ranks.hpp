#pragma once
/// The processes that share one study: ranks of MPI, or this one alone.
#include <functional>
#include <memory>

#include "engine/ensemble/ensemble.hpp"

namespace concordat::engine {

/// What a process does among the ranks: alone, the first, or one of the others.
class RankRole {
 public:
  virtual ~RankRole() = default;
  virtual int together(const std::function<int()>& act) = 0;
  virtual void wait_for_first() = 0;
  virtual EnsembleOutcome run(ResultWriter& writer, WorkSource& source,
                              const SimulateBlock& simulate, const EnsembleOptions& options) = 0;
};

class Mail;

/// Joins the other ranks where a launcher (mpirun, srun with MPI) started this process. The first
/// rank is the one that prints, keeps the true source of work, and finishes the file.
class Ranks {
 public:
  /// Throws UserError where a launcher started several and this build has no MPI.
  Ranks();
  ~Ranks();

  int count() const;
  int rank() const;  ///< also the number of its part of the output
  bool is_first() const { return rank() == 0; }
  /// How many threads: `asked`, or for 0 this rank's share of the computer's cores.
  int threads(int asked) const;

  /// Does what all ranks do. On the first rank it returns what `act` returns, or throws what `act`
  /// threw on any rank, once all others have ended. On another rank it returns 0 and throws
  /// nothing.
  int together(const std::function<int()>& act) { return role_->together(act); }

  /// Before another rank opens its writer: waits until the first has opened its own and begins to
  /// `run`. Where the first does not get there, `act` is left.
  void wait_for_first() { role_->wait_for_first(); }

  /// run_ensemble, shared among the ranks. The first gives its source, and returns the outcome of
  /// all when all others have closed their writers; the others' source is not asked.
  EnsembleOutcome run(ResultWriter& writer, WorkSource& source, const SimulateBlock& simulate,
                      const EnsembleOptions& options) {
    return role_->run(writer, source, simulate, options);
  }

 private:
  std::unique_ptr<Mail> mail_;
  std::unique_ptr<RankRole> role_;
};

}  // namespace concordat::engine
