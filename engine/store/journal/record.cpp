#include "engine/store/journal/record.hpp"

#include <algorithm>
#include <limits>

#include "engine/error.hpp"
#include "engine/store/journal/record_codec.hpp"
#include "engine/store/journal/record_content.hpp"
#include "engine/store/runs/packing.hpp"

namespace concordat::engine {
namespace {

/// `missing` is [quantity][column], `values` [quantity][month][column][run].
void add_packed(std::vector<std::uint16_t>& packed, const std::vector<Quantity>& quantities,
                const std::vector<bool>& missing, const std::vector<float>& values, std::size_t run,
                bool sound) {
  if (values.empty()) return;
  const std::size_t numbers = values.size() / block_runs, each = numbers / quantities.size();
  const std::size_t columns = std::max<std::size_t>(missing.size() / quantities.size(), 1);
  packed.resize(packed.size() + numbers, packed_missing);
  if (!sound) return;
  std::uint16_t* into = packed.data() + packed.size() - numbers;
  const float* from = values.data() + run;
  for (std::size_t q = 0; q < quantities.size(); ++q)
    for (std::size_t row = 0; row < each / columns; ++row)
      for (std::size_t column = 0; column < columns; ++column, ++into, from += block_runs) {
        const bool is_there = missing.empty() || !missing[q * columns + column];
        if (is_there && *from == *from) *into = pack(*from, quantities[q]);
      }
}

/// NaN where a run failed.
void add_kept(std::vector<float>& kept, const std::vector<float>& values, std::size_t run,
              bool sound) {
  for (std::size_t i = run; i < values.size(); i += block_runs)
    kept.push_back(sound ? values[i] : std::numeric_limits<float>::quiet_NaN());
}

}  // namespace

Record::Record(const ResultHeader& header, RunRange runs)
    : content_(std::make_unique<Content>(header, runs)) {}
Record::~Record() = default;
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;

void Record::add(const BlockResult& block, int count) {
  Content& content = *content_;
  CONCORDAT_EXPECT(count >= 1 && count <= block_runs && content.sealed.empty());
  CONCORDAT_EXPECT(content.runs.first + content.added + count <= content.runs.last);
  const std::uint32_t sound = sound_runs(block, count);
  add_block(content.moments, content.quantities, block, sound);
  for (std::size_t run = 0; run < std::size_t(count); ++run) {
    const bool good = sound >> run & 1;
    content.failed += good ? 0 : 1;
    add_run(content.values, block, int(run), good);
    if (content.trajectories != Trajectories::none) {
      add_packed(content.values.series, content.quantities.series,
                 content.quantities.missing.series, block.series, run, good);
    }
    add_kept(content.values.kept, block.kept, run, good);
    if (content.trajectories == Trajectories::all) {
      add_packed(content.values.organisation_series, content.quantities.organisation_states,
                 content.quantities.missing.organisations, block.organisation_series, run, good);
      add_packed(content.values.place_series, content.quantities.place_states,
                 content.quantities.missing.places, block.place_series, run, good);
    }
  }
  content.added += std::uint64_t(count);
}

void Record::seal() {
  if (content_->sealed.empty() && content_->added > 0) {
    settle(content_->moments);
    content_->sealed = encode(content_->values, content_->moments);
    content_->values.series = {};
    content_->values.organisation_series = {};
    content_->values.place_series = {};
    content_->values.kept = {};
    content_->moments = MomentTable({});
  }
}

std::uint64_t Record::most_runs(const ResultHeader& header) {
  const PackedSizes packed(header.shape, header.trajectories);
  const std::size_t bytes = 2 * (packed.series + packed.organisations + packed.places) +
                            4 * std::size_t(header.shape.kept) + 1;
  const std::size_t blocks = (std::size_t{8} << 20) / (bytes * block_runs);
  return std::max<std::size_t>(1, std::min<std::size_t>(256, blocks)) * block_runs;
}

RunRange Record::runs() const {
  return {content_->runs.first, content_->runs.first + content_->added};
}

const RunValues& Record::values() const { return content_->values; }
std::uint64_t Record::failed() const { return content_->failed; }

}  // namespace concordat::engine
