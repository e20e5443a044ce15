#include "engine/ensemble/ranks/dispatcher.hpp"

#include <utility>

namespace concordat::engine {

Dispatcher::Dispatcher(WorkSource& source, int ranks)
    : source_(source), under_way_(static_cast<std::size_t>(ranks)) {}

Piece Dispatcher::next() {
  if (is_dry_ && all_under_way_ > 0) return {};
  Piece piece = source_.next();
  is_dry_ = piece.empty();
  is_over_ = is_over_ || (is_dry_ && all_under_way_ == 0);
  return piece;
}

std::optional<Assignment> Dispatcher::ask(int rank) {
  using Kind = Assignment::Kind;
  if (is_over_) return Assignment{Kind::over, {}};
  Piece piece = next();
  std::uint64_t& own = under_way_[static_cast<std::size_t>(rank)];
  if (!piece.empty()) {
    ++own;
    ++all_under_way_;
    return Assignment{Kind::work, std::move(piece)};
  }
  if (is_over_) return Assignment{Kind::over, {}};
  if (own > 0) return Assignment{Kind::later, {}};
  return {};
}

void Dispatcher::done(int rank, const Piece& piece, const RunValues& values) {
  --under_way_[static_cast<std::size_t>(rank)];
  --all_under_way_;
  source_.done(piece, values);
}

void Dispatcher::stop() { is_over_ = true; }

}  // namespace concordat::engine
