#include "engine/ensemble/work.hpp"

#include <algorithm>

namespace concordat::engine {

std::uint64_t runs_in(const Piece& piece) {
  std::uint64_t runs = 0;
  for (const RunRange& range : piece) runs += range.last - range.first;
  return runs;
}

std::uint64_t runs_per_piece(const ResultHeader& header, int workers) {
  const std::uint64_t pieces = std::max<std::uint64_t>(16, 4 * std::uint64_t(workers));
  const std::uint64_t blocks = header.runs / pieces / block_runs + 1;
  return std::min(blocks * block_runs, Record::most_runs(header));
}

PendingWork::PendingWork(const ResultWriter& writer, std::uint64_t runs_per_piece)
    : pending_(writer.pending(runs_per_piece)), total_(writer.header().runs) {}

Piece PendingWork::next() { return next_ == pending_.size() ? Piece{} : Piece{pending_[next_++]}; }

}  // namespace concordat::engine
