#pragma once
/// A record's body in the journal: values of runs as they are, moments with their empty bins left
/// out.
#include <span>

#include "engine/statistics/moment_table.hpp"
#include "engine/store/journal/bytes.hpp"
#include "engine/store/runs/run_values.hpp"

namespace concordat::engine {

Bytes encode(const RunValues& values, const MomentTable& moments);

/// Reads a body of `runs` runs: replaces `values`, adds to `totals`. Throws DamagedBytes.
void decode(std::span<const std::uint8_t> body, const ResultHeader& header, std::uint64_t runs,
            RunValues& values, MomentTable& totals);

/// Reads of a body no more than failures and outcomes, which need no header.
void decode_outcomes(std::span<const std::uint8_t> body, std::uint64_t runs, std::uint64_t outcomes,
                     RunValues& values);

}  // namespace concordat::engine
