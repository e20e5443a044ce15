#include "engine/store/journal/kept_reader.hpp"

#include <algorithm>
#include <limits>

#include "engine/store/journal/bytes.hpp"
#include "engine/store/runs/run_values.hpp"

namespace concordat::engine {
namespace {

/// What a run takes of a record's body before its kept values: the order of record_codec.
std::uint64_t bytes_before(const ResultHeader& header) {
  const PackedSizes packed(header.shape, header.trajectories);
  return 1 + 4 * std::uint64_t(header.shape.outcomes) +
         2 * (packed.series + packed.organisations + packed.places);
}

}  // namespace

KeptReader::KeptReader(const ResultHeader& header, std::span<const PlacedRecord> records)
    : records_(records), values_(std::uint64_t(header.shape.kept)), before_(bytes_before(header)) {}

void KeptReader::read(RunRange runs, std::vector<float>& into) const {
  into.assign((runs.last - runs.first) * values_, std::numeric_limits<float>::quiet_NaN());
  auto record = std::partition_point(records_.begin(), records_.end(),
                                     [&](const auto& r) { return r.runs.last <= runs.first; });
  for (; record != records_.end() && record->runs.first < runs.last; ++record) {
    const RunRange shared{std::max(runs.first, record->runs.first),
                          std::min(runs.last, record->runs.last)};
    read_from(*record, shared,
              std::span(into).subspan((shared.first - runs.first) * values_,
                                      (shared.last - shared.first) * values_));
  }
}

void KeptReader::read_from(const PlacedRecord& record, RunRange runs, std::span<float> into) const {
  const std::uint64_t all = record.runs.last - record.runs.first;
  const std::uint64_t skipped = runs.first - record.runs.first;
  const std::uint64_t at = all * before_ + skipped * values_ * sizeof(float);
  if (at + into.size_bytes() > record.place.length) throw DamagedBytes();
  auto* const bytes = reinterpret_cast<std::uint8_t*>(into.data());
  const std::span target(bytes, into.size_bytes());
  if (record.file->read(record.place.offset + at, target) != target.size()) throw DamagedBytes();
}

}  // namespace concordat::engine
