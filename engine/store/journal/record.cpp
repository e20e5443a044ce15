#include "engine/store/journal/record.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "engine/error.hpp"
#include "engine/store/journal/record_codec.hpp"
#include "engine/store/journal/record_content.hpp"
#include "engine/store/runs/packing.hpp"

namespace concordat::engine {
namespace {

/// One number of all runs of a block, packed together, as they lie together.
std::array<std::uint16_t, block_runs> packed_number(const float* values, const Quantity& quantity) {
  std::array<std::uint16_t, block_runs> packed;
  for (std::size_t run = 0; run < block_runs; ++run) {
    const bool is_none = values[run] != values[run];
    const std::uint16_t number =
        pack(is_none ? static_cast<float>(quantity.low) : values[run], quantity);
    packed[run] = is_none ? packed_missing : number;
  }
  return packed;
}

/// `missing` is [quantity][column], `values` [quantity][month][column][run]; `packed` gets one run
/// after the other.
void add_packed(std::vector<std::uint16_t>& packed, const std::vector<Quantity>& quantities,
                const std::vector<bool>& missing, const std::vector<float>& values,
                std::size_t count, std::uint32_t sound) {
  if (values.empty()) return;
  const std::size_t numbers = values.size() / block_runs, each = numbers / quantities.size();
  const std::size_t columns = std::max<std::size_t>(missing.size() / quantities.size(), 1);
  const std::size_t before = packed.size();
  packed.resize(before + count * numbers, packed_missing);
  std::uint16_t* into = packed.data() + before;
  const float* from = values.data();
  for (std::size_t q = 0; q < quantities.size(); ++q)
    for (std::size_t row = 0; row < each / columns; ++row)
      for (std::size_t column = 0; column < columns; ++column, ++into, from += block_runs) {
        if (!missing.empty() && missing[q * columns + column]) continue;
        const auto number = packed_number(from, quantities[q]);
        for (std::size_t run = 0; run < count; ++run)
          if ((sound >> run & 1) != 0) into[run * numbers] = number[run];
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
    add_kept(content.values.kept, block.kept, run, good);
  }
  const auto pack_all = [&](std::vector<std::uint16_t>& packed, const std::vector<Quantity>& of,
                            const std::vector<bool>& missing, const std::vector<float>& values) {
    add_packed(packed, of, missing, values, std::size_t(count), sound);
  };
  const BlockQuantities& of = content.quantities;
  RunValues& into = content.values;
  if (content.trajectories != Trajectories::none)
    pack_all(into.series, of.series, of.missing.series, block.series);
  if (content.trajectories == Trajectories::all) {
    pack_all(into.organisation_series, of.organisation_states, of.missing.organisations,
             block.organisation_series);
    pack_all(into.place_series, of.place_states, of.missing.places, block.place_series);
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
  constexpr std::size_t most = 2048;  // runs, whatever the size of a block
  return std::clamp<std::size_t>(blocks, 1, most / block_runs) * block_runs;
}

RunRange Record::runs() const {
  return {content_->runs.first, content_->runs.first + content_->added};
}

const RunValues& Record::values() const { return content_->values; }
std::uint64_t Record::failed() const { return content_->failed; }

}  // namespace concordat::engine
