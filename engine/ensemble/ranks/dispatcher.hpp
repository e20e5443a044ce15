#pragma once
/// Hands the pieces of one source to several ranks.
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/ensemble/work.hpp"

namespace concordat::engine {

struct Assignment {
  enum class Kind : std::uint8_t {
    work,
    later,  ///< nothing for now: finish what you have and ask again
    over    ///< all is done, or it was stopped
  };
  Kind kind = Kind::over;
  Piece piece;
};

/// The source is asked exactly as one process would ask it, so what it decides does not depend on
/// the number of ranks: after an empty answer only once all that was handed out is done. From one
/// thread at a time.
class Dispatcher {
 public:
  Dispatcher(WorkSource& source, int ranks);

  /// Nothing where the rank, which has no work left, has to wait for others: ask for it again after
  /// the next `done` or `stop`.
  std::optional<Assignment> ask(int rank);
  void done(int rank, const Piece& piece, const RunValues& values);
  void stop();  ///< nothing is handed out from now on

 private:
  Piece next();

  WorkSource& source_;
  std::vector<std::uint64_t> under_way_;  ///< [rank] pieces
  std::uint64_t all_under_way_ = 0;
  bool is_dry_ = false;  ///< the source had nothing, and some pieces are under way
  bool is_over_ = false;
};

}  // namespace concordat::engine
