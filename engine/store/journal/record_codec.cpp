#include "engine/store/journal/record_codec.hpp"

#include <algorithm>

namespace concordat::engine {
namespace {

/// Small magnitudes become small numbers whatever their sign: 0, -1, 1, -2 as 0, 1, 2, 3.
std::uint64_t fold_sign(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unfold_sign(std::uint64_t folded) {
  return static_cast<std::int64_t>(folded >> 1) ^ -static_cast<std::int64_t>(folded & 1);
}

void put_moments(Bytes& out, const Moments& moments) {
  put_small(out, moments.count);
  put_small(out, moments.clipped);
  put_small(out, fold_sign(moments.sum));
  put_small(out, moments.squares_low);
  put_small(out, moments.squares_high);
  std::uint64_t expected = 0, seen = 0;
  for (std::uint64_t bin = 0; seen < moments.count; ++bin) {
    if (const std::uint32_t here = moments.histogram[bin]; here > 0) {
      put_small(out, bin - expected);
      put_small(out, here);
      expected = bin + 1;
      seen += here;
    }
  }
}

void add_moments(ByteReader& in, Moments& into) {
  const std::uint64_t count = in.get_small();
  into.count += count;
  into.clipped += in.get_small();
  into.sum += unfold_sign(in.get_small());
  const std::uint64_t low = in.get_small();
  add_squares(into, low, in.get_small());
  std::uint64_t bin = 0;
  for (std::uint64_t seen = 0; seen < count; ++bin) {
    bin += in.get_small();
    const std::uint64_t here = in.get_small();
    if (bin >= histogram_bins || here > count - seen) {
      throw DamagedBytes();
    }
    into.histogram[bin] += static_cast<std::uint32_t>(here);
    seen += here;
  }
}

}  // namespace

Bytes encode(const RunValues& values, const MomentTable& moments) {
  Bytes out;
  put_all(out, std::span(values.failed));
  put_all(out, std::span(values.outcomes));
  put_all(out, std::span(values.series));
  put_all(out, std::span(values.organisation_series));
  for (const auto* table : {&moments.series, &moments.organisations, &moments.places}) {
    for (const Moments& each : *table) {
      put_moments(out, each);
    }
  }
  return out;
}

void decode_outcomes(std::span<const std::uint8_t> body, std::uint64_t runs, std::uint64_t outcomes,
                     RunValues& values) {
  ByteReader in(body);
  in.get_all(values.failed, runs);
  in.get_all(values.outcomes, runs * outcomes);
}

void decode(std::span<const std::uint8_t> body, const ResultHeader& header, std::uint64_t runs,
            RunValues& values, MomentTable& totals) {
  const PackedSizes packed(header.shape, header.trajectories);
  ByteReader in(body);
  in.get_all(values.failed, runs);
  in.get_all(values.outcomes, runs * std::uint64_t(header.shape.outcomes));
  in.get_all(values.series, runs * packed.series);
  in.get_all(values.organisation_series, runs * packed.organisations);
  for (auto* table : {&totals.series, &totals.organisations, &totals.places}) {
    for (Moments& each : *table) {
      add_moments(in, each);
    }
  }
  if (!in.at_end()) {
    throw DamagedBytes();
  }
}

}  // namespace concordat::engine
