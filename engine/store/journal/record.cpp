#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "engine/error.hpp"
#include "engine/store/journal/record_codec.hpp"
#include "engine/store/journal/record_content.hpp"
#include "engine/store/results.hpp"
#include "engine/store/variables/packing.hpp"

namespace concordat::engine {
namespace {

/// Marks the runs of a block with a value that is not finite; [..][run] is the order of `values`.
std::uint32_t not_finite(const std::vector<float>& values) {
  std::array<std::uint32_t, block_runs> found{};
  for (std::size_t i = 0; i + block_runs <= values.size(); i += block_runs) {
    for (std::size_t run = 0; run < block_runs; ++run) {
      const std::uint32_t exponent = std::bit_cast<std::uint32_t>(values[i + run]) & 0x7f800000u;
      found[run] |= exponent == 0x7f800000u ? 1u : 0u;
    }
  }
  std::uint32_t runs = 0;
  for (std::size_t run = 0; run < block_runs; ++run) {
    runs |= found[run] << run;
  }
  return runs;
}

/// The runs of a block that count, as bits.
std::uint32_t sound_runs(const BlockResult& block, int count) {
  std::uint32_t unsound =
      not_finite(block.series) | not_finite(block.organisations) | not_finite(block.places);
  for (std::size_t run = 0; run < block_runs; ++run) {
    unsound |= (block.failed[run] ? 1u : 0u) << run;
  }
  return ~unsound & ((1u << count) - 1u);
}

void add_moments(std::vector<Moments>& moments, const std::vector<Quantity>& quantities,
                 const std::vector<float>& values, std::uint32_t sound) {
  if (quantities.empty()) {
    return;
  }
  const std::size_t per_quantity = moments.size() / quantities.size();
  for (std::size_t i = 0; i < moments.size(); ++i) {
    add(moments[i], quantities[i / per_quantity],
        std::span(values).subspan(i * block_runs, block_runs), sound);
  }
}

void add_outcomes(std::vector<float>& outcomes, const BlockResult& block, std::size_t run,
                  bool sound) {
  for (std::size_t i = run; i < block.outcomes.size(); i += block_runs) {
    // One bit pattern for every NaN: the digest reads bits.
    const bool number = sound && block.outcomes[i] == block.outcomes[i];
    outcomes.push_back(number ? block.outcomes[i] : std::numeric_limits<float>::quiet_NaN());
  }
}

void add_packed(std::vector<std::uint16_t>& packed, const std::vector<Quantity>& quantities,
                const std::vector<float>& values, std::size_t run, bool sound) {
  const std::size_t numbers = values.size() / block_runs;
  for (std::size_t i = 0; i < numbers; ++i) {
    const Quantity& quantity = quantities[i * quantities.size() / numbers];
    const float value = values[i * block_runs + run];
    packed.push_back(sound && value == value ? pack(value, quantity) : packed_missing);
  }
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
  add_moments(content.moments.series, content.series, block.series, sound);
  add_moments(content.moments.organisations, content.organisation_states, block.organisations,
              sound);
  add_moments(content.moments.places, content.place_states, block.places, sound);
  for (std::size_t run = 0; run < std::size_t(count); ++run) {
    const bool good = sound >> run & 1;
    content.values.failed.push_back(good ? 0 : 1);
    content.failed += good ? 0 : 1;
    add_outcomes(content.values.outcomes, block, run, good);
    if (content.trajectories != Trajectories::none) {
      add_packed(content.values.series, content.series, block.series, run, good);
    }
    if (content.trajectories == Trajectories::all) {
      add_packed(content.values.organisation_series, content.organisation_states,
                 block.organisation_series, run, good);
    }
  }
  content.added += std::uint64_t(count);
}

void Record::seal() {
  if (content_->sealed.empty() && content_->added > 0) {
    content_->sealed = encode(content_->values, content_->moments);
    content_->values.series = {};
    content_->values.organisation_series = {};
    content_->moments = MomentTable({});
  }
}

std::uint64_t Record::most_runs(const ResultHeader& header) {
  const PackedSizes packed(header.shape, header.trajectories);
  const std::size_t bytes = 2 * (packed.series + packed.organisations) + 1;
  const std::size_t blocks = (std::size_t{8} << 20) / (bytes * block_runs);
  return std::max<std::size_t>(1, std::min<std::size_t>(256, blocks)) * block_runs;
}

RunRange Record::runs() const {
  return {content_->runs.first, content_->runs.first + content_->added};
}

const RunValues& Record::values() const { return content_->values; }
std::uint64_t Record::failed() const { return content_->failed; }

}  // namespace concordat::engine
